import { expect, it } from 'vitest';
import { runningMean } from './runningMean';

const meanOf = (values: readonly number[], window: number): number[] => [
  ...runningMean((row) => values[row]!, values.length, window),
];

it.each([1, 2, 3, 7, 50])('is the mean of the last %d values, as far as there are any', (window) => {
  const values = Array.from({ length: 23 }, (_, i) => (i * 7919) % 101);
  const expected = values.map((_, row) => {
    const last = values.slice(Math.max(0, row - window + 1), row + 1);
    return last.reduce((sum, value) => sum + value, 0) / last.length;
  });
  meanOf(values, window).forEach((mean, row) => expect(mean).toBeCloseTo(expected[row]!, 12));
});

it('leaves out what is no number, and is none where nothing is', () => {
  expect(meanOf([NaN, 2, 4, Infinity, 6], 2)).toEqual([NaN, 2, 3, 4, 6]);
  expect(meanOf([NaN, NaN], 2)).toEqual([NaN, NaN]);
});

it('keeps all digits of small values behind large ones', () => {
  const values = [1e9, ...Array.from({ length: 20 }, () => 1e-15)];
  expect(meanOf(values, 4).slice(4)).toEqual(Array.from({ length: 17 }, () => 1e-15));
});
