// A lesson's texts in the language of who reads it, or in the one that the lesson was written in.
import type { Lesson, LessonText } from './lesson';

export function inLessonLanguage(
  { languages }: Pick<Lesson, 'languages'>,
  text: LessonText,
  language: string,
): string {
  return text[language] ?? text[languages[0]!] ?? '';
}
