// How runners stand at a moment of the race: in what order, how far from a minimum, how low.
import type { LandscapeDescription } from '../../core/landscapes/landscape';
import type { Trajectory } from '../../core/simulation/trajectory';

/** The row that is shown of a run at a step; negative while there is none. */
export const rowAt = ({ state }: Trajectory, step: number): number => Math.min(step, state.rows - 1);

/** The loss that a run has at a step, for comparison: what is none comes last. */
function lossAt(run: Trajectory | undefined, step: number): number {
  const row = run === undefined ? -1 : rowAt(run, step);
  const value = row < 0 ? NaN : run!.columns.values[row]!;
  return Number.isNaN(value) ? Infinity : value;
}

/** The keys by loss at a step, lowest first; those with the same loss keep their order. */
export function orderByLoss(
  keys: readonly string[],
  runOf: (key: string) => Trajectory | undefined,
  step: number,
): string[] {
  const losses = new Map(keys.map((key) => [key, lossAt(runOf(key), step)]));
  return keys.toSorted((a, b) => {
    const [first, second] = [losses.get(a)!, losses.get(b)!];
    return first === second ? 0 : first < second ? -1 : 1;
  });
}

/** How far a run's position in a row is from the nearest minimum, local ones included; null if none is known. */
export function distanceToMinimum(
  { marks }: Pick<LandscapeDescription, 'marks'>,
  { columns: { positions } }: Trajectory,
  row: number,
): number | null {
  const minima = marks.filter(({ kind }) => kind === 'minimum' || kind === 'local-minimum');
  if (minima.length === 0) return null;
  const [x, y] = [positions[2 * row]!, positions[2 * row + 1]!];
  return Math.min(...minima.map(({ position }) => Math.hypot(x - position[0], y - position[1])));
}
