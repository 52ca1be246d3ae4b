// A text in every language that the interface speaks.

export const languages = ['en', 'ja'] as const;

export type Language = (typeof languages)[number];

export type LocalizedText = Readonly<Record<Language, string>>;

/** A text, or what reads the same in every language: a condition like `0 ≤ x ≤ 1`, a number, a name. */
export type Wording = string | LocalizedText;

export function inEveryLanguage(wording: Wording): LocalizedText {
  return typeof wording === 'string' ? { en: wording, ja: wording } : wording;
}

/** What is said in a language. */
export function inLanguage(wording: Wording, language: Language): string {
  return typeof wording === 'string' ? wording : wording[language];
}
