// A pseudo-locale: English with accents, and two fifths longer. A text on the screen without accents is not translatable;
// one that is cut off will be cut off in a language with longer words.
import type { Locale } from './locale';

const accents: Readonly<Record<string, string>> = {
  A: 'Å',
  B: 'Ɓ',
  C: 'Ç',
  D: 'Ð',
  E: 'É',
  F: 'Ƒ',
  G: 'Ĝ',
  H: 'Ĥ',
  I: 'Î',
  J: 'Ĵ',
  K: 'Ķ',
  L: 'Ļ',
  M: 'Ṁ',
  N: 'Ñ',
  O: 'Ö',
  P: 'Þ',
  Q: 'Ǫ',
  R: 'Ŕ',
  S: 'Š',
  T: 'Ţ',
  U: 'Û',
  V: 'Ṽ',
  W: 'Ŵ',
  X: 'Ẋ',
  Y: 'Ý',
  Z: 'Ž',
  a: 'å',
  b: 'ƀ',
  c: 'ç',
  d: 'ð',
  e: 'é',
  f: 'ƒ',
  g: 'ĝ',
  h: 'ĥ',
  i: 'î',
  j: 'ĵ',
  k: 'ķ',
  l: 'ļ',
  m: 'ṁ',
  n: 'ñ',
  o: 'ö',
  p: 'þ',
  q: 'ǫ',
  r: 'ŕ',
  s: 'š',
  t: 'ţ',
  u: 'û',
  v: 'ṽ',
  w: 'ŵ',
  x: 'ẋ',
  y: 'ý',
  z: 'ž',
};

/** Parts that stay unchanged: placeholders, as phrases and as the interface's texts write them, and markup. */
const kept = /(\{\{[^}]*\}\}|\{\w+\}|<[^>]*>|\$t\([^)]*\))/;

const extraShare = 0.4;

export function toPseudo(english: string): string {
  const parts = english.split(kept);
  const letters = parts.filter((_, i) => i % 2 === 0).join('').length;
  const accented = parts.map((part, i) =>
    i % 2 === 0 ? part.replace(/[A-Za-z]/g, (letter) => accents[letter] ?? letter) : part,
  );
  return `${accented.join('')}${'~'.repeat(Math.ceil(extraShare * letters))}`;
}

export const pseudoLocale: Locale = {
  label: 'ÉÑ~',
  listSeparator: ', ',
  sentenceSeparator: ' ',
  phrases: {},
  interface: {},
  translate: toPseudo,
};
