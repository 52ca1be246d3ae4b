// `optiscape lesson check`: whether a lesson can be given as it is.
import { lessonSummary } from '../core/lesson/lesson';
import { print } from './output';
import { readLesson } from './readLesson';

/** Prints what the lesson in a file, or a bundled one, has; an invalid one is a usage error that names every step and field. */
export async function checkLesson(name: string, signal: AbortSignal): Promise<void> {
  const lesson = await readLesson(name, signal);
  const races = lesson.steps.filter(({ shows }) => shows.kind === 'race').length;
  await print(`${JSON.stringify({ ...lessonSummary(lesson), races })}\n`);
}
