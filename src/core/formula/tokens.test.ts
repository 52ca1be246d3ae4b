// Tokens of single characters, and the refusals of other languages' signs, word by word.
import { describe, expect, test } from 'vitest';
import { parseFormula } from './formula';
import { tokenize } from './tokens';

/** What each token means, or the code of the problem. */
function plain(text: string): string[] | string {
  const tokens = tokenize(text);
  return 'code' in tokens ? tokens.code : tokens.map((token) => token.plain);
}

test.each([
  ['x·y⋅a×b*e÷x/y−1-2+3', 'x*y*a*b*e/x/y-1-2+3'],
  ['x**y^a', 'x^y^a'],
  ['x¹²y⁰³⁴⁵⁶⁷⁸⁹', 'x12y03456789'],
])('%s is %s in plain characters', (text, expected) => {
  const tokens = plain(text);
  expect(Array.isArray(tokens) && tokens.join('')).toBe(expected);
});

test.each([
  ['12.75', ['12.75']],
  ['.125', ['.125']],
  ['12.', ['12.']],
  ['3e+12', ['3e+12']],
  ['1.5E-10x', ['1.5E-10', 'x']],
  ['2e', ['2', 'e']],
  ['2e+x', ['2', 'e', '+', 'x']],
  ['k12a', ['k12', 'a']],
  ['α12β3', ['α12', 'β3']],
  ['αx', ['α', 'x']],
])('%s is cut into numbers and names', (text, expected) => {
  expect(plain(text)).toEqual(expected);
});

describe('a sign or word of other languages is refused with its meaning', () => {
  const meanings: Readonly<Record<string, string>> = {
    '==': 'comparison',
    '!=': 'comparison',
    '<=': 'comparison',
    '>=': 'comparison',
    '≤': 'comparison',
    '≥': 'comparison',
    '≠': 'comparison',
    '<': 'comparison',
    '>': 'comparison',
    '=': 'assignment; write the right-hand side only',
    '!': 'factorial',
    '%': 'percent or modulo',
    '?': 'condition',
    ':': 'range or condition',
    ';': 'several formulas',
    '[': 'matrix or index; use ( and )',
    ']': 'matrix or index; use ( and )',
    '{': 'object; use ( and )',
    '}': 'object; use ( and )',
    '"': 'string',
    "'": 'string or derivative',
    '`': 'string',
    '.': 'property',
    '|': 'logic; write abs(x) for |x|',
    '&': 'logic',
    '~': 'logic',
    mod: 'modulo',
    and: 'logic',
    or: 'logic',
    xor: 'logic',
    not: 'logic',
    if: 'condition',
    to: 'unit',
    in: 'unit',
  };
  test.each(Object.entries(meanings))('%s', (sign, words) => {
    const [meaning = '', instead] = words.split('; ');
    const message = `Not allowed: ${sign} (${meaning})${instead === undefined ? '' : `; ${instead}`}`;
    expect(tokenize(`x ${sign} y`)).toMatchObject({
      code: 'unsupported',
      at: 2,
      length: sign.length,
      message,
    });
  });
});

test.each([
  ['x + §', 'Unknown character: § (allowed are numbers, names, + - * / ^ and parentheses)'],
  ['2e400 x', 'The number 2e400 is too large (at most about 1.8e308)'],
])('%s is refused in words that quote it', (text, message) => {
  const parsed = parseFormula(text);
  expect(!parsed.ok && parsed.problem.message).toBe(message);
});
