// What the app says: English stands beside what it describes, other languages have folders of their own (locales/).

/** A text with what it names: numbers, names, lists, other texts. */
export interface Phrase {
  /** In English, with `{name}` where a value stands. Other languages look it up by this. */
  readonly en: string;
  readonly values?: Readonly<Record<string, PhraseValue>> | undefined;
  /** Tells it from another text that is the same in English and not elsewhere. */
  readonly context?: string;
}

/** A list is joined as the language does it. */
export type PhraseValue = string | number | Phrase | readonly string[];

/** A text, or what reads the same in every language: a condition like `0 ≤ x ≤ 1`, a number, a name. */
export type Wording = string | Phrase;

/** Literal texts only: `npm run texts` looks for them in the source. */
export function phrase(en: string, values?: Phrase['values'], context?: string): Phrase {
  return { en, ...(values !== undefined && { values }), ...(context !== undefined && { context }) };
}

/** The key that a phrase is looked up by. */
export const phraseKey = ({ en, context }: Pick<Phrase, 'en' | 'context'>): string =>
  context === undefined ? en : `${en} [${context}]`;

/** Puts the values into a text that has been looked up; `sayValue` says those that are texts themselves. */
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

/** What is said in English, which needs no other language's texts. */
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
