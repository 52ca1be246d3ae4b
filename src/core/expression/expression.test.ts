// What is simplified while a graph is built.
import { describe, expect, it } from 'vitest';
import {
  absolute,
  add,
  and,
  cbrt,
  ceil,
  constant,
  createNode,
  divide,
  equal,
  exp,
  floor,
  input,
  less,
  lessOrEqual,
  multiply,
  negate,
  not,
  or,
  pow,
  power,
  product,
  select,
  sin,
  sinc,
  squareRoot,
  subtract,
  sum,
  type Expression,
} from './expression';

const [x, y] = [input('x', 'particle'), input('y', 'particle')];
const [u, v] = [input('u', 'run'), input('v', 'run')];
const step = input('s', 'step');

/** A node with exactly these operands, which nothing has simplified. */
const node = (operation: Expression['operation'], ...operands: readonly Expression[]) =>
  createNode(operation, operands);

it('adds the negative of something by subtracting it, and the other way round', () => {
  expect(add(x, negate(y))).toMatchObject({ operation: 'subtract', operands: [x, y] });
  expect(add(negate(x), y)).toMatchObject({ operation: 'subtract', operands: [y, x] });
  expect(subtract(x, negate(y))).toMatchObject({ operation: 'add', operands: [x, y] });
  expect(negate(negate(x))).toBe(x);
});

it('leaves out what changes nothing', () => {
  expect(add(x, 0)).toBe(x);
  expect(add(0, x)).toBe(x);
  expect(subtract(x, 0)).toBe(x);
  expect(subtract(0, x)).toMatchObject({ operation: 'negate', operands: [x] });
  expect(multiply(1, x)).toBe(x);
  expect(multiply(x, 1)).toBe(x);
});

it('computes what is constant', () => {
  expect(add(2, 3)).toEqual(constant(5));
  expect(subtract(2, 3)).toEqual(constant(-1));
  expect(multiply(2, 3)).toEqual(constant(6));
});

it('computes constants whatever the function', () => {
  expect(divide(3, 4)).toEqual(constant(0.75));
  expect(negate(2)).toEqual(constant(-2));
  expect(absolute(-2)).toEqual(constant(2));
  expect(squareRoot(9)).toEqual(constant(3));
  expect(floor(-1.5)).toEqual(constant(-2));
  expect(ceil(-1.5)).toEqual(constant(-1));
  expect(cbrt(-8)).toEqual(constant(-2));
  expect(power(3, 4)).toEqual(constant(81));
  expect(pow(2, -1.5)).toEqual(constant(2 ** -1.5));
  expect(pow(9, 0.5)).toEqual(constant(3));
  expect([absolute, squareRoot, floor, ceil, cbrt].map((f) => f(x).operation)).toEqual([
    'absolute',
    'squareRoot',
    'floor',
    'ceil',
    'cbrt',
  ]);
});

it('changes as often as the most frequent of what it is made of', () => {
  const frequencyOf = (...operands: readonly Expression[]) => node('add', ...operands).frequency;
  expect(frequencyOf()).toBe('constant');
  expect(frequencyOf(constant(1), constant(2))).toBe('constant');
  expect(frequencyOf(u, constant(2))).toBe('run');
  expect(frequencyOf(u, step)).toBe('step');
  expect(frequencyOf(x, step, u)).toBe('particle');
  expect(node('add', x, y)).toMatchObject({ value: 0, name: '' });
  expect([constant(3), u]).toEqual([
    { operation: 'constant', operands: [], value: 3, name: '', frequency: 'constant' },
    { operation: 'input', operands: [], value: 0, name: 'u', frequency: 'run' },
  ]);
});

