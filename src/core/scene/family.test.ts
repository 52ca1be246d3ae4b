// The starts of a family's runs.
import { expect, it } from 'vitest';
import { findLandscape } from '../landscapes/registry';
import type { Point } from '../geometry/domain';
import { createDefaultScene } from './defaultScene';
import { familyRuns } from './family';

const scene = createDefaultScene(findLandscape('ravine')!);
const domain = { x: [-4, 4], y: [-3, 3] } as const;

function startsOf(start: Point, spread: number, count = 100): readonly Point[] {
  const runner = { ...scene.optimizers[0]!, runs: { count, spread } };
  return familyRuns({ start, seed: 7 }, runner, domain).map((run) => run.start);
}

const distinct = (numbers: readonly number[]): number => new Set(numbers).size;

it('starts round about the start, and in the domain', () => {
  const starts = startsOf([3, 0], 1);
  expect(starts[0]).toEqual([3, 0]);
  for (const [x, y] of starts) {
    expect(x).toBeGreaterThanOrEqual(-4);
    expect(x).toBeLessThanOrEqual(4);
    expect(Math.abs(y)).toBeLessThanOrEqual(3);
  }
  expect(starts.some(([x]) => x === 4)).toBe(true);
  expect(distinct(starts.map(([x]) => x))).toBeGreaterThan(75);
});

it.each<[Point]>([[[7, 0]], [[-9, 5]], [[0, -8]]])(
  'does not fall onto the edge from %j, outside',
  (start) => {
    const starts = startsOf(start, 0.5);
    for (const [x, y] of starts) {
      expect(x).toBeGreaterThanOrEqual(Math.min(-4, start[0]));
      expect(x).toBeLessThanOrEqual(Math.max(4, start[0]));
      expect(y).toBeGreaterThanOrEqual(Math.min(-3, start[1]));
      expect(y).toBeLessThanOrEqual(Math.max(3, start[1]));
    }
    // In each direction, at most half of them keep the start's own coordinate.
    for (const axis of [0, 1] as const) expect(distinct(starts.map((at) => at[axis]))).toBeGreaterThan(35);
  },
);
