// The languages: English, and one line of `translations` for each folder of locales/.
import { ja } from './locales/ja/locale';
import type { Locale } from './locale';
import { pseudoLocale } from './pseudoLocale';

const english: Locale = {
  label: 'EN',
  listSeparator: ', ',
  sentenceSeparator: ' ',
  phrases: {},
  interface: {},
};

const translations = { ja } satisfies Readonly<Record<string, Locale>>;

type Translation = keyof typeof translations;

/** English with accents, longer by two fifths: for development, to see what a translation would break. */
const pseudo = 'en-XA';

export type Language = 'en' | Translation | typeof pseudo;

/** By tag. Texts that a language lacks are shown in English. */
export const locales: Readonly<Record<Language, Locale>> = {
  en: english,
  ...translations,
  [pseudo]: pseudoLocale,
};

/** The languages that users may choose. */
export const languages: readonly ['en', ...Translation[]] = [
  'en',
  ...(Object.keys(translations) as Translation[]),
];

/** The same, and the one for development. */
export const allLanguages: readonly [Language, ...Language[]] = [...languages, pseudo];

/** The first language of `preferred` (tags such as ja-JP) that users may choose; English if there is none. */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred.map((each) => each.toLowerCase())) {
    const found = languages.find(
      (language) => tag === language || tag.startsWith(`${language.toLowerCase()}-`),
    );
    if (found !== undefined) return found;
  }
  return 'en';
}
