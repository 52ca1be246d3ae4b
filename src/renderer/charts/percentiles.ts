// The distribution of a family of runs at a step: its median, and the range of the middle 80 %.
import { percentile } from '../../core/numbers/percentile';
import type { Trajectory } from '../../core/simulation/trajectory';

export interface FamilyAt {
  /** The 10th percentile. */
  readonly low: number;
  readonly median: number;
  /** The 90th percentile. */
  readonly high: number;
}

const shares = { low: 0.1, median: 0.5, high: 0.9 } as const;

/**
 * @param valueOf a run's value at one of its rows
 *
 * A run that converged stays at its last value. One that diverged counts as infinite from then on, so that a
 * family doesn't look better because its worst run was lost. Steps are read one after the other, allocating only the
 * results.
 */
export function readFamily(runs: readonly Trajectory[], valueOf: (run: Trajectory, row: number) => number) {
  const buffer = new Float64Array(runs.length);
  return {
    /** Null if no run has reached the step yet. */
    at(step: number): FamilyAt | null {
      let count = 0;
      for (const run of runs) {
        const { rows, status } = run.state;
        if (step < rows) buffer[count++] = valueOf(run, step);
        else if (status === 'diverged') buffer[count++] = Infinity;
        else if (status === 'converged') buffer[count++] = valueOf(run, rows - 1);
      }
      if (count === 0) return null;
      const sorted = buffer.subarray(0, count).sort();
      return {
        low: percentile(sorted, shares.low),
        median: percentile(sorted, shares.median),
        high: percentile(sorted, shares.high),
      };
    },
  };
}
