// Search that ignores case, hyphens, accents, full or half width, and katakana or hiragana. Results are ranked by the
// matching field: a name before a family, a family before a description.

/** The texts by which an item can be found, in any languages. */
export interface Searchable {
  readonly names: readonly string[];
  readonly families: readonly string[];
  /** Sentences, authors, titles, years. */
  readonly texts: readonly string[];
}

/** Returns the items that match a query, best first; an empty query matches all, in their own order. */
export type Search<T> = (query: string) => readonly T[];

const points = { wholeName: 100, startOfName: 60, wordOfName: 45, partOfName: 30, family: 20, text: 10 };

const hyphens = /[-‐‑‒–—―_'’・·.ー]/g;

/** Converts to lower case, without accents, full width to half width, katakana to hiragana. Hyphens stay. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

/** As one word: “L-BFGS” and “lbfgs” are equal. */
const joined = (folded: string): string => folded.replace(hyphens, '').replace(/\s+/g, '');

/** Both forms: “schedule-free” is found as “schedulefree” and as “free”. */
const asWords = (folded: string): string => `${folded.replace(hyphens, ' ')} ${folded.replace(hyphens, '')}`;

const isLatin = (letter: string | undefined): boolean => letter !== undefined && /[a-z0-9]/.test(letter);

/** Whether a word of the text starts with the token; in Japanese, which has no spaces, any position matches. */
function hasWord(text: string, token: string): boolean {
  for (let at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + 1)) {
    if (!isLatin(token[0]) || !isLatin(text[at - 1])) return true;
  }
  return false;
}

interface IndexedName {
  readonly whole: string;
  readonly words: string;
}

interface Entry<T> {
  readonly item: T;
  readonly names: readonly IndexedName[];
  readonly families: string;
  readonly texts: string;
}

function pointsOfName({ whole, words }: IndexedName, token: string): number {
  if (whole === token) return points.wholeName;
  if (whole.startsWith(token)) return points.startOfName;
  if (hasWord(words, token)) return points.wordOfName;
  return whole.includes(token) ? points.partOfName : 0;
}

function pointsOf<T>({ names, families, texts }: Entry<T>, token: string): number {
  const ofName = Math.max(...names.map((name) => pointsOfName(name, token)));
  if (ofName > 0) return ofName;
  if (hasWord(families, token)) return points.family;
  return hasWord(texts, token) ? points.text : 0;
}

/** Builds the index once; a search then takes a few string look-ups per item. */
export function createSearch<T>(items: readonly T[], describe: (item: T) => Searchable): Search<T> {
  const entries = items.map((item): Entry<T> => {
    const { names, families, texts } = describe(item);
    return {
      item,
      names: names.map(fold).map((name) => ({ whole: joined(name), words: asWords(name) })),
      families: asWords(fold(families.join(' '))),
      texts: asWords(fold(texts.join(' '))),
    };
  });
  return (query) => {
    const tokens = fold(query)
      .split(/\s+/)
      .map(joined)
      .filter((token) => token !== '');
    if (tokens.length === 0) return items;
    const whole = tokens.join('');
    const found = entries.flatMap((entry) => {
      const each = tokens.map((token) => pointsOf(entry, token));
      if (each.includes(0)) return [];
      const asOneName = Math.max(...entry.names.map((name) => pointsOfName(name, whole)));
      return [{ item: entry.item, score: Math.max(...each) + asOneName }];
    });
    return found.sort((a, b) => b.score - a.score).map(({ item }) => item);
  };
}
