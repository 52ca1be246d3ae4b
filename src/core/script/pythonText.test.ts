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
  // All line ends of Python or an editor, characters that change the text's direction, lone surrogates.
  const alien = /[\p{C}\p{Zl}\p{Zp}]/u;

  test.each(alienTexts.map((text) => JSON.stringify(text)))('%s stays in its line', (quoted) => {
    const text = JSON.parse(quoted) as string;
    for (const written of [oneLine(text), pythonString(text), ...comment(text)]) {
      expect(written).not.toMatch(alien);
    }
    for (const line of comment(text)) expect(line).toMatch(/^#( |$)/);
    // A string ends where it seems to, and contains the text.
    expect(pythonString(text)).toMatch(/^"([^"\\]|\\["\\])*"$/);
    expect(JSON.parse(pythonString(text))).toBe(oneLine(text));
  });
});

describe('lines', () => {
  test('of comments are broken between words, where a kanji takes two columns', () => {
    expect(comment('step '.repeat(20))).toEqual([`# ${'step '.repeat(18)}step`, '# step']);
    const japanese = '勾配の二乗を、平均します。'.repeat(8);
    const lines = comment(japanese);
    expect(lines.map((line) => line.replace('# ', '')).join('')).toBe(japanese);
    for (const line of lines) {
      expect(2 * line.length - 2).toBeLessThanOrEqual(96);
      expect(line).not.toMatch(/^# [、。のを]/);
    }
    expect(comment('')).toEqual(['#']);
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
