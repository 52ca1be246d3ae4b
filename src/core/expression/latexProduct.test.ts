// Printed products compared as text: reduced numbers, powers of equal factors, and the order of factors.
import { describe, expect, it } from 'vitest';
import { levels } from './latexNotation';
import { addFactor, addNumber, application, emptyProduct, factor, ranks, writeProduct } from './latexProduct';

const x = factor('x', levels.atom, ranks.coordinate);
const a = factor('a', levels.atom, ranks.parameter);
const group = factor('x + 1', levels.sum, ranks.group);

function written(
  numbers: readonly (readonly [value: number, inverse: boolean])[],
  factors: readonly (readonly [of: typeof x, below: boolean])[],
  line: 'fraction' | 'slash' = 'fraction',
): string {
  const product = emptyProduct(false);
  for (const [value, inverse] of numbers) addNumber(value, inverse, product);
  for (const [each, below] of factors) addFactor(each, below, product);
  return (product.negative ? '-' : '') + writeProduct(product, 3, line).latex;
}

describe('a product', () => {
  it('is 1 where there is nothing in it', () => {
    expect(written([], [])).toBe('1');
  });

  it('reduces its whole numbers and keeps the sign apart', () => {
    expect(
      written(
        [
          [6, false],
          [-4, true],
        ],
        [[x, false]],
      ),
    ).toBe('-\\frac{3 x}{2}');
    expect(written([[0, false]], [[x, false]])).toBe('0');
  });

  it('shows as many digits of other numbers as it is told', () => {
    expect(written([[0.123456, false]], [[x, false]])).toBe('0.123 x');
  });

  it('makes a power of like factors on the same side of the line only', () => {
    expect(
      written(
        [],
        [
          [x, false],
          [x, false],
          [x, true],
        ],
      ),
    ).toBe('\\frac{x^2}{x}');
  });

  it('puts a power between a function and its argument, where that is the custom', () => {
    const twice = (raisable: boolean) => {
      const f = application('\\sin', ' x', raisable);
      return written(
        [],
        [
          [f, false],
          [f, false],
        ],
      );
    };
    expect(twice(true)).toBe('\\sin^2 x');
    expect(twice(false)).toBe('(\\sin x)^2');
  });

  it('writes numbers, parameters, coordinates, groups and functions in this order', () => {
    const f = application('\\sin', ' x');
    const factors = [f, group, x, a].map((each) => [each, false] as const);
    expect(written([[2, false]], factors)).toBe('2 a x (x + 1) \\sin x');
  });

  it('is written with a slash inside of an exponent, a product below it in parentheses', () => {
    expect(
      written(
        [],
        [
          [group, false],
          [a, true],
          [x, true],
        ],
        'slash',
      ),
    ).toBe('(x + 1)/(a x)');
  });
});
