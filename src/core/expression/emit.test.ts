import { expect, it } from 'vitest';
import { ConstantPool } from './emit';
import { add, input, multiply } from './expression';

it('gives each constant of the expressions a place, once, the two zeros apart', () => {
  const x = input('x', 'particle');
  const pool = new ConstantPool([add(multiply(3, x), 5), multiply(5, x)]);
  expect(pool.byteLength).toBe(16);
  expect([pool.offsetOf(3), pool.offsetOf(5)].sort()).toEqual([0, 8]);
  expect(() => pool.offsetOf(7)).toThrow('The constant 7 is not in the pool');
});
