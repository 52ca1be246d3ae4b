import { describe, expect, it } from 'vitest';
import { createTrajectoryColumns, type RunState } from '../../core/simulation/trajectory';
import type { Trajectory } from '../../core/simulation/trajectory';
import { readFamily } from './percentiles';

function run(values: readonly number[], status: RunState['status']): Trajectory {
  const columns = createTrajectoryColumns(values.length);
  columns.values.set(values);
  return { key: 'a', run: 0, columns, state: { status, rows: values.length, divergedAt: null } };
}

const valueOf = ({ columns }: Trajectory, row: number): number => columns.values[row]!;

describe('a family', () => {
  it('keeps runs that converged where they are, and counts those that diverged as worst', () => {
    const family = readFamily(
      [run([5, 4, 3], 'completed'), run([5, 1], 'converged'), run([5], 'diverged')],
      valueOf,
    );
    expect(family.at(0)).toEqual({ low: 5, median: 5, high: 5 });
    expect(family.at(2)!.median).toBe(3);
    expect(family.at(2)!.low).toBeCloseTo(1.4, 12);
    expect(family.at(2)!.high).toBe(Infinity);
  });

  it('waits for runs that are under way', () => {
    const family = readFamily([run([2, 1], 'running'), run([4], 'running')], valueOf);
    expect(family.at(0)!.median).toBe(3);
    expect(family.at(1)!.median).toBe(1);
    expect(family.at(2)).toBeNull();
  });
});
