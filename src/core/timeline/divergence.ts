// When a run has left the domain for good, and when it has plainly diverged, as it is seen: long before its numbers leave the
// finite range.
import { isInDomain, type Domain } from '../geometry/domain';
import type { LandscapeDescription } from '../landscapes/landscape';
import type { Trajectory, TrajectoryColumns } from '../simulation/trajectory';

/** How many times the loss at the start is plainly too much. */
const plainGrowth = 1000;

interface Known {
  readonly rows: number;
  readonly landscape: object;
  readonly step: number | null;
}

const known = new WeakMap<TrajectoryColumns, Known>();

/**
 * The step from which on a run that has ended has diverged: from there to its end it is outside the domain, with a loss of a
 * thousand times the start's that is no lower at the end; or its numbers leave the finite range. Null if it has not. The
 * trajectory may go on behind it. Where f has no minimum, runs that leave with f falling have not diverged.
 */
export function divergedStep(
  trajectory: Trajectory,
  landscape: Pick<LandscapeDescription, 'domain' | 'minimumValue'>,
): number | null {
  const { columns, state } = trajectory;
  if (state.status === 'running') return null;
  const before = known.get(columns);
  if (before !== undefined && before.rows === state.rows && before.landscape === landscape)
    return before.step;
  const step = plainStep(trajectory, landscape) ?? state.divergedAt;
  known.set(columns, { rows: state.rows, landscape, step });
  return step;
}

function plainStep(
  trajectory: Trajectory,
  { domain, minimumValue }: Pick<LandscapeDescription, 'domain' | 'minimumValue'>,
): number | null {
  const { values } = trajectory.columns;
  const { rows } = trajectory.state;
  const left = leftStep(trajectory, domain);
  if (left === null) return null;
  const base = minimumValue ?? lowest(values, rows);
  const limit = base + plainGrowth * (values[0]! - base);
  let first = rows;
  while (first > Math.max(1, left) && values[first - 1]! > limit) first -= 1;
  return first < rows && values[rows - 1]! >= values[first]! ? first : null;
}

/** The first step from which on a run is outside the domain to its end; null if it ends inside. */
export function leftStep(
  { columns: { positions }, state: { rows } }: Trajectory,
  domain: Domain,
): number | null {
  let first = rows;
  while (first > 0 && !isInDomain(domain, positions[2 * first - 2]!, positions[2 * first - 1]!)) first -= 1;
  return first < rows ? first : null;
}

function lowest(values: Float64Array, rows: number): number {
  let least = Infinity;
  for (let row = 0; row < rows; row += 1) least = Math.min(least, values[row]!);
  return least;
}