describe('a difference', () => {
  it('of a number and a slower multiple of it is a multiple of it', () => {
    expect(subtract(x, multiply(u, x))).toEqual(node('multiply', node('subtract', constant(1), u), x));
    expect(subtract(step, multiply(u, step))).toEqual(
      node('multiply', node('subtract', constant(1), u), step),
    );
    expect(subtract(x, multiply(3, x))).toEqual(node('multiply', constant(-2), x));
  });

  it('stays one where the factor is as fast, or what is multiplied is another', () => {
    for (const [a, b] of [
      [x, multiply(u, y)],
      [x, multiply(y, x)],
      [u, multiply(v, u)],
      [sin(x), multiply(u, sin(x))],
      [x, divide(x, u)],
      [x, node('add', u, x)],
    ] as const) {
      expect(subtract(a, b)).toEqual(node('subtract', a, b));
    }
  });

  it('and its negative are turned around', () => {
    expect(negate(subtract(x, y))).toEqual(node('subtract', y, x));
    expect(negate(multiply(3, x))).toEqual(node('multiply', constant(-3), x));
    expect(negate(multiply(u, x))).toEqual(node('negate', node('multiply', u, x)));
    expect(negate(add(x, y))).toEqual(node('negate', node('add', x, y)));
  });
});

describe('a product', () => {
  it('has its slower factor first', () => {
    expect(multiply(x, 3)).toEqual(node('multiply', constant(3), x));
    expect(multiply(x, u)).toEqual(node('multiply', u, x));
    expect(multiply(step, u)).toEqual(node('multiply', u, step));
    expect(multiply(x, y)).toEqual(node('multiply', x, y));
    expect(multiply(y, x)).toEqual(node('multiply', y, x));
  });

  it('gathers slower factors outside', () => {
    const ux = node('multiply', u, x);
    expect(multiply(v, ux)).toEqual(node('multiply', node('multiply', v, u), x));
    expect(multiply(ux, v)).toEqual(node('multiply', node('multiply', v, u), x));
    expect(multiply(2, multiply(3, x))).toEqual(node('multiply', constant(6), x));
    expect(multiply(y, ux)).toEqual(node('multiply', u, node('multiply', y, x)));
    expect(multiply(ux, y)).toEqual(node('multiply', u, node('multiply', y, x)));
    // Factors as fast as each other stay where they are.
    expect(multiply(u, node('multiply', u, v))).toEqual(node('multiply', u, node('multiply', u, v)));
    expect(multiply(x, node('multiply', x, y))).toEqual(node('multiply', x, node('multiply', x, y)));
    // Neither is a sum taken apart.
    expect(multiply(v, node('add', u, x))).toEqual(node('multiply', v, node('add', u, x)));
  });

  it('is 0, the other factor or its negative where one of them says so', () => {
    expect(multiply(0, x)).toEqual(constant(0));
    expect(multiply(x, 0)).toEqual(constant(0));
    expect(multiply(-1, x)).toEqual(node('negate', x));
    expect(multiply(negate(x), y)).toEqual(node('negate', node('multiply', x, y)));
    expect(multiply(x, negate(y))).toEqual(node('negate', node('multiply', x, y)));
    expect(multiply(negate(x), negate(y))).toEqual(node('multiply', x, y));
  });
});

describe('a quotient', () => {
  it('by a constant is a product, if its reciprocal is a normal number', () => {
    expect(divide(x, 4)).toEqual(node('multiply', constant(0.25), x));
    expect(divide(x, 1)).toBe(x);
    // 1/4.49e307 is 2.2272e−308, which is still normal.
    expect(divide(x, 4.49e307).operation).toBe('multiply');
    expect(divide(x, -4.49e307).operation).toBe('multiply');
    for (const divisor of [0, 5e-324, 4.5e307, -1e308, Infinity, NaN]) {
      expect(divide(x, divisor)).toEqual(node('divide', x, constant(divisor)));
    }
    expect(divide(x, 2 ** 1022)).toEqual(node('multiply', constant(2 ** -1022), x));
  });

  it('has no sign above the line, and is 0 with 0 there', () => {
    expect(divide(0, x)).toEqual(constant(0));
    expect(divide(negate(x), y)).toEqual(node('negate', node('divide', x, y)));
    expect(divide(x, y)).toEqual(node('divide', x, y));
    expect(divide(1, y)).toEqual(node('divide', constant(1), y));
  });
});

