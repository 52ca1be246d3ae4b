// The positions of the drawn mesh's grid lines: denser where the surface curves, so that a narrow valley keeps its
// silhouette on a mesh far coarser than the value texture.
import type { HeightScale } from '../../core/contour/heightScale';
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';

/** Number of rows (or columns) of values to examine: narrower features are not expected. */
const probes = 160;

/**
 * Positions 0..1 of `count` mesh lines across one axis of the grid, ends included. Their density follows the square
 * root of the drawn height's largest second derivative along the axis, which equalizes the chords' errors.
 */
export function meshLines(
  grid: SurfaceGrid,
  scale: HeightScale,
  axis: 'columns' | 'rows',
  count: number,
): Float32Array {
  const along = grid[axis];
  const across = axis === 'columns' ? grid.rows : grid.columns;
  const alongStride = axis === 'columns' ? 1 : grid.columns;
  const acrossStride = axis === 'columns' ? grid.columns : 1;
  const probeStep = Math.max(1, Math.floor(across / probes));

  const bend = new Float64Array(along);
  for (let probe = 0; probe < across; probe += probeStep) {
    const base = probe * acrossStride;
    let before = scale.unitAt(grid.values[base]!);
    let here = scale.unitAt(grid.values[base + alongStride]!);
    for (let index = 1; index + 1 < along; index += 1) {
      const after = scale.unitAt(grid.values[base + (index + 1) * alongStride]!);
      const second = Math.abs(after - 2 * here + before);
      if (second > bend[index]!) bend[index] = second;
      before = here;
      here = after;
    }
  }
  bend[0] = bend[1]!;
  bend[along - 1] = bend[along - 2]!;

  const density = smooth(bend.map(Math.sqrt), Math.max(1, Math.round(along / 250)));
  // A third of the lines is spread evenly: flat parts have lighting and lines, too.
  const mean = density.reduce((sum, value) => sum + value, 0) / along;
  const floor = mean > 0 ? mean / 2 : 1;
  return spread(
    density.map((value) => value + floor),
    count,
  );
}

/** Moving average over 2 · reach + 1 entries. */
function smooth(values: Float64Array, reach: number): Float64Array {
  return values.map((_, index) => {
    const from = Math.max(0, index - reach);
    const to = Math.min(values.length - 1, index + reach);
    let sum = 0;
    for (let at = from; at <= to; at += 1) sum += values[at]!;
    return sum / (to - from + 1);
  });
}

/** `count` positions 0..1 with equal integrals of the density between them. */
function spread(density: Float64Array, count: number): Float32Array {
  const last = density.length - 1;
  const cumulative = new Float64Array(density.length);
  for (let index = 1; index <= last; index += 1) {
    cumulative[index] = cumulative[index - 1]! + (density[index - 1]! + density[index]!) / 2;
  }
  const total = cumulative[last]!;
  const lines = new Float32Array(count);
  let at = 0;
  for (let line = 1; line < count - 1; line += 1) {
    const wanted = (total * line) / (count - 1);
    while (cumulative[at + 1]! < wanted) at += 1;
    const share = (wanted - cumulative[at]!) / (cumulative[at + 1]! - cumulative[at]!);
    lines[line] = (at + share) / last;
  }
  lines[count - 1] = 1;
  return lines;
}
