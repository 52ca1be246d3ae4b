// The text of graphs in Python; pythonRun.test.ts tests their values.
import { describe, expect, test } from 'vitest';
import { differentiate } from '../expression/differentiate';
import {
  absolute,
  add,
  and,
  boundAbove,
  boundBelow,
  ceil,
  constant,
  cosPi,
  cot,
  createNode,
  csc,
  divide,
  equal,
  expm1,
  floor,
  hypot,
  input,
  less,
  lessOrEqual,
  log1p,
  maximum,
  minimum,
  multiply,
  nearest,
  negate,
  not,
  or,
  pow,
  sec,
  select,
  sin,
  sinc,
  sinPi,
  squareRoot,
  subtract,
  type Expression,
} from '../expression/expression';
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

describe('graphs', () => {
  const [x, y, a] = [input('x', 'particle'), input('y', 'particle'), input('a', 'particle')];
  const write = (expressions: readonly Expression[], taken: readonly string[] = []) =>
    writeExpressions(expressions, (name) => name, new Set(taken));
  const textOf = (expression: Expression): string => {
    const { lines, values } = write([expression]);
    return [...lines, ...values].join('; ');
  };

  test.each([
    [absolute(x), 'np.abs(x)'],
    [squareRoot(x), 'np.sqrt(x)'],
    [nearest(x), 'np.rint(x)'],
    [floor(x), 'np.floor(x)'],
    [ceil(x), 'np.ceil(x)'],
    [minimum(x, y), 'np.minimum(x, y)'],
    [maximum(x, y), 'np.maximum(x, y)'],
    [boundAbove(x, 1), 'np.minimum(x, 1)'],
    [boundBelow(x, 1), 'np.maximum(x, 1)'],
    [expm1(x), 'np.expm1(x)'],
    [log1p(x), 'np.log1p(x)'],
    [hypot(x, y), 'np.hypot(x, y)'],
    [sinPi(x), 'sin_pi(x)'],
    [cosPi(x), 'cos_pi(x)'],
    [sinc(x), 'np.sinc(x)'],
    [sinc(x, 1), 'sinc1(x)'],
    [sinc(x, 2), 'sinc2(x)'],
    [sec(x), '1 / np.cos(x)'],
    [csc(x), '1 / np.sin(x)'],
    [cot(x), 'np.cos(x) / np.sin(x)'],
    [select(less(x, y), 1, a), 'np.where(x < y, 1, a)'],
    [select(lessOrEqual(add(x, y), a), 1, 2), 'np.where(x + y <= a, 1, 2)'],
    [select(and(equal(x, y), less(x, a)), 1, 2), 'np.where(np.logical_and(x == y, x < a), 1, 2)'],
    [
      select(or(equal(x, y), not(less(x, a))), 1, 2),
      'np.where(np.logical_or(x == y, np.logical_not(x < a)), 1, 2)',
    ],
  ])('call functions: %#', (expression, python) => expect(textOf(expression)).toBe(python));

  test.each([
    [0.3, '0.3'],
    [0.75, '0.75'],
    [-2.5, '-2.5'],
    [-0, '-0'],
    [1 / 3, '1 / 3'],
    [-2 / 3, '-2 / 3'],
    [0.12345, '0.12345'],
    [1e7, '10000000'],
    [1e-9, '1e-9'],
    [NaN, '(np.nan)'],
    [-Infinity, '(-np.inf)'],
    [Math.PI, 'np.pi'],
    [2 * Math.PI, '2 * np.pi'],
    [1.5 * Math.PI, '1.5 * np.pi'],
    [Math.PI / 3, 'np.pi / 3'],
    [2 / (3 * Math.PI), '2 / (3 * np.pi)'],
    [Math.PI ** 2, 'np.pi**2'],
    [Math.sqrt(Math.PI), 'np.sqrt(np.pi)'],
    [Math.SQRT2, 'np.sqrt(2)'],
    [Math.SQRT1_2, '1 / np.sqrt(2)'],
    [Math.LN2, 'np.log(2)'],
    [Math.E, 'np.e'],
  ])('know the number %d as %s', (value, python) => expect(textOf(constant(value))).toBe(python));

  const node = (operation: Expression['operation'], ...operands: readonly Expression[]) =>
    createNode(operation, operands);
  const inverse = (of: Expression) => createNode('power', [of], -1);
  test.each([
    // Sums
    [add(x, multiply(-2, y)), 'x - 2 * y'],
    [node('subtract', x, multiply(-2, y)), 'x + 2 * y'],
    [node('add', node('negate', x), y), '-x + y'],
    [node('add', x, node('negate', y)), 'x - y'],
    [subtract(x, add(y, 1)), 'x - (y + 1)'],
    [subtract(add(x, y), a), 'x + y - a'],
    [negate(add(x, y)), '-(x + y)'],
    [negate(multiply(x, y)), '-x * y'],
    // Products and quotients
    [multiply(add(x, 1), add(x, 1)), '(x + 1)**2'],
    [multiply(add(x, 1), y), '(x + 1) * y'],
    [multiply(2 / 3, x), '2 * x / 3'],
    [multiply(-1 / 3, x), '-x / 3'],
    [divide(x, add(y, 1)), 'x / (y + 1)'],
    [divide(add(x, 1), y), '(x + 1) / y'],
    [multiply(0.75, x), '0.75 * x'],
    [multiply(1e7, x), '10000000 * x'],
    [multiply(divide(x, y), a), 'x / y * a'],
    [divide(x, divide(y, a)), 'x / (y / a)'],
    [node('divide', x, node('negate', multiply(x, y))), 'x / (-x * y)'],
    [node('divide', x, node('negate', y)), 'x / -y'],
    [multiply(inverse(x), y), 'y / x'],
    [multiply(inverse(x), inverse(y)), '1 / (x * y)'],
    [multiply(inverse(x), inverse(x)), '1 / x**2'],
    // Powers
    [createNode('power', [createNode('power', [x], 2)], 3), '(x**2)**3'],
    [createNode('power', [node('negate', x)], 2), '(-x)**2'],
    [inverse(x), '1 / x'],
    [createNode('power', [x], -3), '1 / x**3'],
    [pow(x, add(a, 1)), 'x**(a + 1)'],
    [pow(x, negate(y)), 'x**-y'],
    [pow(x, multiply(2, y)), 'x**(2 * y)'],
    [pow(x, -1.5), 'x**-1.5'],
    [createNode('pow', [x, constant(2.5)], 2), '3.75 * x**0.5'],
    [createNode('pow', [x, constant(-0.5)], 1), '-x**-1.5 / 2'],
    [createNode('pow', [x, constant(1)], 1), 'x**0'],
    [createNode('pow', [x, a], 2), 'np.where(a * (a - 1) == 0, 0, a * (a - 1) * x**(a - 2))'],
  ])('have the parentheses that they need: %#', (expression, python) =>
    expect(textOf(expression)).toBe(python),
  );

  test('name what is used again in this order, past names that are taken', () => {
    const waves = Array.from({ length: 9 }, (_, i) => sin(multiply(i + 2, x)));
    const namesWith = (taken: readonly string[]) =>
      write([...waves, ...waves], taken).lines.map((line) => line.split(' = ')[0]);
    expect(namesWith([])).toEqual(['u', 'v', 'w', 'p', 'q', 'r', 's', 'u1', 'u2']);
    expect(namesWith(['v', 'u1'])).toEqual(['u', 'w', 'p', 'q', 'r', 's', 'u2', 'u3', 'u4']);
    expect(write(waves.slice(0, 2))).toEqual({ lines: [], values: ['np.sin(2 * x)', 'np.sin(3 * x)'] });
  });

  test('name what is worth it: a call or three operations, and no comparison', () => {
    const twice = (expression: Expression) => write([expression, expression]);
    expect(twice(add(x, y)).lines).toEqual([]);
    expect(twice(multiply(add(x, y), a)).lines).toEqual([]);
    expect(twice(add(multiply(add(x, y), a), y))).toEqual({
      lines: ['u = (x + y) * a + y'],
      values: ['u', 'u'],
    });
    expect(twice(sinc(x)).lines).toEqual(['u = np.sinc(x)']);
    const isLess = less(sin(x), y);
    expect(write([select(isLess, 1, 2), select(isLess, 3, 4)]).lines).toEqual([]);
  });

  test('refuse what Python has no word for', () => {
    expect(() => textOf(node('addBits', x, y))).toThrow('Python has no addBits');
  });
});
