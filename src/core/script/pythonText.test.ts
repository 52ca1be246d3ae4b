import { describe, expect, test } from 'vitest';
import { createUniform } from '../testing/randomExpressions';
import {
  bracketed,
  comment,
  docstring,
  headingOf,
  indented,
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
  expect(pythonName('3d-noise')).toBe('_3d_noise');
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
    [Infinity, 'np.inf'],
    [-Infinity, '-np.inf'],
    [0, '0.0'],
    [0.0001, '0.0001'],
    [-0.00005, '-5e-5'],
  ])('%f is %s', (value, text) => expect(pythonFloat(value)).toBe(text));
});

describe('what users write', () => {
  test('is one line without spaces around it', () => {
    expect(oneLine('  two \n\t words\u2028 ')).toBe('two words');
    expect(oneLine(' \n')).toBe('');
  });

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
  test('of long docstrings are at most 88 columns wide, with the quotes around them all', () => {
    // Seventeen words of four letters are 84 columns with their spaces, eighteen are 89.
    expect(docstring('word '.repeat(20), 'More.')).toEqual([
      `"""${'word '.repeat(16)}word`,
      'word word word',
      '',
      'More.',
      '"""',
    ]);
    expect(docstring('word '.repeat(18))).toHaveLength(3);
    expect(docstring('word '.repeat(17))).toHaveLength(1);
    expect(docstring()).toEqual(['"""', '"""']);
  });
  test('under headings stand apart', () => {
    expect(headingOf('Rules')).toEqual(['', '', '# --- Rules ---']);
  });
  test('are indented by four columns, unless they are empty', () => {
    expect(indented(['a', '', '  b'])).toEqual(['    a', '', '      b']);
  });
  test('lose their ends and the empty lines around them', () => {
    expect(linesOf('a\n  b\n')).toEqual(['a', '  b']);
    expect(linesOf('   \n    a  \n  \n     b\n\n')).toEqual(['a', '', ' b']);
  });
  test('in brackets are as full as they may be', () => {
    const items = ['aa', 'bb', 'cc'];
    expect(bracketed('f(', items, ')', 13)).toEqual(['f(aa, bb, cc)']);
    for (const columns of [11, 12]) {
      expect(bracketed('f(', items, ')', columns)).toEqual(['f(', '    aa, bb,', '    cc,', ')']);
    }
    expect(bracketed('f(', items, ')', 10)).toEqual(['f(', '    aa,', '    bb,', '    cc,', ')']);
    expect(bracketed('f(', [], ')')).toEqual(['f()']);
  });
  test('in brackets are broken where they are too long', () => {
    expect(bracketed('f(', ['a', 'b'], ')')).toEqual(['f(a, b)']);
    expect(bracketed('f(', ['alpha', 'beta'], ')', 12)).toEqual(['f(', '    alpha,', '    beta,', ')']);
  });
});
