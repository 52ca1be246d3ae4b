// Reads the texts of a lesson: one for each of its languages.
import { phrase } from '../text/text';
import { invalid, type Issue } from '../validation/issue';
import type { LessonText } from './lesson';
import type { WrittenText } from './lessonSchema';

/** What is read for one lesson: its languages, and what is wrong with it so far. */
export interface TextReader {
  readonly issues: Issue[];
  /** A text in every language; a missing one is empty. */
  text(written: WrittenText | undefined, field: string): LessonText;
}

export function createTextReader(languages: readonly string[]): TextReader {
  const issues: Issue[] = [];
  return {
    issues,
    text(written, field) {
      if (written === undefined || written === '') {
        return Object.fromEntries(languages.map((language) => [language, '']));
      }
      if (typeof written === 'string') {
        if (languages.length > 1) {
          issues.push(invalid(field, written, phrase('a text for each of {languages}', { languages })));
        }
        return Object.fromEntries(languages.map((language) => [language, written]));
      }
      for (const language of languages) {
        if (!Object.hasOwn(written, language)) {
          issues.push(
            invalid(
              `${field}.${language}`,
              undefined,
              phrase('a text for each of {languages}', { languages }),
            ),
          );
        }
      }
      for (const language of Object.keys(written)) {
        if (!languages.includes(language)) {
          issues.push(
            invalid(
              `${field}.${language}`,
              written[language],
              phrase('only the languages of the lesson, {languages}', { languages }),
            ),
          );
        }
      }
      return Object.fromEntries(languages.map((language) => [language, written[language] ?? '']));
    },
  };
}
