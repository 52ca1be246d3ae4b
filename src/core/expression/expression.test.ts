// What is simplified while a graph is built.
import { expect, it } from 'vitest';
import { add, constant, input, multiply, negate, subtract } from './expression';

const [x, y] = [input('x', 'particle'), input('y', 'particle')];

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
