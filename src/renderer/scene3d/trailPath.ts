// The drawn path of one runner: points on the surface made from trajectory rows as they arrive, clipped at the domain's
// border and thinned where rows are too dense to be seen.
import type { Domain } from '../../core/geometry/domain';
import { shareInside } from '../../core/geometry/shareInside';
import type { TrajectoryColumns } from '../../core/simulation/trajectory';
import { gapHeight } from '../../core/geometry/pathPoints';
import { sampleGrid, type SurfaceGrid } from '../../core/contour/surfaceGrid';

/**
 * Maximum number of points of a path. When it is full, groups of four points that span few rows are replaced by their
 * two extremes along the axis with the largest spread: an oscillating path keeps its outline, and its points stay
 * evenly spread over its rows. A path that often leaves the domain consists of strokes: if there are many, groups of
 * four strokes are replaced by two in the same way.
 */
export const maxPathPoints = 8192;

/** How closely a path follows its rows. */
export interface PathDetail {
  /** Maximum number of points, see `maxPathPoints`. */
  readonly points: number;
  /** Rows closer than this to the last kept point (in half-widths of the domain) add no point. */
  readonly tolerance: number;
  /** Longer hops are subdivided, so that no piece passes under the surface. */
  readonly pieceLength: number;
}

/** For a runner's own path: far below a pixel. */
const fineDetail: PathDetail = { points: maxPathPoints, tolerance: 1e-4, pieceLength: 0.04 };

/** A path of more rows than these is drawn no finer than it is seen. */
const longPathRows = 4096;

/**
 * The tolerance of a runner's own path, whose tail is drawn in each frame: of many rows, those that are less than about a unit
 * of the picture apart are left out. It changes in steps, so that it seldom does while the camera moves.
 *
 * @param scale units of the picture for a half-width of the domain
 */
export function toleranceOf({ values }: TrajectoryColumns, scale: number): number {
  if (values.length <= longPathRows) return fineDetail.tolerance;
  return Math.max(fineDetail.tolerance, 2 ** (-Math.round(2 * Math.log2(scale)) / 2));
}

/** For the other runs of a family: about a pixel, since there are hundreds of them. */
export const familyDetail: PathDetail = { points: 2048, tolerance: 8e-3, pieceLength: 0.08 };

const maxPieces = 48;

/** Strokes are dropped, and not only points thinned, when more than one point in this many of a full path is a gap. */
const strokeShare = 16;

/** A point of a path: box coordinates x and y in −1..1, and f. */
export interface PathPoint {
  x: number;
  y: number;
  value: number;
}

export class TrailPath {
  /** x, y (box coordinates) and f of each point; `gapHeight` for f breaks the line. */
  readonly points: Float32Array;
  /** Number of points. */
  count = 0;
  /** How the points are shifted beside other paths, see `sidesOf`; null while the path lies where it is. */
  sides: Float32Array | null = null;
  /** Counts changes of the points. */
  version = 0;
  /** The first point changed since `takeChanges`. */
  private changedFrom = 0;
  private rows = 0;
  private readonly rowOfPoint: Float64Array;
  private lastX = 0;
  private lastY = 0;
  private lastValue = 0;
  private lastRow = 0;
  private lastInside = false;
  /** Row, x, y and f of each exit from the domain. */
  private readonly exits: number[] = [];
  private columns: TrajectoryColumns | null = null;
  private tolerance = 0;
  private grid: SurfaceGrid | null = null;
  private centerX = 0;
  private centerY = 0;
  private scaleX = 1;
  private scaleY = 1;

  constructor(private readonly detail: PathDetail = fineDetail) {
    this.points = new Float32Array(3 * (detail.points + 1));
    this.rowOfPoint = new Float64Array(detail.points + 1);
  }

  /** Whether the path is for these columns on this surface, with this tolerance; otherwise `reset` is needed. */
  isOf(columns: TrajectoryColumns, grid: SurfaceGrid, tolerance = this.detail.tolerance): boolean {
    return columns === this.columns && grid === this.grid && tolerance === this.tolerance;
  }

