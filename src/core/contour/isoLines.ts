// Iso-lines of heights on a grid by marching squares, joined into polylines, and the regions above levels as polygons.
import type { SurfaceGrid } from './surfaceGrid';

export interface HeightGrid extends Pick<SurfaceGrid, 'columns' | 'rows'> {
  /** As in `SurfaceGrid`. */
  readonly values: Float32Array | Float64Array;
}

/** The positions of a grid's first and last column, and of its first and last row, in any unit. */
export interface GridExtent {
  readonly x: readonly [first: number, last: number];
  readonly y: readonly [first: number, last: number];
}

export interface IsoLine {
  /** x and y in turn. */
  readonly points: Float64Array;
  /** Whether the last point is connected to the first: other lines end at the grid's border or at a hole. */
  readonly closed: boolean;
}

/**
 * The lines along which the heights are equal to each of the levels, in the levels' order. Between grid points, heights
 * are interpolated by cubics, or linearly where a neighbour is missing.
 * Heights that are not finite make holes: no line goes through the cells around them. A line has the higher ground on
 * its left if the extent's numbers rise.
 */
export function isoLines(
  grid: HeightGrid,
  extent: GridExtent,
  levels: readonly number[],
): readonly (readonly IsoLine[])[] {
  return levels.map(isoLineTracer(grid, extent));
}

/** As `isoLines`, level by level, for who has no time for all of them at once. */
export function isoLineTracer(grid: HeightGrid, extent: GridExtent): (level: number) => readonly IsoLine[] {
  const field = createField(grid, extent);
  return (level) => traceLevel(field, level, false);
}

/**
 * The regions at or above each of the levels, in the levels' order: rings (x and y in turn, the last point connected to
 * the first) to be filled by the even-odd rule. They run along the grid's border where the region reaches it, and around
 * holes. The rings of two levels together are the band between them.
 */
export function isoRegions(
  grid: HeightGrid,
  extent: GridExtent,
  levels: readonly number[],
): readonly (readonly Float64Array[])[] {
  const field = createField(grid, extent);
  return levels.map((level) => traceLevel(field, level, true).map(({ points }) => points));
}

/** The grid with a margin on all sides that is below every level and has the same positions as the border. */
interface Field {
  readonly columns: number;
  readonly rows: number;
  /** −Infinity in the margin and in holes. */
  readonly heights: Float64Array;
  /** The positions of columns and rows. */
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** For one level at a time, by edge: the edge to which the line continues, plus 1; 0 for none. */
  readonly next: Int32Array;
  /** Whether a line leads to this edge. */
  readonly reached: Uint8Array;
}

function createField(grid: HeightGrid, extent: GridExtent): Field {
  const columns = grid.columns + 2;
  const rows = grid.rows + 2;
  const heights = new Float64Array(columns * rows).fill(-Infinity);
  for (let row = 0; row < grid.rows; row += 1) {
    for (let column = 0; column < grid.columns; column += 1) {
      const height = grid.values[row * grid.columns + column]!;
      if (Number.isFinite(height)) heights[(row + 1) * columns + column + 1] = height;
    }
  }
  return {
    columns,
    rows,
    heights,
    xs: places(extent.x, grid.columns),
    ys: places(extent.y, grid.rows),
    next: new Int32Array(2 * columns * rows),
    reached: new Uint8Array(2 * columns * rows),
  };
}

function places([first, last]: readonly [number, number], count: number): Float64Array {
  return Float64Array.from({ length: count + 2 }, (_, index) => {
    const share = Math.min(1, Math.max(0, (index - 1) / (count - 1)));
    return first * (1 - share) + last * share;
  });
}

/** Newton's steps towards a crossing: more digits than any picture shows. */
const refinements = 6;

/** Sides of a cell: where a line enters and leaves it. */
const [south, east, north, west] = [0, 1, 2, 3];

/**
 * The lines through a cell, by which of its corners are above (1: south-west, 2: south-east, 4: north-east, 8: north-west):
 * from which side to which, with the higher ground on the left. For cells with two opposite corners above, 5 and 10,
 * see `saddles`.
 */
const crossings: readonly (readonly number[])[] = [
  [],
  [south, west],
  [east, south],
  [east, west],
  [north, east],
  [],
  [north, south],
  [north, west],
  [west, north],
  [south, north],
  [],
  [east, north],
  [west, east],
  [south, east],
  [west, south],
  [],
];

/** For cells 5 and 10: if the middle is above, the higher ground connects the two higher corners. */
const saddles = {
  5: { above: [south, east, north, west], below: [south, west, north, east] },
  10: { above: [west, south, east, north], below: [east, south, west, north] },
} as const;

/**
 * Lines cross edges of the grid, and each crossed edge is left by one line and reached by one: in both of its cells, the
 * same end is above. Edge 2v goes east from grid point v, edge 2v + 1 goes north.
 */
