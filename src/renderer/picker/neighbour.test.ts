import { describe, expect, it } from 'vitest';
import { neighbour, type CardBox } from './neighbour';

/** Two rows of three boxes and, under a heading, one of two. */
const boxes: readonly CardBox[] = [
  [0, 0],
  [100, 0],
  [200, 0],
  [0, 50],
  [100, 50],
  [200, 50],
  [0, 130],
  [100, 130],
].map(([left, top]) => ({ left: left!, top: top!, right: left! + 90, bottom: top! + 40 }));

describe('arrow keys', () => {
  it.each([
    [1, 'down', 4],
    [5, 'down', 7],
    [7, 'up', 4],
    [7, 'down', 7],
    [0, 'up', 0],
    [2, 'right', 3],
    [3, 'left', 2],
    [0, 'left', 0],
    [7, 'right', 7],
  ] as const)('from %i %s to %i', (from, direction, to) =>
    expect(neighbour(boxes, from, direction)).toBe(to),
  );

  it('start at the first where nothing is highlighted', () => {
    expect(neighbour(boxes, -1, 'down')).toBe(0);
  });
});
