// The languages: English, and one line for each folder of locales/.
import { ja } from './locales/ja/locale';
import type { Locale } from './locale';
import { pseudoLocale } from './pseudoLocale';

const english: Locale = { label: 'EN', listSeparator: ', ', phrases: {}, interface: {} };

/** By tag. Texts that a language lacks are shown in English. */
export const locales = {
  en: english,
  ja,
  /** English with accents, longer by two fifths: for development, to see what a translation would break. */
  'en-XA': pseudoLocale,
} satisfies Readonly<Record<string, Locale>> as Readonly<Record<'en' | 'ja' | 'en-XA', Locale>>;

export type Language = keyof typeof locales;

/** The languages that users may choose. */
export const languages = ['en', 'ja'] as const satisfies readonly Language[];

/** The same, and the one for development. */
export const allLanguages = [...languages, 'en-XA'] as const satisfies readonly Language[];
