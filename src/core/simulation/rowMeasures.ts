// What there is to say of one row of a trajectory.
import type { TrajectoryColumns } from './trajectory';

export interface RowMeasures {
  readonly x: number;
  readonly y: number;
  /** f(x, y). */
  readonly value: number;
  readonly gradientNorm: number;
  /** Length of the update that led to the row; null at the start. */
  readonly stepLength: number | null;
}

export function rowMeasures(
  { positions, values, gradientNorms }: TrajectoryColumns,
  row: number,
): RowMeasures {
  const [x, y] = [positions[2 * row]!, positions[2 * row + 1]!];
  return {
    x,
    y,
    value: values[row]!,
    gradientNorm: gradientNorms[row]!,
    stepLength: row === 0 ? null : Math.hypot(x - positions[2 * row - 2]!, y - positions[2 * row - 1]!),
  };
}
