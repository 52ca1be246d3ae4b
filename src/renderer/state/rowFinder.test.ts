import { describe, expect, it } from 'vitest';
import { createTrajectoryColumns } from '../../core/simulation/trajectory';
import { createExitFinder, createTargetFinder } from './rowFinder';
import type { Trajectory } from '../../core/simulation/trajectory';

const domain = { x: [-5, 5], y: [-5, 5] } as const;

function trajectory(points: readonly (readonly [number, number])[], rows: number): Trajectory {
  const columns = createTrajectoryColumns(points.length);
  columns.positions.set(points.flat());
  return { key: 'a', run: 0, columns, state: { status: 'running', rows, divergedAt: null } };
}

describe('where a runner leaves the map', () => {
  it('is its first row outside, once that row has arrived', () => {
    const finder = createExitFinder();
    const growing = trajectory(
      [
        [0, 0],
        [5, -5],
        [0, 5.1],
        [0, 0],
      ],
      2,
    );
    expect(finder.find(growing, domain)).toBeNull();
    expect(finder.find({ ...growing, state: { ...growing.state, rows: 4 } }, domain)).toBe(2);
  });

  it('is found anew for another path', () => {
    const finder = createExitFinder();
    expect(finder.find(trajectory([[9, 0]], 1), domain)).toBe(0);
    expect(finder.find(trajectory([[1, 0]], 1), domain)).toBeNull();
  });
});

describe('where a runner reaches a loss', () => {
  it('is the first row that has it, found anew for another loss', () => {
    const finder = createTargetFinder();
    const run = trajectory(
      Array.from({ length: 4 }, () => [0, 0] as const),
      3,
    );
    run.columns.values.set([4, 2, 3, 1]);
    expect(finder.find(run, 2.5)).toBe(1);
    expect(finder.find(run, 1)).toBeNull();
    expect(finder.find({ ...run, state: { ...run.state, rows: 4 } }, 1)).toBe(3);
    expect(finder.find(run, 4)).toBe(0);
  });
});
