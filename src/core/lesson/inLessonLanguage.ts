// A lesson's texts in the language of who reads it, or where it lacks one, in the first of its own that has it.
import type { Lesson, LessonText } from './lesson';

export function inLessonLanguage(
  { languages }: Pick<Lesson, 'languages'>,
  text: LessonText,
  language: string,
): string {
  return [language, ...languages].map((each) => text[each] ?? '').find((words) => words !== '') ?? '';
}
