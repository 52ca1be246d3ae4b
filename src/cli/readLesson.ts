// Reads a lesson for a command: one that comes with the app, by its id, or a file.
import { isBundledLesson, loadBundledLesson } from '../core/lesson/bundledLessons';
import type { Lesson } from '../core/lesson/lesson';
import { maxLessonFileBytes } from '../core/lesson/lessonFile';
import { parseLessonText } from '../core/lesson/parseLesson';
import { readInput } from './input';
import { UsageError } from './usageError';

/** An invalid lesson is a usage error that names every step and field. */
export async function readLesson(name: string, signal: AbortSignal): Promise<Lesson> {
  if (isBundledLesson(name)) return loadBundledLesson(name);
  const parsed = parseLessonText(await readInput('lesson', name, maxLessonFileBytes, signal));
  if (parsed.ok) return parsed.lesson;
  throw new UsageError(parsed.issues.map((issue) => issue.message).join('; '));
}