function traceLevel(field: Field, level: number, intoHoles: boolean): IsoLine[] {
  const { columns, rows, heights, next, reached } = field;
  const starts: number[] = [];
  const edgeOffsets = [0, 3, 2 * columns, 1];
  for (let row = 0; row + 1 < rows; row += 1) {
    for (let column = 0; column + 1 < columns; column += 1) {
      const at = row * columns + column;
      const southWest = heights[at]!;
      const southEast = heights[at + 1]!;
      const northWest = heights[at + columns]!;
      const northEast = heights[at + columns + 1]!;
      const kind =
        (southWest >= level ? 1 : 0) +
        (southEast >= level ? 2 : 0) +
        (northEast >= level ? 4 : 0) +
        (northWest >= level ? 8 : 0);
      if (kind === 0 || kind === 15) continue;
      const sum = southWest + southEast + northEast + northWest;
      if (sum === -Infinity && !intoHoles) continue;
      let sides = crossings[kind]!;
      if (kind === 5 || kind === 10) sides = sum / 4 >= level ? saddles[kind].above : saddles[kind].below;
      for (let side = 0; side < sides.length; side += 2) {
        const from = 2 * at + edgeOffsets[sides[side]!]!;
        const to = 2 * at + edgeOffsets[sides[side + 1]!]!;
        next[from] = to + 1;
        reached[to] = 1;
        starts.push(from);
      }
    }
  }
  const lines: IsoLine[] = [];
  const follow = (start: number, closed: boolean): void => {
    const points: number[] = [];
    let edge = start;
    for (;;) {
      addCrossing(field, level, edge, points);
      reached[edge] = 0;
      const after = next[edge]! - 1;
      next[edge] = 0;
      if (after < 0 || after === start) break;
      edge = after;
    }
    if (closed) dropRepeatedEnd(points);
    if (points.length >= (closed ? 6 : 4)) lines.push({ points: Float64Array.from(points), closed });
  };
  // First the lines that have a beginning: those left are closed.
  for (const start of starts) if (next[start] !== 0 && reached[start] === 0) follow(start, false);
  for (const start of starts) if (next[start] !== 0) follow(start, true);
  return lines;
}

/** Adds the point at which an edge is crossed, unless it equals the last one, as where a grid point is on the level. */
function addCrossing(
  { columns, heights, xs, ys }: Field,
  level: number,
  edge: number,
  points: number[],
): void {
  const goesNorth = (edge & 1) === 1;
  const from = edge >> 1;
  const to = from + (goesNorth ? columns : 1);
  const low = heights[from]!;
  const high = heights[to]!;
  const step = to - from;
  // A hole starts immediately beside the neighbouring point.
  const share =
    low === -Infinity
      ? 1
      : high === -Infinity
        ? 0
        : shareAt(level, heights[from - step]!, low, high, heights[to + step]!);
  const x = mix(xs[from % columns]!, xs[to % columns]!, share);
  const y = mix(ys[Math.floor(from / columns)]!, ys[Math.floor(to / columns)]!, share);
  if (points.length > 0 && points.at(-2) === x && points.at(-1) === y) return;
  points.push(x, y);
}

/**
 * The fraction of the way from `low` to `high` (one of which is below the level and one not) at which the level is
 * reached, by Catmull–Rom interpolation: on the cubic whose slopes at both are those between their neighbours. If a
 * neighbour is missing, linearly; linear interpolation alone would make lines along a narrow valley wobble.
 */
function shareAt(level: number, before: number, low: number, high: number, after: number): number {
  const straight = (level - low) / (high - low);
  if (before === -Infinity || after === -Infinity) return straight;
  const [slopeLow, slopeHigh] = [(high - before) / 2, (after - low) / 2];
  const cubic = slopeLow + slopeHigh - 2 * (high - low);
  const square = 3 * (high - low) - 2 * slopeLow - slopeHigh;
  let [from, to] = [0, 1];
  let share = straight;
  for (let round = 0; round < refinements; round += 1) {
    const value = ((cubic * share + square) * share + slopeLow) * share + low - level;
    if (value === 0) break;
    // The bracket of the crossing shrinks in every round, whatever Newton's step is.
    if (value < 0 === low < high) from = share;
    else to = share;
    const slope = (3 * cubic * share + 2 * square) * share + slopeLow;
    const next = share - value / slope;
    share = next >= from && next <= to ? next : (from + to) / 2;
  }
  return share;
}

function dropRepeatedEnd(points: number[]): void {
  while (points.length > 2 && points.at(-2) === points[0] && points.at(-1) === points[1]) points.length -= 2;
}

function mix(from: number, to: number, share: number): number {
  return from * (1 - share) + to * share;
}
