// Intermediate bits of an expansion are kept as words, never as numbers.
import { expect, it } from 'vitest';
import {
  boundAbove,
  boundBelow,
  constant,
  createNode,
  equal,
  input,
  less,
  lessOrEqual,
  log,
  nearest,
  sinc,
  sinPi,
  cosPi,
  type Expression,
} from './expression';
import { createInterpreter, interpret } from './interpret';
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

it('shifts bits across the halves of a number, by any distance', () => {
  const x = input('x', 'particle');
  const distances = [0, 1, 11, 20, 31, 32, 33, 52, 63];
  const wordOf = (value: number): bigint => new BigUint64Array(Float64Array.of(value).buffer)[0]!;
  // A NaN's bits may change on their way out.
  const isNumber = (word: bigint): boolean => ((word >> 52n) & 0x7ffn) !== 0x7ffn;
  let compared = 0;
  for (const value of [1.1, -3.7e-5, 5e-324, 1.2345e-308, 0.1]) {
    const word = wordOf(value);
    for (const distance of distances) {
      const expected = [BigInt.asUintN(64, word << BigInt(distance)), word >> BigInt(distance)];
      const shifts = (['shiftLeft', 'shiftRight'] as const).map((shift) => createNode(shift, [x], distance));
      const actual = interpret(shifts, { x: value }).map(wordOf);
      expected.forEach((each, i) => {
        if (!isNumber(each)) return;
        compared++;
        expect(actual[i], `${value} by ${distance}`).toBe(each);
      });
    }
  }
  expect(compared).toBeGreaterThan(75);
});

it('combines bits word by word', () => {
  const [x, y] = [input('x', 'particle'), input('y', 'particle')];
  const nodes = (['andBits', 'orBits', 'xorBits'] as const).map((each) => createNode(each, [x, y]));
  // In binary 1.10 and −1.01, with the same exponent, of which the last takes one from the other.
  expect(interpret(nodes, { x: 1.5, y: -1.25 })).toEqual([1, -1.75, -0.75 * 2 ** -1022]);
});

it('rounds to the nearest whole number, ties to the even one, and keeps the sign of 0', () => {
  const evaluate = createInterpreter([nearest(input('x', 'particle'))]);
  for (const [x, expected] of [
    [0.5, 0],
    [0.75, 1],
    [1.25, 1],
    [1.5, 2],
    [2.5, 2],
    [-0.25, -0],
    [-0.5, -0],
    [-1.5, -2],
    [-2.75, -3],
    [0, 0],
    [-0, -0],
    [4503599627370495.5, 4503599627370496],
  ] as const) {
    expect(evaluate({ x })[0], String(x)).toBe(expected);
  }
});

it('knows sines and cosines of quarter turns exactly, however many', () => {
  const x = input('x', 'particle');
  const evaluate = createInterpreter([sinPi(x), cosPi(x)]);
  for (const turns of [0, 2, -2, 1e6, -1e6]) {
    expect([...evaluate({ x: turns })].map(Math.abs)).toEqual([0, 1]);
    expect([...evaluate({ x: turns + 0.5 })].map((each) => each + 0)).toEqual([1, 0]);
    expect([...evaluate({ x: turns + 1 })].map((each) => each + 0)).toEqual([0, -1]);
    expect([...evaluate({ x: turns - 0.5 })].map((each) => each + 0)).toEqual([-1, 0]);
    const [sine = NaN, cosine = NaN] = evaluate({ x: turns + 1 / 4 });
    expect(sine).toBeCloseTo(Math.SQRT1_2, 15);
    expect(cosine).toBeCloseTo(Math.SQRT1_2, 15);
  }
});

it('compares and bounds numbers, NaN and the two zeros among them', () => {
  const [x, y] = [input('x', 'particle'), input('y', 'particle')];
  const evaluate = createInterpreter([
    less(x, y),
    lessOrEqual(x, y),
    equal(x, y),
    boundAbove(x, y),
    boundBelow(x, y),
  ]);
  for (const [a, b, ...expected] of [
    [1, 2, 1, 1, 0, 1, 2],
    [2, 2, 0, 1, 1, 2, 2],
    [3, 2, 0, 0, 0, 2, 3],
    [NaN, 2, 0, 0, 0, NaN, NaN],
    [2, NaN, 0, 0, 0, 2, 2],
    [0, -0, 0, 1, 1, 0, 0],
    [-0, 0, 0, 1, 1, -0, -0],
  ] as const) {
    expect([...evaluate({ x: a, y: b })], `${a}, ${b}`).toEqual(expected);
  }
});

it('asks for every input by its name', () => {
  const [x, y] = [input('x', 'particle'), input('y', 'particle')];
  expect(() => interpret([x, y], { x: 1 })).toThrow('No value for y');
  expect(interpret([x, y, x], { x: 1, y: 2 })).toEqual([1, 2, 1]);
});
