// The app's texts: English stands beside the code that it describes, other languages have folders of their own (locales/).

/** A text with the values that it mentions: numbers, names, lists, other texts. */
export interface Phrase {
  /** In English, with `{name}` where a value stands. Other languages look it up by this. */
  readonly en: string;
  readonly values?: Readonly<Record<string, PhraseValue>> | undefined;
  /** Distinguishes texts that are the same in English but not in other languages. */
  readonly context?: string;
}

/** A list is joined with the language's separator. */
export type PhraseValue = string | number | Phrase | readonly string[];

/** A text, or a string that is the same in every language: a condition like `0 ≤ x ≤ 1`, a number, a name. */
export type Wording = string | Phrase;

/** Literal texts only: `npm run texts` looks for them in the source. */
export function phrase(en: string, values?: Phrase['values'], context?: string): Phrase {
  return { en, ...(values !== undefined && { values }), ...(context !== undefined && { context }) };
}

/** The key that a phrase is looked up by. */
export const phraseKey = ({ en, context }: Pick<Phrase, 'en' | 'context'>): string =>
  context === undefined ? en : `${en} [${context}]`;

/** Inserts the values into a text that has been looked up; `sayValue` writes a value in the text's language. */
export function fillIn(
  text: string,
  values: Phrase['values'],
  sayValue: (value: PhraseValue) => string,
): string {
  if (values === undefined) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? whole : sayValue(value);
  });
}

/** The text in English, which needs no other language's texts. */
export function inEnglish(wording: Wording): string {
  if (typeof wording === 'string') return wording;
  return fillIn(wording.en, wording.values, (value) => {
    if (typeof value === 'number') return String(value);
    return isList(value) ? value.join(', ') : inEnglish(value);
  });
}

export function isList(value: PhraseValue): value is readonly string[] {
  return Array.isArray(value);
}
