// The heights and slopes that the surface's shader reads.
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';

/** RGBA float texels, columns × rows: f, ∂f/∂u, ∂f/∂v (u and v 0..1 across the domain), 1. */
export function createSurfaceField(grid: SurfaceGrid): Float32Array<ArrayBuffer> {
  const { columns, rows, values } = grid;
  const field = new Float32Array(4 * columns * rows);
  for (let row = 0; row < rows; row += 1) {
    const below = Math.max(0, row - 1);
    const above = Math.min(rows - 1, row + 1);
    const perV = (rows - 1) / (above - below);
    for (let column = 0; column < columns; column += 1) {
      const before = Math.max(0, column - 1);
      const after = Math.min(columns - 1, column + 1);
      const perU = (columns - 1) / (after - before);
      const at = row * columns + column;
      field[4 * at] = values[at]!;
      field[4 * at + 1] = (values[row * columns + after]! - values[row * columns + before]!) * perU;
      field[4 * at + 2] = (values[above * columns + column]! - values[below * columns + column]!) * perV;
      field[4 * at + 3] = 1;
    }
  }
  return field;
}
