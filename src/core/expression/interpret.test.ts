// Intermediate bits of an expansion are kept as words, never as numbers.
import { expect, it } from 'vitest';
import { constant, createNode, input, log, type Expression } from './expression';
import { createInterpreter } from './interpret';
import { lower } from './lower';

it('keeps the bits of a signalling NaN, which come and go between two subtractions', () => {
  // Between √⅛ and 0.4785, the bits of x minus those of √½ are such a NaN. If it became quiet, the logarithm would be off
  // by 0.4.
  const evaluate = createInterpreter(lower([log(input('x', 'particle'))]));
  for (let i = 0; i < 40_000; i++) {
    const x = 0.3 + (i % 100) / 400;
    expect(Math.abs(evaluate({ x })[0]! - Math.log(x))).toBeLessThan(1e-15);
  }
});

it('carries and borrows between the halves of a number', () => {
  const [x, y] = [input('x', 'particle'), input('y', 'particle')];
  const words = (value: number): bigint => new BigUint64Array(Float64Array.of(value).buffer)[0]!;
  const addBits = (a: Expression, b: Expression) => createNode('addBits', [a, b]);
  const evaluate = createInterpreter([
    addBits(x, y),
    createNode('subtractBits', [x, y]),
    addBits(x, constant(5e-324)),
  ]);
  for (const [a, b] of [
    [1.1, 5e-324],
    [2, 1e-310],
    [1.7, 1.3e-308],
    [3, 3],
  ] as const) {
    const [sum, difference, next] = evaluate({ x: a, y: b });
    expect(words(sum!)).toBe(BigInt.asUintN(64, words(a) + words(b)));
    expect(words(difference!)).toBe(BigInt.asUintN(64, words(a) - words(b)));
    expect(words(next!)).toBe(words(a) + 1n);
  }
});
