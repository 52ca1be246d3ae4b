// `optiscape lesson check`: whether a lesson can be given as it is.
import { lessonSummary } from '../core/lesson/lesson';
import { maxLessonFileBytes } from '../core/lesson/lessonFile';
import { parseLessonText } from '../core/lesson/parseLesson';
import { readInput } from './input';
import { print } from './output';
import { UsageError } from './usageError';

/** Prints what the lesson in `path` has; an invalid one is a usage error that names every step and field. */
export async function checkLesson(path: string, signal: AbortSignal): Promise<void> {
  const text = await readInput('lesson', path, maxLessonFileBytes, signal);
  const parsed = parseLessonText(text);
  if (!parsed.ok) throw new UsageError(parsed.issues.map((issue) => issue.message).join('; '));
  const races = parsed.lesson.steps.filter(({ shows }) => shows.kind === 'race').length;
  await print(`${JSON.stringify({ ...lessonSummary(parsed.lesson), races })}\n`);
}
