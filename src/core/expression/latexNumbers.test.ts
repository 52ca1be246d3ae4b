import { expect, it } from 'vitest';
import { decimalLatex, recognizeNumber } from './latexNumbers';

it.each([
  [0, '0'],
  [0.26, '0.26'],
  [1e-8, '10^{-8}'],
  [2.5e9, '2.5 \\cdot 10^{9}'],
  [1e-4, '0.0001'],
  [9.9e-5, '9.9 \\cdot 10^{-5}'],
  [1e7, '10^{7}'],
  // A single digit more than the six is kept, wherever the exponent stands; further ones are rounded away.
  [1.234567, '1.234567'],
  [1.2345678, '1.23457'],
  [1.234567e-10, '1.234567 \\cdot 10^{-10}'],
  [1.2345678e-10, '1.23457 \\cdot 10^{-10}'],
  // Zeros count inside of a number, not before it.
  [1.0000001, '1'],
  [0.001234567, '0.001234567'],
  [NaN, '\\mathrm{NaN}'],
  [Infinity, '\\infty'],
])('writes %d in decimals', (value, latex) => expect(decimalLatex(value, 6)).toBe(latex));

it.each<readonly [name: string, value: number, top: number, bottom: number]>([
  ['0', 0, 0, 1],
  ['9 900 000', 9.9e6, 9.9e6, 1],
  ['12 345 678', 12_345_678, 12_345_678, 1],
  ['1e15 − 1', 1e15 - 1, 1e15 - 1, 1],
  ['0.1', 0.1, 1, 10],
  ['0.0001', 0.0001, 1, 10_000],
  ['⅓', 1 / 3, 1, 3],
  ['400/3', 400 / 3, 400, 3],
  ['400/399', 400 / 399, 400, 399],
  ['¾', 0.75, 3, 4],
  ['9/8', 1.125, 9, 8],
  ['2.5', 2.5, 5, 2],
  // A decimal with five places is no short one.
  ['5/32', 0.15625, 5, 32],
])('takes %s for a whole number or a fraction', (_, value, top, bottom) =>
  expect(recognizeNumber(value)).toEqual({ top, bottom }),
);

it.each<readonly [name: string, value: number]>([
  ['10 000 000', 1e7],
  ['12 300 000', 12_300_000],
  ['1e15 + 1', 1e15 + 1],
  ['1/10 001', 1 / 10_001],
  ['401/3', 401 / 3],
  ['402/401', 402 / 401],
  ['0.3', 0.3],
  ['2.75', 2.75],
  ['3/16', 0.1875],
  ['1234.5', 1234.5],
  ['1e−8', 1e-8],
  ['∞', Infinity],
  ['NaN', NaN],
  ['101 π', 101 * Math.PI],
  ['π/101', Math.PI / 101],
  ['a number beside π', Math.PI * (1 + 1e-15)],
  ['√101', Math.sqrt(101)],
  ['ln 11', Math.log(11)],
])('leaves %s to its decimals', (_, value) => expect(recognizeNumber(value)).toBeNull());

it.each<
  readonly [value: number, top: number, bottom: number, latex: string, exponent: number, below: boolean]
>([
  [Math.PI, 1, 1, '\\pi', 1, false],
  [100 * Math.PI, 100, 1, '\\pi', 1, false],
  [Math.PI / 100, 1, 100, '\\pi', 1, false],
  [(3 * Math.PI) / 7, 3, 7, '\\pi', 1, false],
  [2 / Math.PI, 2, 1, '\\pi', 1, true],
  [Math.PI ** 2 / 6, 1, 6, '\\pi', 2, false],
  [5 / (3 * Math.PI ** 2), 5, 3, '\\pi', 2, true],
  [3 * Math.sqrt(Math.PI), 3, 1, '\\sqrt{\\pi}', 1, false],
  [2 / Math.sqrt(Math.PI), 2, 1, '\\sqrt{\\pi}', 1, true],
  [Math.E / 2, 1, 2, 'e', 1, false],
  [5 / (3 * Math.E), 5, 3, 'e', 1, true],
  [Math.sqrt(2), 1, 1, '\\sqrt{2}', 1, false],
  [Math.sqrt(99), 1, 1, '\\sqrt{99}', 1, false],
  [1 / Math.sqrt(3), 1, 1, '\\sqrt{3}', 1, true],
  [Math.sqrt(1 / 7), 1, 1, '\\sqrt{7}', 1, true],
  [Math.SQRT1_2, 1, 1, '\\sqrt{2}', 1, true],
  [Math.LN2, 1, 1, '\\ln 2', 1, false],
  [Math.LN10, 1, 1, '\\ln 10', 1, false],
])('takes %d for %d/%d times a symbol: %s', (value, top, bottom, latex, exponent, below) => {
  expect(recognizeNumber(value)).toEqual({ top, bottom, symbol: { latex, exponent, below } });
});
