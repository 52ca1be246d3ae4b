// A formula's text cut into tokens that know where they stand: the only characters there are, and what is refused.
import { problem, type FormulaProblem } from './problem';
import { isGreekLetter } from './vocabulary';

export interface Token {
  readonly kind: 'number' | 'name' | 'operator' | 'superscript' | 'open' | 'close' | 'comma';
  /** As typed. */
  readonly text: string;
  /** In plain characters: `*` for `·`, `^` for `**`, `12` for `¹²`. */
  readonly plain: string;
  /** Index of its first character in the text. */
  readonly at: number;
}

const operators: ReadonlyMap<string, string> = new Map([
  ['+', '+'],
  ['-', '-'],
  ['−', '-'],
  ['*', '*'],
  ['·', '*'],
  ['⋅', '*'],
  ['×', '*'],
  ['/', '/'],
  ['÷', '/'],
  ['^', '^'],
]);

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Signs that mean something elsewhere; longer ones first. */
const unsupported: readonly (readonly [sign: string, meaning: string, instead?: string])[] = [
  ['==', 'comparison'],
  ['!=', 'comparison'],
  ['<=', 'comparison'],
  ['>=', 'comparison'],
  ['≤', 'comparison'],
  ['≥', 'comparison'],
  ['≠', 'comparison'],
  ['<', 'comparison'],
  ['>', 'comparison'],
  ['=', 'assignment', 'write the right-hand side only'],
  ['!', 'factorial'],
  ['%', 'percent or modulo'],
  ['?', 'condition'],
  [':', 'range or condition'],
  [';', 'several formulas'],
  ['[', 'matrix or index', 'use ( and )'],
  [']', 'matrix or index', 'use ( and )'],
  ['{', 'object', 'use ( and )'],
  ['}', 'object', 'use ( and )'],
  ['"', 'string'],
  ["'", 'string or derivative'],
  ['`', 'string'],
  ['.', 'property'],
  ['|', 'logic', 'write abs(x) for |x|'],
  ['&', 'logic'],
  ['~', 'logic'],
];

/** Operators that other programs spell as words. */
const wordsOfOperators: ReadonlyMap<string, string> = new Map([
  ['mod', 'modulo'],
  ['and', 'logic'],
  ['or', 'logic'],
  ['xor', 'logic'],
  ['not', 'logic'],
  ['if', 'condition'],
  ['to', 'unit'],
  ['in', 'unit'],
]);

const whitespace = /[\s\u00a0]/;
const numberPattern = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const namePattern = /[a-zA-Z]+\d*/y;

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** The tokens, or the first thing that is no part of a formula. */
export function tokenize(text: string): readonly Token[] | FormulaProblem {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (whitespace.test(character)) {
      at += character.length;
      continue;
    }
    const token = readToken(text, at, character);
    if ('code' in token) return token;
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function readToken(text: string, at: number, character: string): Token | FormulaProblem {
  const token = (kind: Token['kind'], typed: string, plain = typed): Token => ({
    kind,
    text: typed,
    plain,
    at,
  });
  const number = matchAt(numberPattern, text, at);
  if (number !== undefined) {
    return Number.isFinite(Number(number))
      ? token('number', number)
      : problem('numberTooLarge', at, number.length, { number });
  }
  const name = matchAt(namePattern, text, at);
  if (name !== undefined) {
    const meaning = wordsOfOperators.get(name);
    return meaning === undefined ? token('name', name) : refuse(at, name, meaning);
  }
  if (isGreekLetter(character)) {
    return token('name', character + (matchAt(/\d+/y, text, at + character.length) ?? ''));
  }
  if (superscripts.includes(character)) {
    let typed = '';
    while (superscripts.includes(text[at + typed.length] ?? ' ')) typed += text[at + typed.length] ?? '';
    return token('superscript', typed, Array.from(typed, (digit) => superscripts.indexOf(digit)).join(''));
  }
  if (character === '(') return token('open', character);
  if (character === ')') return token('close', character);
  if (character === ',') return token('comma', character);
  if (text.startsWith('**', at)) return token('operator', '**', '^');
  const operator = operators.get(character);
  if (operator !== undefined) return token('operator', character, operator);
  for (const [sign, meaning, instead] of unsupported) {
    if (text.startsWith(sign, at)) return refuse(at, sign, meaning, instead);
  }
  return problem('unknownCharacter', at, character.length, { character });
}

function refuse(at: number, characters: string, meaning: string, instead?: string): FormulaProblem {
  return problem('unsupported', at, characters.length, {
    characters,
    meaning,
    ...(instead !== undefined && { instead }),
  });
}
