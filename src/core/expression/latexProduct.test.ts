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

  const product = (...numbers: readonly (readonly [value: number, inverse?: boolean])[]): string =>
    written(
      numbers.map(([value, inverse = false]) => [value, inverse]),
      [[x, false]],
    );

  it('multiplies and divides by fractions', () => {
    expect(product([2 / 3], [3 / 4])).toBe('\\frac{x}{2}');
    expect(product([2 / 3, true])).toBe('\\frac{3 x}{2}');
    expect(product([5], [3 / 4, true], [7, true])).toBe('\\frac{20 x}{21}');
    expect(product([-2], [-3, true])).toBe('\\frac{2 x}{3}');
  });

  it('writes what is no fraction as a decimal number, and divides by it', () => {
    expect(product([0.26], [3])).toBe('0.26 \\cdot 3 x');
    expect(product([1.6, true])).toBe('0.625 x');
    expect(product([0, true])).toBe('\\infty x');
    // Whole numbers up to 10^15 stay whole.
    expect(product([3e14 + 1], [3])).toBe('900000000000003 x');
    expect(product([9e14 + 1], [3])).toBe('3 \\cdot 900000000000001 x');
    expect(product([9e14 + 1, true], [3, true])).toBe('\\frac{0.333 x}{900000000000001}');
  });

  it('places π, e, roots and logarithms among the numbers, above the line or below it', () => {
    expect(product([2 * Math.PI])).toBe('2 \\pi x');
    expect(product([2 * Math.PI, true])).toBe('\\frac{x}{2 \\pi}');
    expect(product([1 / Math.PI])).toBe('\\frac{x}{\\pi}');
    expect(product([1 / Math.PI, true])).toBe('\\pi x');
    expect(product([Math.PI ** 2], [Math.PI])).toBe('\\pi^3 x');
    expect(product([Math.SQRT2], [Math.SQRT2])).toBe('\\left( \\sqrt{2} \\right)^2 x');
    expect(product([Math.LN2])).toBe('x \\ln 2');
    expect(product([Math.LN2], [Math.LN2])).toBe('x (\\ln 2)^2');
  });

  it('makes no power of powers whose exponents are no numbers', () => {
    const raised = (exponent: number | string) => [{ ...x, exponent }, false] as const;
    expect(written([], [raised('a'), raised(2), raised(3)])).toBe('x^a x^5');
    expect(written([], [raised(2), raised('a'), raised('12')])).toBe('x^2 x^a x^{12}');
  });

  it('sorts symbols of one kind by their names, and leaves other factors in their order', () => {
    const symbol = (latex: string) => [factor(latex, levels.atom, ranks.coordinate), false] as const;
    expect(written([], ['z', 'x', 'y'].map(symbol))).toBe('x y z');
    const groups = ['y + 1', 'x + 1'].map(
      (latex) => [factor(latex, levels.sum, ranks.group), false] as const,
    );
    expect(written([], groups)).toBe('(y + 1) (x + 1)');
  });

  it('puts products among its factors in parentheses, a function and a power not', () => {
    const each = [
      factor('p', levels.sum, ranks.group),
      factor('q', levels.product, ranks.group),
      factor('r', levels.application, ranks.group),
      factor('s', levels.power, ranks.group),
    ].map((one) => [one, false] as const);
    expect(written([], each)).toBe('(p) (q) r s');
    expect(
      written(
        [],
        each.map(([one]) => [{ ...one, exponent: 2 }, false] as const),
      ),
    ).toBe('(p)^2 (q)^2 (r)^2 (s)^2');
  });

  it('keeps a dot between numbers side by side', () => {
    const two = factor('2^x', levels.power, ranks.root);
    expect(written([[3, false]], [[two, false]])).toBe('3 \\cdot 2^x');
    expect(written([], [[two, false]])).toBe('2^x');
  });

  it('tells how strongly it binds', () => {
    const levelOf = (
      numbers: readonly (readonly [value: number, inverse: boolean])[],
      factors: readonly (readonly [of: typeof x, below: boolean])[],
      line: 'fraction' | 'slash' = 'fraction',
    ) => {
      const all = emptyProduct(false);
      for (const [value, inverse] of numbers) addNumber(value, inverse, all);
      for (const [each, below] of factors) addFactor(each, below, all);
      return writeProduct(all, 3, line).level;
    };
    expect(levelOf([], [])).toBe(levels.atom);
    expect(levelOf([[12, false]], [])).toBe(levels.atom);
    expect(levelOf([[1e20, false]], [])).toBe(levels.power);
    expect(levelOf([[2.5e20, false]], [])).toBe(levels.product);
    expect(levelOf([[2, false]], [[x, false]])).toBe(levels.product);
    expect(levelOf([], [[x, false]])).toBe(levels.atom);
    expect(levelOf([], [[{ ...x, exponent: 2 }, false]])).toBe(levels.power);
    expect(levelOf([], [[{ ...application('\\sin', ' x'), exponent: 2 }, false]])).toBe(levels.application);
    expect(levelOf([], [[group, false]])).toBe(levels.sum);
    expect(levelOf([[2, true]], [[x, false]])).toBe(levels.power);
    expect(levelOf([[2, true]], [[x, false]], 'slash')).toBe(levels.product);
  });

  it('is written with a slash, its divisor in parentheses where that is no single thing', () => {
    const slash = (...below: readonly (typeof x)[]): string =>
      written([], [[a, false], ...below.map((each) => [each, true] as const)], 'slash');
    expect(slash(x)).toBe('a/x');
    expect(slash({ ...x, exponent: 2 })).toBe('a/x^2');
    expect(slash(x, group)).toBe('a/(x (x + 1))');
    expect(slash(group)).toBe('a/(x + 1)');
    expect(slash(application('\\sin', ' x'))).toBe('a/(\\sin x)');
    expect(written([[3, true]], [[a, false]], 'slash')).toBe('a/3');
  });

  it('is 0 whatever its factors are, and 0 by something is written out', () => {
    expect(written([[0, false]], [[x, true]])).toBe('\\frac{0}{x}');
    expect(
      written(
        [
          [0, false],
          [0.26, false],
        ],
        [[x, false]],
      ),
    ).toBe('0');
  });
});
