import { expect, it } from 'vitest';
import { placeOnMap } from './mapArea';

const domain = { x: [-2, 2], y: [0, 10] } as const;
const box = { x: 30, y: 50, width: 400, height: 200 };

it('places a point in the picture, y upwards', () => {
  expect(placeOnMap([-2, 0], domain, box)).toEqual([30, 250]);
  expect(placeOnMap([2, 10], domain, box)).toEqual([430, 50]);
  expect(placeOnMap([1, 2.5], domain, box)).toEqual([330, 200]);
});

it('has no place for points outside of the map', () => {
  for (const [x, y] of [
    [-2.001, 5],
    [2.001, 5],
    [0, -0.001],
    [0, 10.001],
  ] as const)
    expect(placeOnMap([x, y], domain, box)).toBeNull();
});
