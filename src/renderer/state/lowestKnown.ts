// The lowest value that is known of a landscape without a minimum of its own, as what a logarithmic axis measures losses from.
import type { Domain } from '../../core/geometry/domain';
import type { Trajectory, TrajectoryColumns } from '../../core/simulation/trajectory';
import { leftStep } from '../../core/timeline/divergence';

/** By the columns of runs that are complete, and the domain that they were seen in. */
const lowestOf = new WeakMap<TrajectoryColumns, { readonly domain: Domain; readonly lowest: number }>();

/** Until it has left the domain for good: from there it may fall on without end, which would flatten all that is seen. */
function lowestOfRun(run: Trajectory, domain: Domain): number {
  const { columns, state } = run;
  const known = lowestOf.get(columns);
  if (known?.domain === domain) return known.lowest;
  const rows = leftStep(run, domain) ?? state.rows;
  let lowest = Infinity;
  for (let row = 0; row < rows; row += 1) {
    const value = columns.values[row]!;
    if (Number.isFinite(value) && value < lowest) lowest = value;
  }
  lowestOf.set(columns, { domain, lowest });
  return lowest;
}

/** The lowest value of the surface's grid and of all complete runs in the domain; null while there is none. */
export function lowestKnown(
  surfaceMinimum: number | null,
  runs: readonly Trajectory[],
  domain: Domain,
): number | null {
  const complete = runs.filter(({ state }) => state.status !== 'running');
  const lowest = Math.min(surfaceMinimum ?? Infinity, ...complete.map((run) => lowestOfRun(run, domain)));
  return Number.isFinite(lowest) ? lowest : null;
}
