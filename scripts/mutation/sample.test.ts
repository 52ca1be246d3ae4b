import { expect, it } from 'vitest';
import { sampleOf } from './sample.mjs';

const numbers = Array.from({ length: 1000 }, (_, index) => index);

it('draws as many as are asked for, each once', () => {
  const drawn = sampleOf(numbers, 200, 1);
  expect(drawn).toHaveLength(200);
  expect(new Set(drawn).size).toBe(200);
});

it('draws the same for a seed, and others for another', () => {
  expect(sampleOf(numbers, 200, 1)).toEqual(sampleOf(numbers, 200, 1));
  expect(sampleOf(numbers, 200, 2)).not.toEqual(sampleOf(numbers, 200, 1));
});

it('draws all where there are no more', () => {
  expect(sampleOf([3, 1, 2], 200, 1).sort()).toEqual([1, 2, 3]);
});

it('draws from all parts alike', () => {
  const counts = [0, 0, 0, 0];
  for (let seed = 0; seed < 100; seed += 1)
    for (const item of sampleOf(numbers, 40, seed)) counts[Math.floor(item / 250)]! += 1;
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
});
