import { describe, expect, it } from 'vitest';
import { createTrajectoryColumns, type RunState } from '../../core/simulation/trajectory';
import type { Trajectory } from '../../core/simulation/trajectory';
import { percentile, readFamily } from './percentiles';

function run(values: readonly number[], status: RunState['status']): Trajectory {
  const columns = createTrajectoryColumns(values.length);
  columns.values.set(values);
  return { key: 'a', run: 0, columns, state: { status, rows: values.length, divergedAt: null } };
}

const valueOf = ({ columns }: Trajectory, row: number): number => columns.values[row]!;

describe('a percentile', () => {
  it('lies between its neighbours, as NumPy has it', () => {
    // numpy.percentile([1, 2, 4, 8], [10, 50, 90])
    expect(percentile([1, 2, 4, 8], 0.1)).toBeCloseTo(1.3, 12);
    expect(percentile([1, 2, 4, 8], 0.5)).toBe(3);
    expect(percentile([1, 2, 4, 8], 0.9)).toBeCloseTo(6.8, 12);
    expect(percentile([7], 0.9)).toBe(7);
  });

  it('is a number or infinite, never neither', () => {
    expect(percentile([1, Infinity, Infinity], 0.9)).toBe(Infinity);
    expect(percentile([1, 2, Infinity], 0.5)).toBe(2);
    expect(percentile([1, 2, Infinity], 0.6)).toBe(Infinity);
  });
});

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
