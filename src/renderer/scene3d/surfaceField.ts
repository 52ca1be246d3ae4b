// The data that the surface's shader reads: heights and slopes, and the fraction of open sky above each point.
import type { HeightScale } from '../../core/contour/heightScale';
import { sampleGrid, type SurfaceGrid } from '../../core/contour/surfaceGrid';

/** Points in each direction of the coarse grid on which the open sky is estimated. */
export const skyPoints = 112;
/** Radius of the estimate, in half-widths of the domain. */
const skyReach = 0.5;
const skySteps = 7;
const skyDirections = 8;

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

/**
 * The open sky at each point of a coarse grid, 0..255, `skyPoints` in each direction: less in valleys. It depends on
 * the drawn heights.
 */
export function createOpenSky(
  grid: SurfaceGrid,
  scale: HeightScale,
  relief: number,
): Uint8Array<ArrayBuffer> {
  const heights = new Float32Array(skyPoints * skyPoints);
  for (let row = 0; row < skyPoints; row += 1)
    for (let column = 0; column < skyPoints; column += 1)
      heights[row * skyPoints + column] =
        relief * scale.unitAt(sampleGrid(grid, column / (skyPoints - 1), row / (skyPoints - 1)));

  const sky = new Uint8Array(heights.length);
  const spacing = 2 / (skyPoints - 1);
  for (let row = 0; row < skyPoints; row += 1) {
    for (let column = 0; column < skyPoints; column += 1) {
      const here = heights[row * skyPoints + column]!;
      let open = 0;
      for (let direction = 0; direction < skyDirections; direction += 1) {
        const angle = (2 * Math.PI * direction) / skyDirections;
        const stepX = Math.cos(angle);
        const stepY = Math.sin(angle);
        let steepest = 0;
        for (let step = 1; step <= skySteps; step += 1) {
          const distance = skyReach * (step / skySteps) ** 1.6;
          const x = Math.round(column + (stepX * distance) / spacing);
          const y = Math.round(row + (stepY * distance) / spacing);
          if (x < 0 || y < 0 || x >= skyPoints || y >= skyPoints) break;
          const slope = (heights[y * skyPoints + x]! - here) / distance;
          if (slope > steepest) steepest = slope;
        }
        open += 1 - steepest / Math.sqrt(1 + steepest * steepest);
      }
      sky[row * skyPoints + column] = Math.round((255 * open) / skyDirections);
    }
  }
  return sky;
}
