// Files of lessons before their text is parsed: their names and sizes.
import { maxSceneFileBytes, sceneEndings } from '../scene/sceneFile';

/** The extension of a lesson's file, without a dot. */
export const lessonEnding = 'optiscape-lesson';

export const isLessonFile = (name: string): boolean => name.toLowerCase().endsWith(`.${lessonEnding}`);

/** The extensions that a file may be saved with, without dots, by what it is to be called: those of a lesson or of a scene. */
export const savedEndings = (suggestedName: string): readonly string[] =>
  isLessonFile(suggestedName) ? [lessonEnding] : sceneEndings;

/** The largest file that is read; a lesson of ten steps has some hundred kilobytes. */
export const maxLessonFileBytes = maxSceneFileBytes;
