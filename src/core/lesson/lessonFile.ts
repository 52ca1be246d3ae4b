// Files of lessons before their text is parsed: their names and sizes.
import { maxSceneFileBytes } from '../scene/sceneFile';

/** The extension of a lesson's file, without a dot. */
export const lessonEnding = 'optiscape-lesson';

/** The largest file that is read; a lesson of ten steps has some hundred kilobytes. */
export const maxLessonFileBytes = maxSceneFileBytes;
