// The distribution of a family of runs at a place of the axis: its median, and the range of the middle 80 %.
import { percentile } from '../../core/numbers/percentile';
import type { RunState } from '../../core/simulation/trajectory';
import type { RunAxis } from './runAxis';

export interface FamilyAt {
  /** The 10th percentile. */
  readonly low: number;
  readonly median: number;
  /** The 90th percentile. */
  readonly high: number;
}

/** A run of a family, with what is read of it. */
export interface MemberRun {
  readonly state: RunState;
  readonly axis: RunAxis;
  readonly valueAt: (row: number) => number;
}

const shares = { low: 0.1, median: 0.5, high: 0.9 } as const;

/**
 * A run that converged stays at its last value. One that diverged counts as infinite from then on, so that a
 * family doesn't look better because its worst run was lost; a value that is none, as that of a step at the start, does not
 * count. Places are read one after the other, allocating only the results.
 */
export function readFamily(runs: readonly MemberRun[]) {
  const buffer = new Float64Array(runs.length);
  return {
    /** Null if no run has a value there. */
    at(x: number): FamilyAt | null {
      let count = 0;
      for (const { state, axis, valueAt } of runs) {
        const { rows, status } = state;
        const row = axis.rowAt(x);
        if (row < 0) continue;
        let value = NaN;
        if (x <= axis.end) value = valueAt(row);
        else if (status === 'diverged') value = Infinity;
        else if (status === 'converged') value = valueAt(rows - 1);
        if (!Number.isNaN(value)) buffer[count++] = value;
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
