import { describe, expect, it } from 'vitest';
import type { RunState } from '../../core/simulation/trajectory';
import { readFamily, type MemberRun } from './percentiles';
import { stepAxis } from './runAxis';
import { runOf } from './testing/runOf';

function run(values: readonly number[], status: RunState['status']): MemberRun {
  const trajectory = runOf(values, status);
  return {
    state: trajectory.state,
    axis: stepAxis(trajectory),
    valueAt: (row) => trajectory.columns.values[row]!,
  };
}

describe('a family', () => {
  it('keeps runs that converged where they are, and counts those that diverged as worst', () => {
    const family = readFamily([
      run([3, 2, 1], 'completed'),
      run([3, 1], 'converged'),
      run([3, 90], 'diverged'),
    ]);
    expect(family.at(0)).toEqual({ low: 3, median: 3, high: 3 });
    expect(family.at(1)?.median).toBe(2);
    expect(family.at(2)).toMatchObject({ low: 1, median: 1, high: Infinity });
    expect(family.at(3)).toMatchObject({ median: Infinity });
  });

  it('has no value where no run has arrived yet, or none has one', () => {
    expect(readFamily([run([1], 'running')]).at(1)).toBeNull();
    expect(readFamily([run([NaN], 'running')]).at(0)).toBeNull();
    expect(readFamily([run([NaN, 1], 'completed'), run([2, 3], 'completed')]).at(0)?.median).toBe(2);
  });

  it('reads each run where it is on the axis', () => {
    const [slow, quick] = [run([8, 4, 2], 'completed'), run([9, 1], 'converged')];
    const each = (by: number) => ({
      ...slow.axis,
      rowAt: (x: number) => Math.min(2, Math.floor(x / by)),
      end: 2 * by,
    });
    const family = readFamily([{ ...slow, axis: each(10) }, quick]);
    expect([0, 1, 9, 10, 20].map((x) => family.at(x)?.median)).toEqual([8.5, 4.5, 4.5, 2.5, 1.5]);
    expect(family.at(21)?.median).toBe(1);
  });
});
