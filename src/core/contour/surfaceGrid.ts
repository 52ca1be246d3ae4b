// The heights of a landscape on a grid, and reading them between the grid's points.

/** Heights on columns × rows points that span the domain, borders included. */
export interface SurfaceGrid {
  /** The `landscapeKey` of the landscape whose heights they are. */
  readonly landscapeKey: string;
  readonly columns: number;
  readonly rows: number;
  /** Row by row from the lowest y, each from the lowest x: f at (column, row) is at row · columns + column. */
  readonly values: Float32Array;
  readonly minimum: number;
  readonly maximum: number;
}

/** A surface from its heights; those that are not numbers are ignored in minimum and maximum. */
export function createSurfaceGrid(
  landscapeKey: string,
  columns: number,
  rows: number,
  values: Float32Array,
): SurfaceGrid {
  let minimum = Infinity;
  let maximum = -Infinity;
  for (const value of values) {
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  return { landscapeKey, columns, rows, values, minimum, maximum };
}

/** f at (u, v), both 0..1 across the domain (clamped), bilinear between grid points, as the value texture is sampled. */
export function sampleGrid(grid: SurfaceGrid, u: number, v: number): number {
  const x = Math.min(1, Math.max(0, u)) * (grid.columns - 1);
  const y = Math.min(1, Math.max(0, v)) * (grid.rows - 1);
  const column = Math.min(grid.columns - 2, Math.floor(x));
  const row = Math.min(grid.rows - 2, Math.floor(y));
  const at = row * grid.columns + column;
  const { values } = grid;
  const low = values[at]! + (values[at + 1]! - values[at]!) * (x - column);
  const above = at + grid.columns;
  const high = values[above]! + (values[above + 1]! - values[above]!) * (x - column);
  return low + (high - low) * (y - row);
}