it('adds and multiplies lists from the left', () => {
  expect(sum(x, y, u)).toEqual(node('add', node('add', x, y), u));
  expect(sum(1)).toEqual(constant(1));
  expect(product(x, y, x)).toEqual(node('multiply', node('multiply', x, y), x));
  expect(product(2)).toEqual(constant(2));
});

it('takes no magnitude of a sign', () => {
  expect(absolute(negate(x))).toEqual(node('absolute', x));
});

describe('a power', () => {
  it('is simpler for some exponents and bases', () => {
    expect(power(x, 0)).toEqual(constant(1));
    expect(power(x, 1)).toBe(x);
    expect(power(x, -1)).toMatchObject({ operation: 'power', operands: [x], value: -1 });
    expect(pow(x, 3)).toEqual(power(x, 3));
    expect(pow(x, 0.5)).toEqual(squareRoot(x));
    expect(pow(1, x)).toEqual(constant(1));
    expect(pow(Math.E, x)).toEqual(exp(x));
    expect(pow(2, x)).toEqual(node('pow', constant(2), x));
    expect(pow(x, 1.5)).toEqual(node('pow', x, constant(1.5)));
    expect(pow(x, u)).toEqual(node('pow', x, u));
  });

  it('is a product for whole exponents up to 1024', () => {
    for (const exponent of [1024, -1024]) {
      expect(power(x, exponent).value).toBe(exponent);
      expect(pow(x, exponent).operation).toBe('power');
      expect(pow(x, exponent + Math.sign(exponent)).operation).toBe('pow');
    }
    for (const exponent of [1025, -1025, 0.5, NaN]) {
      expect(() => power(x, exponent)).toThrow(
        `Invalid exponent: ${exponent} (expected an integer, -1024 ≤ exponent ≤ 1024)`,
      );
    }
  });
});

describe('a condition', () => {
  const isLess = less(x, y);

  it('is what a choice and logic take, and nothing else', () => {
    for (const each of [
      isLess,
      lessOrEqual(x, y),
      equal(x, y),
      and(isLess, isLess),
      or(isLess, isLess),
      not(isLess),
    ]) {
      expect(select(each, x, y).operands).toEqual([each, x, y]);
    }
    expect(() => select(x, 1, 2)).toThrow('select takes a condition');
    expect(() => and(isLess, x)).toThrow('and takes conditions');
    expect(() => and(x, isLess)).toThrow('and takes conditions');
    expect(() => or(x, isLess)).toThrow('or takes conditions');
    expect(() => not(x)).toThrow('not takes conditions');
  });

  it('decides nothing between the same constants; 0 and −0 are two', () => {
    expect(select(isLess, 2, 2)).toEqual(constant(2));
    expect(select(isLess, NaN, NaN)).toEqual(constant(NaN));
    for (const [a, b] of [
      [2, 3],
      [0, -0],
    ] as const) {
      expect(select(isLess, a, b)).toEqual(node('select', isLess, constant(a), constant(b)));
    }
    expect(select(isLess, x, x).operation).toBe('select');
  });
});

it('refuses orders of sinc’s derivative that it lacks, and nodes without operands', () => {
  expect([0, 1, 2].map((order) => sinc(x, order).value)).toEqual([0, 1, 2]);
  expect(sinc(x).value).toBe(0);
  for (const order of [-1, 3, 0.5]) {
    expect(() => sinc(x, order)).toThrow(`Invalid order: ${order} (expected 0, 1 or 2)`);
  }
  expect(() => add(x, node('negate'))).toThrow('negate has no operand 0');
});
