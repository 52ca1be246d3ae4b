// The value texture: heights, their slopes and how open the sky is above each point of the grid.
import type { HeightScale } from './heightScale';
import type { SurfaceGrid } from './surfaceGrid';
import { sampleGrid } from './surfaceGrid';

/** Points across of the coarse grid on which the open sky is estimated, and how far it looks (half-widths). */
const skyPoints = 112;
const skyReach = 0.5;
const skySteps = 7;
const skyDirections = 8;

/** RGBA float texels, columns × rows: f, ∂f/∂u, ∂f/∂v (u and v 0..1 across the domain), open sky 0..1. */
export function createSurfaceField(grid: SurfaceGrid, scale: HeightScale, relief: number): Float32Array {
  const { columns, rows, values } = grid;
  const field = new Float32Array(4 * columns * rows);
  const sky = openSky(grid, scale, relief);
  const skyColumns = new Float64Array(columns);
  for (let column = 0; column < columns; column += 1)
    skyColumns[column] = (column / (columns - 1)) * (skyPoints - 1);

  for (let row = 0; row < rows; row += 1) {
    const below = Math.max(0, row - 1);
    const above = Math.min(rows - 1, row + 1);
    const perV = (rows - 1) / (above - below);
    const skyY = (row / (rows - 1)) * (skyPoints - 1);
    const skyRow = Math.min(skyPoints - 2, Math.floor(skyY));
    const shareY = skyY - skyRow;
    for (let column = 0; column < columns; column += 1) {
      const before = Math.max(0, column - 1);
      const after = Math.min(columns - 1, column + 1);
      const at = row * columns + column;
      const skyX = skyColumns[column]!;
      const skyColumn = Math.min(skyPoints - 2, Math.floor(skyX));
      const shareX = skyX - skyColumn;
      const corner = skyRow * skyPoints + skyColumn;
      const low = sky[corner]! + (sky[corner + 1]! - sky[corner]!) * shareX;
      const highCorner = corner + skyPoints;
      const high = sky[highCorner]! + (sky[highCorner + 1]! - sky[highCorner]!) * shareX;
      field[4 * at] = values[at]!;
      field[4 * at + 1] =
        ((values[row * columns + after]! - values[row * columns + before]!) * (columns - 1)) /
        (after - before);
      field[4 * at + 2] = (values[above * columns + column]! - values[below * columns + column]!) * perV;
      field[4 * at + 3] = low + (high - low) * shareY;
    }
  }
  return field;
}

/** The share of the sky that each point of a coarse grid sees: valleys see less. */
function openSky(grid: SurfaceGrid, scale: HeightScale, relief: number): Float32Array {
  const heights = new Float32Array(skyPoints * skyPoints);
  for (let row = 0; row < skyPoints; row += 1)
    for (let column = 0; column < skyPoints; column += 1)
      heights[row * skyPoints + column] =
        relief * scale.unitAt(sampleGrid(grid, column / (skyPoints - 1), row / (skyPoints - 1)));

  const sky = new Float32Array(heights.length);
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
      sky[row * skyPoints + column] = open / skyDirections;
    }
  }
  return sky;
}
