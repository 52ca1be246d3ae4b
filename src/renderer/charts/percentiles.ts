// How a family of runs stands at a step: its median, and the range that the middle four fifths of it lie in.
import type { Trajectory } from '../../core/simulation/trajectory';

export interface FamilyAt {
  /** The 10th percentile. */
  readonly low: number;
  readonly median: number;
  /** The 90th percentile. */
  readonly high: number;
}

const shares = { low: 0.1, median: 0.5, high: 0.9 } as const;

/** Between two neighbours a percentile lies in proportion, as in NumPy. `sorted` has one value at least. */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const [low, high] = [sorted[below]!, sorted[Math.min(below + 1, sorted.length - 1)]!];
  const part = place - below;
  // No arithmetic between equals: ∞ − ∞ is no number.
  return part === 0 || low === high ? low : low + part * (high - low);
}

/** Asks for one step after the other without making anything but the answers. */
export interface FamilyReader {
  /** Null where no run has come as far yet. */
  at(step: number): FamilyAt | null;
}

/**
 * @param valueOf a run's value at one of its rows
 *
 * A run that converged stays at its last value. One that diverged counts as infinite from then on, so that a family
 * doesn't look better for having lost its worst.
 */
export function readFamily(
  runs: readonly Trajectory[],
  valueOf: (run: Trajectory, row: number) => number,
): FamilyReader {
  const buffer = new Float64Array(runs.length);
  return {
    at(step) {
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
