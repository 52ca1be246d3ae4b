import { describe, expect, test } from 'vitest';
import { createUniform } from '../testing/randomExpressions';
import {
  bracketed,
  comment,
  docstring,
  linesOf,
  oneLine,
  pythonFloat,
  pythonName,
  pythonString,
  wrapped,
} from './pythonText';
import { alienTexts } from './testing/alienTexts';

test('names are in snake_case', () => {
  expect(['learningRate', 'beta1', 'fMin', 't0', 'lambda_', 'nelder-mead', 'dowg'].map(pythonName)).toEqual([
    'learning_rate',
    'beta1',
    'f_min',
    't0',
    'lambda_',
    'nelder_mead',
    'dowg',
  ]);
});

describe('numbers', () => {
  test('are floats, the same to the bit', () => {
    const uniform = createUniform(3);
    for (let i = 0; i < 2000; i++) {
      const value = (uniform() - 0.5) * 10 ** Math.floor(600 * (uniform() - 0.5));
      expect(Number(pythonFloat(value))).toBe(value);
      expect(pythonFloat(value)).toMatch(/^-?\d+(\.\d+)?(e[+-]\d+)?$/);
      expect(pythonFloat(Math.round(value))).toMatch(/[.e]/);
    }
  });
  test.each([
    [1, '1.0'],
    [0.001, '0.001'],
    [1e-6, '1e-6'],
    [1e21, '1e+21'],
    [-0, '-0.0'],
    [NaN, 'np.nan'],
    [-Infinity, '-np.inf'],
  ])('%f is %s', (value, text) => expect(pythonFloat(value)).toBe(text));
});

describe('what users write', () => {
  // All that Python, or an editor, takes for the end of a line; what turns text around; halves of characters.
  const alien = /[\p{C}\p{Zl}\p{Zp}]/u;

  test.each(alienTexts.map((text) => JSON.stringify(text)))('%s stays in its line', (quoted) => {
    const text = JSON.parse(quoted) as string;
    for (const written of [oneLine(text), pythonString(text), ...comment(text)]) {
      expect(written).not.toMatch(alien);
    }
    for (const line of comment(text)) expect(line).toMatch(/^#( |$)/);
    // A string ends where it seems to, and holds the text.
    expect(pythonString(text)).toMatch(/^"([^"\\]|\\["\\])*"$/);
    expect(JSON.parse(pythonString(text))).toBe(oneLine(text));
  });
});

describe('lines', () => {
  test('are broken between words, and between kana, but not before punctuation', () => {
    expect(wrapped('one two three four', 9)).toEqual(['one two', 'three', 'four']);
    expect(wrapped('勾配の二乗、平均。', 8)).toEqual(['勾配の二', '乗、平', '均。']);
    expect(wrapped('PyTorch の定義です', 10)).toEqual(['PyTorch の', '定義です']);
    expect(wrapped('unbreakable', 4)).toEqual(['unbreakable']);
    expect(wrapped('', 4)).toEqual([]);
  });
  test('of docstrings end the quotes and nothing else', () => {
    expect(docstring('Short.')).toEqual(['"""Short."""']);
    expect(docstring('Head.', '', 'C:\\new "quoted"')).toEqual(['"""Head.', '', "C:\\\\new 'quoted'", '"""']);
  });
  test('lose the indentation that they share', () => {
    expect(linesOf('\n    a\n      b\n\n    c\n  ')).toEqual(['a', '  b', '', 'c']);
  });
  test('in brackets are broken where they are too long', () => {
    expect(bracketed('f(', ['a', 'b'], ')')).toEqual(['f(a, b)']);
    expect(bracketed('f(', ['alpha', 'beta'], ')', 12)).toEqual(['f(', '    alpha,', '    beta,', ')']);
  });
});
