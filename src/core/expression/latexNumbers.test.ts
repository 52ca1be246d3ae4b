import { expect, it } from 'vitest';
import { decimalLatex } from './latexNumbers';

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
  [NaN, '\\mathrm{NaN}'],
  [Infinity, '\\infty'],
])('writes %d in decimals', (value, latex) => expect(decimalLatex(value, 6)).toBe(latex));