  /** Restarts with other columns, on another surface, or with another tolerance than that of its detail. */
  reset(
    domain: Domain,
    grid: SurfaceGrid,
    columns: TrajectoryColumns,
    tolerance = this.detail.tolerance,
  ): void {
    this.grid = grid;
    this.columns = columns;
    this.tolerance = tolerance;
    this.centerX = (domain.x[0] + domain.x[1]) / 2;
    this.centerY = (domain.y[0] + domain.y[1]) / 2;
    this.scaleX = 2 / (domain.x[1] - domain.x[0]);
    this.scaleY = 2 / (domain.y[1] - domain.y[0]);
    this.count = 0;
    this.rows = 0;
    this.changedFrom = 0;
    this.lastInside = false;
    this.exits.length = 0;
    this.version += 1;
  }

  /** Adds the rows that have arrived since the last call. */
  extend(rows: number): void {
    if (this.columns === null || this.rows >= rows) return;
    this.version += 1;
    const { positions, values } = this.columns;
    for (; this.rows < rows; this.rows += 1) {
      const row = this.rows;
      const x = (positions[2 * row]! - this.centerX) * this.scaleX;
      const y = (positions[2 * row + 1]! - this.centerY) * this.scaleY;
      this.addRow(row, x, y, values[row]!);
    }
  }

  /** The first point changed since the last call; `count` if none has. */
  takeChanges(): number {
    const from = Math.min(this.changedFrom, this.count);
    this.changedFrom = this.count;
    return from;
  }

