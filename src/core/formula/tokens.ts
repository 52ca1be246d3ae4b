// Cuts a formula's text into tokens with positions; defines the allowed characters, and refuses all others.
import { phrase, type Phrase } from '../text/phrase';
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

/** Signs that have a meaning in other languages; longer ones first. */
const unsupported: readonly (readonly [sign: string, meaning: Phrase, instead?: Phrase])[] = [
  ['==', phrase('comparison')],
  ['!=', phrase('comparison')],
  ['<=', phrase('comparison')],
  ['>=', phrase('comparison')],
  ['≤', phrase('comparison')],
  ['≥', phrase('comparison')],
  ['≠', phrase('comparison')],
  ['<', phrase('comparison')],
  ['>', phrase('comparison')],
  ['=', phrase('assignment'), phrase('write the right-hand side only')],
  ['!', phrase('factorial')],
  ['%', phrase('percent or modulo')],
  ['?', phrase('condition')],
  [':', phrase('range or condition')],
  [';', phrase('several formulas')],
  ['[', phrase('matrix or index'), phrase('use ( and )')],
  [']', phrase('matrix or index'), phrase('use ( and )')],
  ['{', phrase('object'), phrase('use ( and )')],
  ['}', phrase('object'), phrase('use ( and )')],
  ['"', phrase('string')],
  ["'", phrase('string or derivative')],
  ['`', phrase('string')],
  ['.', phrase('property')],
  ['|', phrase('logic'), phrase('write abs(x) for |x|')],
  ['&', phrase('logic')],
  ['~', phrase('logic')],
];

/** Operators that other programs spell as words. */
const wordsOfOperators: ReadonlyMap<string, Phrase> = new Map([
  ['mod', phrase('modulo')],
  ['and', phrase('logic')],
  ['or', phrase('logic')],
  ['xor', phrase('logic')],
  ['not', phrase('logic')],
  ['if', phrase('condition')],
  ['to', phrase('unit')],
  ['in', phrase('unit')],
]);

const whitespace = /[\s\u00a0]/;
const numberPattern = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const namePattern = /[a-zA-Z]+\d*/y;

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** The tokens, or the problem of the first character that no formula may contain. */
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

function refuse(at: number, characters: string, meaning: Phrase, instead?: Phrase): FormulaProblem {
  return problem('unsupported', at, characters.length, {
    characters,
    meaning,
    ...(instead !== undefined && { instead }),
  });
}
