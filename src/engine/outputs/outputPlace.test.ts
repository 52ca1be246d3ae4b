import { join } from 'node:path';
import { expect, it } from 'vitest';
import { placeAt } from './outputPlace';

it('is one file under its name', () => {
  const place = placeAt(join('films', 'race.mp4'), null);
  expect(place.name).toBe('race.mp4');
  expect(place.pathOf(0)).toBe(join('films', 'race.mp4'));
  expect(place.offer()).toBeNull();
  expect(place.keep?.(1)).toBeUndefined();
});

it('is a file for each number, and has the names of the first and the last', () => {
  const kept: number[] = [];
  const place = placeAt(join('films', 'f-%03d.png'), 12, (files) => kept.push(files));
  expect(place.name).toBe('f-000.png … f-011.png');
  expect(place.pathOf(7)).toBe(join('films', 'f-007.png'));
  expect(place.offer()).toBeNull();
  place.keep?.(5);
  expect(kept).toEqual([5]);
  expect(placeAt('f-%d.png', 1).name).toBe('f-0.png');
  expect(placeAt('f-%d.png', 9, undefined, 1).name).toBe('f-1.png … f-9.png');
});

it('has no files without a place for their numbers', () => {
  expect(() => placeAt(join('films', 'f.png'), 2)).toThrow('f.png has no place for a number');
});
