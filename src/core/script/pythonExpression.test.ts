// The text of graphs in Python; pythonRun.test.ts tests their values.
import { describe, expect, test } from 'vitest';
import { differentiate } from '../expression/differentiate';
import { constant, createNode, input, sinPi } from '../expression/expression';
import { parseFormula } from '../formula/formula';
import { writeExpressions } from './pythonExpression';

function written(formula: string, ...derivatives: readonly string[]): string {
  const parsed = parseFormula(formula);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const expression = derivatives.reduce((value, name) => differentiate(value, name), parsed.formula.value);
  const nameOf = (name: string): string => name.replace('parameter ', '');
  const { lines, values } = writeExpressions([expression], nameOf, new Set(['x', 'y', 'u']));
  return [...lines, ...values].join('; ');
}

describe('formulas read as they are typed', () => {
  test.each([
    ['x^2 + 3y^2', 'x**2 + 3 * y**2'],
    ['-x^2 - (-y)', 'y - x**2'],
    ['(x + y)^2/8', '(x + y)**2 / 8'],
    ['x/3 + 0.3y', 'x / 3 + 0.3 * y'],
    ['2.5x - 1.5', '2.5 * x - 1.5'],
    ['x^-2', '1 / x**2'],
    ['y x^-1', 'y / x'],
    ['x/(2 y)', 'x / (2 * y)'],
    ['x - (y - 1)', 'x - (y - 1)'],
    ['x + (y + 1)', 'x + (y + 1)'],
    ['pi x + y/(4pi^2)', 'np.pi * x + y / (4 * np.pi**2)'],
    ['sqrt(x) + y^0.5', 'np.sqrt(x) + np.sqrt(y)'],
    ['x^1.5', 'x**1.5'],
    ['a^x + x^a', 'a**x + x**a'],
    ['2^x', '2**x'],
    ['max(x, y, 1)', 'np.maximum(np.maximum(x, y), 1)'],
    ['sin(2x) sec(x)', 'np.sin(2 * x) / np.cos(x)'],
    ['sinc(x) + cbrt(y)', 'np.sinc(x) + np.cbrt(y)'],
    ['0.1234567 x', '0.1234567 * x'],
    ['x + 1e-9', 'x + 1e-9'],
    ['x + 1e300', 'x + 1e+300'],
  ])('%s', (formula, python) => expect(written(formula)).toBe(python));
});

describe('functions have their names in NumPy, or a helper', () => {
  test.each(
    Object.entries({
      exp: 'np.exp',
      log: 'np.log',
      log2: 'np.log2',
      log10: 'np.log10',
      cbrt: 'np.cbrt',
      sin: 'np.sin',
      cos: 'np.cos',
      tan: 'np.tan',
      asin: 'np.arcsin',
      acos: 'np.arccos',
      atan: 'np.arctan',
      sinh: 'np.sinh',
      cosh: 'np.cosh',
      tanh: 'np.tanh',
      asinh: 'np.arcsinh',
      acosh: 'np.arccosh',
      atanh: 'np.arctanh',
      sigmoid: 'sigmoid',
      softplus: 'softplus',
      erf: 'erf',
      sign: 'np.sign',
      round: 'round_up',
      sinc: 'np.sinc',
    }),
  )('%s', (name, python) => expect(written(`${name}(x y)`)).toBe(`${python}(x * y)`));
});

describe('derivatives', () => {
  test.each([
    ['tanh(10x)^2', 'v = np.tanh(10 * x); 20 * (1 - v**2) * v'],
    ['abs(x)', 'np.sign(x)'],
    ['min(x, 2y)', 'np.where(x <= 2 * y, 1, 0)'],
    ['x^1.5', '1.5 * x**0.5'],
    ['x^a', 'np.where(a == 0, 0, a * x**(a - 1))'],
  ])('of %s', (formula, python) => expect(written(formula, 'x')).toBe(python));
});

test('what is used twice, or is too long for a line, has a name that nothing else has', () => {
  expect(written('exp(x y) + exp(x y)^2')).toBe('v = np.exp(x * y); v + v**2');
  const long = Array.from({ length: 25 }, (_, i) => `sin(${i + 1}x + y)`).join(' + ');
  const lines = written(long).split('; ');
  expect(lines.length).toBeGreaterThan(4);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(96);
  const names = lines.slice(0, -1).map((line) => line.split(' = ')[0]);
  expect(new Set(names).size).toBe(names.length);
  expect(names).not.toContain('u');
});

test('nothing is nested deeper than Python reads', () => {
  const deep = `${'sin(1 + '.repeat(25)}x y${')'.repeat(25)}`;
  for (const line of written(deep, 'x').split('; ')) expect(line.split('(').length).toBeLessThan(25);
});

test('functions of half turns have helpers that are exact', () => {
  const { values } = writeExpressions([sinPi(input('x', 'particle'))], (name) => name, new Set());
  expect(values).toEqual(['sin_pi(x)']);
});

test('a power whose exponent is known has its derivatives as numbers', () => {
  const derivative = (exponent: number, order: number) => {
    const node = createNode('pow', [input('x', 'particle'), constant(exponent)], order);
    return writeExpressions([node], (name) => name, new Set()).values;
  };
  expect(derivative(2.5, 0)).toEqual(['x**2.5']);
  expect(derivative(2.5, 1)).toEqual(['2.5 * x**1.5']);
  expect(derivative(2, 2)).toEqual(['2 * x**0']);
  expect(derivative(2, 3)).toEqual(['0']);
});
