// How high the ground stands against the sky, from each point of a square grid in many directions. A line of points is
// swept once for its direction: those that may still be a horizon are its upper convex hull so far.

export interface SkyDirection {
  /** Whole columns and rows to the next point towards the horizon. */
  readonly columns: number;
  readonly rows: number;
  readonly azimuth: number;
  /** The part of the circle that it stands for; together they are 1. */
  readonly share: number;
}

/** Longest step along an axis: lines go through points only, so that no height is interpolated. */
const longestStep = 3;

/** All around, by azimuth in radians (−π < azimuth ≤ π). */
export const directions: readonly SkyDirection[] = around();

function around(): SkyDirection[] {
  const found: { columns: number; rows: number; azimuth: number }[] = [];
  for (let rows = -longestStep; rows <= longestStep; rows += 1)
    for (let columns = -longestStep; columns <= longestStep; columns += 1)
      if (greatestDivisor(Math.abs(columns), Math.abs(rows)) === 1)
        found.push({ columns, rows, azimuth: Math.atan2(rows, columns) });
  found.sort((a, b) => a.azimuth - b.azimuth);
  const full = 2 * Math.PI;
  return found.map((direction, index) => {
    const before = found[index - 1]?.azimuth ?? found.at(-1)!.azimuth - full;
    const after = found[index + 1]?.azimuth ?? found[0]!.azimuth + full;
    return { ...direction, share: (after - before) / 2 / full };
  });
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/**
 * Writes the sine of the horizon's elevation in one direction for each of points × points heights; 0 where nothing stands
 * higher. Beyond the grid there is open sky.
 * @param heights finite, in the same unit as `spacing`, the distance of neighbours along an axis
 */
export function sweepHorizons(
  heights: Float32Array,
  points: number,
  spacing: number,
  { columns, rows }: Pick<SkyDirection, 'columns' | 'rows'>,
  sines: Float32Array,
): void {
  const stepLength = spacing * Math.hypot(columns, rows);
  const stride = -(rows * points + columns);
  // Of each point of the hull: its step, its height, and how steeply it rises from the point before.
  const hullSteps = new Float64Array(points);
  const hullHeights = new Float64Array(points);
  const hullSlopes = new Float64Array(points);

  /** Walks away from the horizon, from a point that has none before it. */
  const sweep = (firstColumn: number, firstRow: number): void => {
    const steps = Math.min(stepsInside(firstColumn, -columns, points), stepsInside(firstRow, -rows, points));
    let at = firstRow * points + firstColumn;
    let top = 0;
    hullHeights[0] = heights[at]!;
    sines[at] = 0;
    for (let step = 1; step <= steps; step += 1) {
      at += stride;
      const height = heights[at]!;
      let slope = (height - hullHeights[top]!) / (step - hullSteps[top]!);
      while (top > 0 && slope >= hullSlopes[top]!) {
        top -= 1;
        slope = (height - hullHeights[top]!) / (step - hullSteps[top]!);
      }
      sines[at] = slope < 0 ? -slope / Math.sqrt(slope * slope + stepLength * stepLength) : 0;
      top += 1;
      hullSteps[top] = step;
      hullHeights[top] = height;
      hullSlopes[top] = slope;
    }
  };

  for (let row = 0; row < points; row += 1) {
    const isFirstRow = row + rows < 0 || row + rows >= points;
    for (let column = 0; column < points; column += 1)
      if (isFirstRow || column + columns < 0 || column + columns >= points) sweep(column, row);
  }
}

/** How many steps along an axis lead from a place to another one of 0 … points − 1. */
function stepsInside(from: number, step: number, points: number): number {
  if (step === 0) return Infinity;
  return Math.floor((step > 0 ? points - 1 - from : from) / Math.abs(step));
}