  /** The fractional point index of a fractional row. */
  pointIndexAt(row: number): number {
    const { rowOfPoint, count } = this;
    if (count === 0) return 0;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (rowOfPoint[middle]! <= row) low = middle;
      else high = middle - 1;
    }
    if (low + 1 >= count) return low;
    const from = rowOfPoint[low]!;
    const to = rowOfPoint[low + 1]!;
    return to > from ? low + Math.min(1, Math.max(0, (row - from) / (to - from))) : low;
  }

  /** Writes the position at a fractional row into `out`; false if it is outside the domain. */
  pointAtInto(row: number, out: PathPoint): boolean {
    if (this.columns === null || this.rows === 0) return false;
    const { positions, values } = this.columns;
    const from = Math.min(this.rows - 1, Math.floor(row));
    const to = Math.min(this.rows - 1, from + 1);
    const share = row - from;
    const lerp = (a: number, b: number): number => a + (b - a) * share;
    out.x = (lerp(positions[2 * from]!, positions[2 * to]!) - this.centerX) * this.scaleX;
    out.y = (lerp(positions[2 * from + 1]!, positions[2 * to + 1]!) - this.centerY) * this.scaleY;
    if (!isInside(out.x, out.y)) return false;
    out.value = share > 0 ? this.heightOf(out.x, out.y, lerp(values[from]!, values[to]!)) : values[from]!;
    return true;
  }

  /** The last exit from the domain at or before `row`; null if there is none. */
  exitBefore(row: number): PathPoint | null {
    const { exits } = this;
    let low = 0;
    let high = exits.length / 4;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (exits[4 * middle]! <= row) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return null;
    const at = 4 * (low - 1);
    return { x: exits[at + 1]!, y: exits[at + 2]!, value: exits[at + 3]! };
  }

  private addRow(row: number, x: number, y: number, value: number): void {
    const inside = isInside(x, y);
    if (row === 0) {
      if (inside) this.push(row, x, y, value);
    } else if (inside && this.lastInside) {
      const hop = Math.hypot(x - this.lastX, y - this.lastY);
      if (hop < this.tolerance) return;
      this.pushHop(row, x, y, value, hop);
    } else if (inside || this.lastInside || mayCross(this.lastX, this.lastY, x, y)) {
      this.pushClipped(row, x, y, value, inside);
    }
    this.lastX = x;
    this.lastY = y;
    this.lastValue = value;
    this.lastRow = row;
    this.lastInside = inside;
  }

  private pushHop(row: number, x: number, y: number, value: number, hop: number): void {
    const pieces = Math.min(maxPieces, Math.ceil(hop / this.detail.pieceLength));
    for (let piece = 1; piece < pieces; piece += 1) {
      const share = piece / pieces;
      const px = this.lastX + (x - this.lastX) * share;
      const py = this.lastY + (y - this.lastY) * share;
      const chord = this.lastValue + (value - this.lastValue) * share;
      this.push(this.lastRow + (row - this.lastRow) * share, px, py, this.heightOf(px, py, chord));
    }
    this.push(row, x, y, value);
  }

  /** Adds a hop across the border: only its part inside is drawn, on the surface (values outside are not used). */
  private pushClipped(row: number, x: number, y: number, value: number, inside: boolean): void {
    const dx = x - this.lastX;
    const dy = y - this.lastY;
    const within = shareInside(this.lastX, this.lastY, x, y);
    if (within === null) return;
    const [enter, leave] = within;
    if (enter >= leave && !inside && !this.lastInside) return;

    const length = Math.hypot(dx, dy) * Math.max(0, leave - enter);
    const pieces = Math.max(1, Math.min(maxPieces, Math.ceil(length / this.detail.pieceLength)));
    for (let piece = this.lastInside ? 1 : 0; piece <= pieces; piece += 1) {
      const share = enter + ((leave - enter) * piece) / pieces;
      const px = Math.min(1, Math.max(-1, this.lastX + dx * share));
      const py = Math.min(1, Math.max(-1, this.lastY + dy * share));
      const height = inside && piece === pieces ? value : this.heightOf(px, py, Number.NEGATIVE_INFINITY);
      this.push(this.lastRow + (row - this.lastRow) * share, px, py, height);
    }
    if (inside) return;
    const exitRow = this.lastRow + (row - this.lastRow) * leave;
    const last = 3 * (this.count - 1);
    this.exits.push(exitRow, this.points[last]!, this.points[last + 1]!, this.points[last + 2]!);
    this.push(exitRow, 0, 0, gapHeight);
  }

  /** The chord's height, but at least the surface's. */
  private heightOf(x: number, y: number, chord: number): number {
    return this.grid === null ? chord : Math.max(chord, sampleGrid(this.grid, (x + 1) / 2, (y + 1) / 2));
  }

  private push(row: number, x: number, y: number, value: number): void {
    if (this.count >= this.detail.points) this.thin();
    const at = 3 * this.count;
    this.points[at] = x;
    this.points[at + 1] = y;
    this.points[at + 2] = value;
    this.rowOfPoint[this.count] = row;
    this.count += 1;
  }

  /** See `maxPathPoints`. Frees at least a fourth; the last point is kept. */
  private thin(): void {
    // Each method shortens at least half of its groups, and the chosen one has some, so the loop ends.
    while (this.count > 0.75 * this.detail.points) {
      const ends = this.strokeEnds();
      if (ends.length > this.detail.points / strokeShare) this.thinStrokes(ends);
      else this.thinPoints(ends);
    }
    this.changedFrom = 0;
  }

  /** The end (exclusive) of each stroke, which is the points up to a gap, and the gap. */
  private strokeEnds(): number[] {
    const ends: number[] = [];
    for (let point = 0; point < this.count; point += 1) {
      if (this.isGap(point) || point === this.count - 1) ends.push(point + 1);
    }
    return ends;
  }

  /** Replaces groups of four points by two, within strokes: the ends of each stroke are kept. */
  private thinPoints(ends: readonly number[]): void {
    const { rowOfPoint } = this;
    const lastRow = rowOfPoint[this.count - 1]!;
    let runs = 0;
    let start = 0;
    for (const end of ends) {
      runs += Math.max(0, Math.floor((end - start - 3) / 4));
      start = end;
    }
    // At most half of all groups can be longer than twice their even share of the rows.
    const longestThinned = (2 * lastRow) / runs;
    let kept = 0;
    let at = 0;
    for (const end of ends) {
      this.move(at++, kept++);
      for (; at + 4 <= end - 2; at += 4) {
        if (rowOfPoint[at + 3]! - rowOfPoint[at]! > longestThinned) {
          for (let point = at; point < at + 4; point += 1) this.move(point, kept++);
          continue;
        }
        const [one, other] = this.extremesOf([at, at + 1, at + 2, at + 3]);
        this.move(at + one, kept++);
        this.move(at + other, kept++);
      }
      for (; at < end; at += 1) this.move(at, kept++);
    }
    this.count = kept;
  }

  /** Replaces groups of four strokes by two. The first and the last stroke are kept. */
  private thinStrokes(ends: readonly number[]): void {
    const { rowOfPoint } = this;
    const longestThinned = (2 * rowOfPoint[this.count - 1]!) / Math.floor((ends.length - 2) / 4);
    let kept = ends[0]!;
    let stroke = 1;
    const keep = (index: number): void => {
      for (let point = ends[index - 1]!; point < ends[index]!; point += 1) this.move(point, kept++);
    };
    for (; stroke + 4 < ends.length; stroke += 4) {
      const run = [stroke, stroke + 1, stroke + 2, stroke + 3] as const;
      if (rowOfPoint[ends[run[3]]! - 1]! - rowOfPoint[ends[stroke - 1]!]! > longestThinned) {
        run.forEach(keep);
        continue;
      }
      // Strokes are compared by their middle points; a stroke's last point is its gap.
      const middle = (index: number): number => (ends[index - 1]! + ends[index]! - 1) >> 1;
      const [one, other] = this.extremesOf([middle(run[0]), middle(run[1]), middle(run[2]), middle(run[3])]);
      keep(run[one]);
      keep(run[other]);
    }
    for (; stroke < ends.length; stroke += 1) keep(stroke);
    this.count = kept;
  }

  /** The two of four points (0 to 3, in order) that are furthest apart along the axis with the largest spread. */
  private extremesOf(four: FourPoints): readonly [RunIndex, RunIndex] {
    const [lowX, highX] = this.extremesAlong(0, four);
    const [lowY, highY] = this.extremesAlong(1, four);
    const spread = (axis: 0 | 1, low: RunIndex, high: RunIndex): number =>
      this.points[3 * four[high] + axis]! - this.points[3 * four[low] + axis]!;
    const [low, high] = spread(0, lowX, highX) >= spread(1, lowY, highY) ? [lowX, highX] : [lowY, highY];
    return low < high ? [low, high] : [high, low];
  }

  /** The lowest and the highest of four points along an axis; always two different ones. */
  private extremesAlong(axis: 0 | 1, four: FourPoints): readonly [RunIndex, RunIndex] {
    const { points } = this;
    let low: RunIndex = 0;
    let high: RunIndex = 0;
    for (const index of [1, 2, 3] as const) {
      const value = points[3 * four[index] + axis]!;
      if (value < points[3 * four[low] + axis]!) low = index;
      if (value >= points[3 * four[high] + axis]!) high = index;
    }
    return [low, high];
  }

  private isGap(point: number): boolean {
    return this.points[3 * point + 2]! >= gapHeight;
  }

  private move(from: number, to: number): void {
    if (from === to) return;
    const { points, rowOfPoint } = this;
    points[3 * to] = points[3 * from]!;
    points[3 * to + 1] = points[3 * from + 1]!;
    points[3 * to + 2] = points[3 * from + 2]!;
    rowOfPoint[to] = rowOfPoint[from]!;
  }
}

type RunIndex = 0 | 1 | 2 | 3;
type FourPoints = readonly [number, number, number, number];

function isInside(x: number, y: number): boolean {
  return Math.abs(x) <= 1 && Math.abs(y) <= 1;
}

/** False if both ends lie beyond the same side. */
function mayCross(ax: number, ay: number, bx: number, by: number): boolean {
  return !((ax > 1 && bx > 1) || (ax < -1 && bx < -1) || (ay > 1 && by > 1) || (ay < -1 && by < -1));
}
