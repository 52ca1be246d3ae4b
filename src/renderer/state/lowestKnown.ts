// The lowest value that is known of a landscape without a minimum of its own, as what a logarithmic axis measures losses from.
import type { Trajectory, TrajectoryColumns } from '../../core/simulation/trajectory';

/** By the columns of runs that are complete. */
const lowestOf = new WeakMap<TrajectoryColumns, number>();

function lowestOfRun({ columns, state }: Trajectory): number {
  const known = lowestOf.get(columns);
  if (known !== undefined) return known;
  let lowest = Infinity;
  for (let row = 0; row < state.rows; row += 1) {
    const value = columns.values[row]!;
    if (Number.isFinite(value) && value < lowest) lowest = value;
  }
  lowestOf.set(columns, lowest);
  return lowest;
}

/** The lowest value of the surface's grid and of all complete runs; null while there is none. */
export function lowestKnown(surfaceMinimum: number | null, runs: readonly Trajectory[]): number | null {
  const complete = runs.filter(({ state }) => state.status !== 'running');
  const lowest = Math.min(surfaceMinimum ?? Infinity, ...complete.map(lowestOfRun));
  return Number.isFinite(lowest) ? lowest : null;
}
