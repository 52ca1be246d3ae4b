// The generator's numbers never change, look random, and differ by seed and sequence.
import { describe, expect, test } from 'vitest';
import { createRandom, type Random } from './random';

const take = (count: number, draw: () => number): number[] => Array.from({ length: count }, () => draw());
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const correlation = (a: readonly number[], b: readonly number[]): number => {
  const [meanA, meanB] = [mean(a), mean(b)];
  const product = mean(a.map((value, i) => (value - meanA) * ((b[i] ?? NaN) - meanB)));
  const spread = (values: readonly number[], center: number): number =>
    mean(values.map((value) => (value - center) ** 2));
  return product / Math.sqrt(spread(a, meanA) * spread(b, meanB));
};

// An implementation in Python gives the same numbers, except for the last bits of its logarithm.
test('the first numbers are pinned: a replay is the same for ever', () => {
  const first = (random: Random): number[] => [...take(3, random.uniform), ...take(3, random.gaussian)];
  expect(first(createRandom(0))).toEqual([
    0.9817317219131122, 0.5801159137713449, 0.48707062736056117, -1.3046155670211128, -0.6500546195342953,
    -0.5937278701509463,
  ]);
  expect(first(createRandom(42, 7))).toEqual([
    0.10960860120243232, 0.4278138200429822, 0.6124650851648336, 0.3195727131081932, 0.2732058684951251,
    0.10346667638241276,
  ]);
  expect(first(createRandom(2 ** 32 + 42, 7))).toEqual([
    0.34047341639038375, 0.10350523343690288, 0.5123965448233033, -0.3594704095591366, -0.8851509591997386,
    1.8680432166638896,
  ]);
});

test('one seed, one sequence', () => {
  const [a, b] = [createRandom(5, 3), createRandom(5, 3)];
  expect(take(1000, a.gaussian)).toEqual(take(1000, b.gaussian));
});

describe('moments', () => {
  const count = 200_000;
  test('uniform', () => {
    const values = take(count, createRandom(1).uniform);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    for (const power of [1, 2, 3, 4]) {
      expect(mean(values.map((value) => value ** power))).toBeCloseTo(1 / (power + 1), 2);
    }
    expect(Math.abs(correlation(values.slice(1), values.slice(0, -1)))).toBeLessThan(0.01);
  });

  test('gaussian', () => {
    const values = take(count, createRandom(2).gaussian);
    expect(values.every(Number.isFinite)).toBe(true);
    [0, 1, 0, 3, 0, 15].forEach((expected, i) => {
      // Four standard errors of the moment of a normal sample.
      const error = Math.sqrt([1, 2, 15, 96, 945, 10170][i]! / count);
      expect(Math.abs(mean(values.map((value) => value ** (i + 1))) - expected)).toBeLessThan(4 * error);
    });
    const beyond = (limit: number): number =>
      values.filter((value) => Math.abs(value) > limit).length / count;
    expect(beyond(1)).toBeCloseTo(0.3173, 2);
    expect(beyond(2)).toBeCloseTo(0.0455, 2);
    expect(Math.abs(correlation(values.slice(1), values.slice(0, -1)))).toBeLessThan(0.01);
  });
});

test('all 53 bits are used, the lowest as well as the highest', () => {
  const values = take(20_000, createRandom(3).uniform);
  for (let bit = 0; bit < 53; bit++) {
    const share = mean(values.map((value) => Math.floor(value * 2 ** (bit + 1)) % 2));
    expect(Math.abs(share - 0.5)).toBeLessThan(0.02);
  }
});

test('neighbouring seeds and streams are unrelated', () => {
  const reference = take(20_000, createRandom(10, 0).uniform);
  const others = [
    createRandom(11, 0),
    createRandom(10, 1),
    createRandom(10, 2),
    createRandom(10 + 2 ** 32, 0),
  ];
  for (const other of others) {
    const values = take(20_000, other.uniform);
    expect(Math.abs(correlation(reference, values))).toBeLessThan(0.03);
    expect(new Set([...reference, ...values]).size).toBe(40_000);
  }
  // The first number of each of many sequences is as random as those of one.
  const firsts = Array.from({ length: 20_000 }, (_, sequence) => createRandom(0, sequence).uniform());
  expect(mean(firsts)).toBeCloseTo(0.5, 1);
  expect(Math.abs(correlation(firsts.slice(1), firsts.slice(0, -1)))).toBeLessThan(0.03);
});
