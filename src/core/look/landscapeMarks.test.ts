import { expect, it } from 'vitest';
import { inLanguage } from '../text/text';
import { markNames, markPaths } from './landscapeMarks';

const numbersOf = (path: string): number[] => (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

it('has a closed sign for every kind, none like another, within 7 of the centre', () => {
  const paths = Object.values(markPaths);
  expect(new Set(paths).size).toBe(paths.length);
  for (const path of paths) {
    expect(path).toMatch(/^M.*Z$/);
    for (const number of numbersOf(path)) expect(Math.abs(number)).toBeLessThanOrEqual(7);
  }
});

it('has a name for every kind, in Japanese too', () => {
  expect(Object.keys(markNames).sort()).toEqual(Object.keys(markPaths).sort());
  expect(inLanguage(markNames['exact-point'], 'en')).toBe('Lowest at the edge');
  for (const name of Object.values(markNames))
    expect(inLanguage(name, 'ja')).not.toBe(inLanguage(name, 'en'));
});

it('has a star of five points upwards for the minimum', () => {
  expect(markPaths.minimum).toMatch(/^M[^L]+(L[^L]+){9}Z$/);
  const numbers = numbersOf(markPaths.minimum);
  const corners = Array.from({ length: 10 }, (_, index) => [numbers[2 * index]!, numbers[2 * index + 1]!]);
  expect(corners[0]).toEqual([0, -7]);
  corners.forEach(([x = NaN, y = NaN], index) => {
    expect(Math.hypot(x, y)).toBeCloseTo(index % 2 === 0 ? 7 : 3, 1);
    // Each a tenth of a turn after the last, clockwise with y down.
    const turn = ((Math.atan2(x, -y) / (2 * Math.PI)) * 10 + 10) % 10;
    expect(turn).toBeCloseTo(index, 1);
  });
});
