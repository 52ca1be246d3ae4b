import { expect, it } from 'vitest';
import type { Point } from './domain';
import { shareInside } from './shareInside';

it.each<readonly [from: Point, to: Point, share: readonly [enter: number, leave: number]]>([
  // Wholly inside, and from one point to the same.
  [
    [-0.5, 0.25],
    [0.5, 1],
    [0, 1],
  ],
  [
    [1, -1],
    [1, -1],
    [0, 1],
  ],
  // Through a side, one way and the other; through two sides.
  [
    [0, 0],
    [4, 2],
    [0, 0.25],
  ],
  [
    [0, -5],
    [0.5, -1],
    [1, 1],
  ],
  [
    [-3, 0.5],
    [1, 0.5],
    [0.5, 1],
  ],
  [
    [-2, -2],
    [2, 2],
    [0.25, 0.75],
  ],
  [
    [0, 5],
    [0, -3],
    [0.5, 0.75],
  ],
  // Across a corner: x is inside from ¼ to ¾ of the way, y up to ½.
  [
    [-2, 0],
    [2, 2],
    [0.25, 0.5],
  ],
  // Along a side, which belongs to the square.
  [
    [1, -2],
    [1, 2],
    [0.25, 0.75],
  ],
])('of the segment from %j to %j the share %j', (a, b, share) => {
  expect(shareInside(...a, ...b)).toEqual(share);
});

it('is empty where the segment passes by, and nothing beside a side', () => {
  const [enter, leave] = shareInside(-3, 0, 0, 3) ?? [NaN, NaN];
  expect(leave).toBeLessThan(enter);
  expect(shareInside(1.5, 0, 1.5, 0.5)).toBeNull();
  expect(shareInside(0, -1.5, 0.5, -1.5)).toBeNull();
});
