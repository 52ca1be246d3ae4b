// Intermediate bits of an expansion are kept as words, never as numbers.
import { expect, it } from 'vitest';
import { constant, createNode, input, log, sinc, type Expression } from './expression';
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

it('knows sinc and its first two derivatives exactly, near 0 and beyond', () => {
  const x = input('x', 'particle');
  const evaluate = createInterpreter([sinc(x), sinc(x, 1), sinc(x, 2)]);
  const { PI } = Math;
  const rows: [x: number, value: number, slope: number, bend: number][] = [
    [0, 1, 0, -(PI ** 2) / 3],
    [0.5, 2 / PI, -4 / PI, 16 / PI - 2 * PI],
    [1, 0, -1, 2],
    [1.5, -2 / (3 * PI), 4 / (9 * PI), (2 * PI) / 3 - 16 / (27 * PI)],
    [2, 0, 0.5, -0.5],
  ];
  // Where the series is taken, too: sin and cos of 30° and 36°.
  for (const [at, sine, cosine] of [
    [1 / 6, 0.5, Math.sqrt(3) / 2],
    [0.2, Math.sqrt(10 - 2 * Math.sqrt(5)) / 4, (1 + Math.sqrt(5)) / 4],
  ] as const) {
    const value = sine / (PI * at);
    const fall = (cosine - value) / at;
    rows.push([at, value, fall, -PI * PI * value - (2 * fall) / at]);
  }
  for (const [at, ...expected] of rows)
    for (const sign of [1, -1]) {
      const [value, first, second] = evaluate({ x: sign * at });
      expect(value, `sinc ${sign * at}`).toBeCloseTo(expected[0], 13);
      expect(first, `sinc′ ${sign * at}`).toBeCloseTo(sign * expected[1], 12);
      expect(second, `sinc″ ${sign * at}`).toBeCloseTo(expected[2], 11);
    }
});
