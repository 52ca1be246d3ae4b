import { expect, it } from 'vitest';
import { ConstantPool, Emitter } from './emit';
import { add, constant, input, multiply, sin } from './expression';
import { FunctionWriter } from './wasmWriter';

it('gives each constant of the expressions a place, once, the two zeros apart', () => {
  const x = input('x', 'particle');
  const pool = new ConstantPool([add(multiply(3, x), 5), multiply(5, x)]);
  expect(pool.byteLength).toBe(16);
  expect([pool.offsetOf(3), pool.offsetOf(5)].sort()).toEqual([0, 8]);
  expect(() => pool.offsetOf(7)).toThrow('The constant 7 is not in the pool');
});

it('writes them in the order of their places, 0 and −0 among them', () => {
  const pool = new ConstantPool([constant(0), constant(1.5), constant(-0), constant(1.5), constant(NaN)]);
  expect([...new Float64Array(pool.toBytes().buffer)]).toEqual([0, 1.5, -0, NaN]);
  expect([0, 1.5, -0, NaN].map((value) => pool.offsetOf(value))).toEqual([0, 8, 16, 24]);
});

it('emits arithmetic only', () => {
  const x = input('x', 'particle');
  const address = { base: null, offset: 0, kind: 'pair' } as const;
  const emitter = new Emitter(new FunctionWriter('run', 0), new ConstantPool([]), () => address);
  expect(() => emitter.store([{ value: sin(x), to: address }])).toThrow('sin is not lowered');
});
