// The path of one run in a view of the map: pixels, made from trajectory rows as they arrive, clipped to the view and without rows
// that are less than about a pixel apart. Another view makes other points, so that a path is as fine as it is seen.
import { shareInside } from '../../core/geometry/shareInside';
import { sidesOf, sideStride } from '../../core/geometry/sideBySide';
import { gapHeight } from '../../core/geometry/pathPoints';
import type { TrajectoryColumns } from '../../core/simulation/trajectory';
import type { Pixel } from '../scene3d/pointerPlace';
import type { MapView } from './mapView';
import type { PaintedCells } from './paintedCells';

/** Rows nearer than this to the last point that was kept add none, in pixels. */
const tolerance = 0.6;
/** How far beyond its frame a view's paths reach. */
const margin = 16;
/** Paths of fewer rows can be shifted beside each other, for which long lines are subdivided. */
export const mostShiftedRows = 4096;
const pieceLength = 8;
/** Pixels beyond which arithmetic on them would overflow. */
const farAway = 1e9;

/** What a line is drawn to: a canvas, or a path for one. */
export type LineSink = Pick<CanvasPath, 'moveTo' | 'lineTo'>;

export class RunPath {
  /** x and y of each point; NaN where the line is broken. */
  points = new Float32Array(512);
  /** The fractional row of each point. */
  rowOfPoint = new Float64Array(256);
  /** How long the path is up to each point, in pixels: dashes begin with it. */
  private wayOfPoint = new Float64Array(256);
  count = 0;
  /** Counts how often all of its points have changed; rows that arrive only add some. */
  generation = 0;
  /** How far each point is shifted, x and y; null while the path lies where it is. */
  private shifts: Float32Array | null = null;
  private rows = 0;
  private columns: TrajectoryColumns | null = null;
  private view: MapView | null = null;
  private lastX = 0;
  private lastY = 0;
  private isLastInside = false;
  private keptX = NaN;
  private keptY = NaN;

  isOf(columns: TrajectoryColumns, view: MapView): boolean {
    return columns === this.columns && view === this.view;
  }

  /** Begins with other columns or in another view. */
  reset(columns: TrajectoryColumns, view: MapView): void {
    this.columns = columns;
    this.view = view;
    this.rows = 0;
    this.count = 0;
    this.shifts = null;
    this.keptX = NaN;
    this.generation += 1;
  }

  /** Adds the rows that have arrived since the last call. */
  extend(rows: number): void {
    const { columns, view } = this;
    if (columns === null || view === null || this.rows >= rows) return;
    const { frame } = view;
    const { positions, values } = columns;
    const scaleX = frame.width / (view.x[1] - view.x[0]);
    const scaleY = frame.height / (view.y[1] - view.y[0]);
    const [left, right] = [frame.x - margin, frame.x + frame.width + margin];
    const [top, bottom] = [frame.y - margin, frame.y + frame.height + margin];
    const isShort = values.length <= mostShiftedRows;
    for (; this.rows < rows; this.rows += 1) {
      const row = this.rows;
      const x = clamped(frame.x + (positions[2 * row]! - view.x[0]) * scaleX);
      const y = clamped(frame.y + (view.y[1] - positions[2 * row + 1]!) * scaleY);
      const isInside = x >= left && x <= right && y >= top && y <= bottom;
      if (isInside && this.isLastInside && row > 0) {
        const hop = Math.hypot(x - this.keptX, y - this.keptY);
        if (hop >= tolerance) this.addLine(row, x, y, isShort ? Math.ceil(hop / pieceLength) : 1);
      } else if (row === 0) {
        if (isInside) this.push(row, x, y);
      } else {
        this.addClipped(row, x, y, isInside, left, right, top, bottom);
      }
      this.lastX = x;
      this.lastY = y;
      this.isLastInside = isInside;
    }
  }

  /** Where the run is at a fractional row, which may be outside of the frame. */
  pixelAt(row: number): Pixel | null {
    const { columns, view } = this;
    if (columns === null || view === null || this.rows === 0) return null;
    const { positions } = columns;
    const from = Math.min(this.rows - 1, Math.floor(row));
    const to = Math.min(this.rows - 1, from + 1);
    const mix = (axis: 0 | 1): number => {
      const before = positions[2 * from + axis]!;
      return before + (positions[2 * to + axis]! - before) * (row - from);
    };
    const { frame } = view;
    return {
      x: clamped(frame.x + ((mix(0) - view.x[0]) / (view.x[1] - view.x[0])) * frame.width),
      y: clamped(frame.y + ((view.y[1] - mix(1)) / (view.y[1] - view.y[0])) * frame.height),
    };
  }

  /** How long the path is up to a fractional row, as far as it is in the view. */
  wayAt(row: number): number {
    const before = this.firstAfter(row) - 1;
    const at = this.pixelAt(row);
    if (before < 0 || at === null) return 0;
    const hop = Math.hypot(at.x - this.points[2 * before]!, at.y - this.points[2 * before + 1]!);
    return this.wayOfPoint[before]! + (Number.isNaN(hop) || !this.isInView(at) ? 0 : hop);
  }

  /** The first point after a row. */
  firstAfter(row: number): number {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.rowOfPoint[middle]! <= row) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * Draws the path from one fractional row to another; with `cells`, without lines that paint nothing new.
   */
  trace(sink: LineSink, fromRow: number, toRow: number, cells: PaintedCells | null): void {
    const { points, shifts } = this;
    const first = this.firstAfter(fromRow);
    const after = this.firstAfter(toRow);
    let isDown = false;
    let [beforeX, beforeY] = [NaN, NaN];
    const to = (x: number, y: number): void => {
      const isLine = !Number.isNaN(beforeX) && !Number.isNaN(x);
      if (isLine && (cells === null || cells.paint(beforeX, beforeY, x, y))) {
        if (!isDown) sink.moveTo(beforeX, beforeY);
        sink.lineTo(x, y);
        isDown = true;
      } else {
        isDown = false;
      }
      [beforeX, beforeY] = [x, y];
    };
    this.end(fromRow, first, to);
    for (let point = first; point < after; point += 1) {
      to(
        points[2 * point]! + (shifts?.[2 * point] ?? 0),
        points[2 * point + 1]! + (shifts?.[2 * point + 1] ?? 0),
      );
    }
    if (toRow > fromRow) this.end(toRow, after, to);
  }

  /** An end of a traced part: exactly where the run is, if it is not out of the view there. */
  private end(row: number, next: number, to: (x: number, y: number) => void): void {
    const at = this.pixelAt(row);
    if (at === null || !this.isInView(at)) return;
    const near = Math.min(this.count - 1, Math.max(0, next - 1));
    const isBroken = next > 0 && Number.isNaN(this.points[2 * near]!);
    if (isBroken || this.count === 0) return;
    to(at.x + (this.shifts?.[2 * near] ?? 0), at.y + (this.shifts?.[2 * near + 1] ?? 0));
  }

  private isInView({ x, y }: Pixel): boolean {
    const { frame } = this.view!;
    return (
      x >= frame.x - margin &&
      y >= frame.y - margin &&
      x <= frame.x + frame.width + margin &&
      y <= frame.y + frame.height + margin
    );
  }

  /** Pixels from a place to the nearest line of a part of the path; infinite if none is within `reach`. */
  distanceTo(at: Pixel, fromRow: number, toRow: number, reach: number): number {
    let nearest = Infinity;
    let [beforeX, beforeY] = [NaN, NaN];
    const line: LineSink = {
      moveTo: (x, y) => {
        [beforeX, beforeY] = [x, y];
      },
      lineTo: (x, y) => {
        const isNear =
          Math.min(beforeX, x) <= at.x + reach &&
          Math.max(beforeX, x) >= at.x - reach &&
          Math.min(beforeY, y) <= at.y + reach &&
          Math.max(beforeY, y) >= at.y - reach;
        if (isNear) nearest = Math.min(nearest, distanceToLine(at, beforeX, beforeY, x, y));
        [beforeX, beforeY] = [x, y];
      },
    };
    this.trace(line, fromRow, toRow, null);
    return nearest <= reach ? nearest : Infinity;
  }

  private addLine(row: number, x: number, y: number, pieces: number): void {
    const [fromX, fromY] = [this.keptX, this.keptY];
    const fromRow = this.count > 0 ? this.rowOfPoint[this.count - 1]! : row;
    for (let piece = 1; piece < pieces; piece += 1) {
      const share = piece / pieces;
      this.push(fromRow + (row - fromRow) * share, fromX + (x - fromX) * share, fromY + (y - fromY) * share);
    }
    this.push(row, x, y);
  }

  /** Adds what is in the view of a hop that goes into it, out of it, or through it. */
  private addClipped(
    row: number,
    x: number,
    y: number,
    isInside: boolean,
    left: number,
    right: number,
    top: number,
    bottom: number,
  ): void {
    const { lastX, lastY } = this;
    const toBox = (value: number, low: number, high: number): number =>
      (2 * (value - low)) / (high - low) - 1;
    const share = shareInside(
      toBox(lastX, left, right),
      toBox(lastY, top, bottom),
      toBox(x, left, right),
      toBox(y, top, bottom),
    );
    if (share === null || !(share[0] <= share[1])) return;
    const [enter, leave] = share;
    const at = (part: number): readonly [row: number, x: number, y: number] => [
      row - 1 + part,
      lastX + (x - lastX) * part,
      lastY + (y - lastY) * part,
    ];
    this.push(...(this.isLastInside ? at(0) : at(enter)));
    this.push(...(isInside ? ([row, x, y] as const) : at(leave)));
    if (!isInside) this.push(row - 1 + leave, NaN, NaN);
  }

  private push(row: number, x: number, y: number): void {
    if (this.count >= this.rowOfPoint.length) {
      const size = 2 * this.rowOfPoint.length;
      const points = new Float32Array(2 * size);
      points.set(this.points);
      this.points = points;
      this.rowOfPoint = grown(this.rowOfPoint, size);
      this.wayOfPoint = grown(this.wayOfPoint, size);
    }
    this.points[2 * this.count] = x;
    this.points[2 * this.count + 1] = y;
    this.rowOfPoint[this.count] = row;
    const hop = Math.hypot(x - this.keptX, y - this.keptY);
    this.wayOfPoint[this.count] = (this.wayOfPoint[this.count - 1] ?? 0) + (Number.isNaN(hop) ? 0 : hop);
    this.count += 1;
    this.keptX = x;
    this.keptY = y;
  }

  /** Lays paths of one view side by side where they coincide: their first is the lowest. `unit` is that of the shifts, in pixels. */
  static laySideBySide(paths: readonly RunPath[], { frame }: MapView, unit: number): void {
    const sides = sidesOf(paths.map((path) => path.inBox(frame)));
    paths.forEach((path, index) => path.shift(sides[index]!, frame, unit));
  }

  /** Whether the path has been laid beside others. */
  get isLaid(): boolean {
    return this.shifts !== null;
  }

  /** The points in a box whose sides go from −1 to 1, y up. */
  private inBox({ x, y, width, height }: MapView['frame']): { points: Float32Array; count: number } {
    const points = new Float32Array(3 * this.count);
    for (let point = 0; point < this.count; point += 1) {
      const [px, py] = [this.points[2 * point]!, this.points[2 * point + 1]!];
      const isGap = Number.isNaN(px);
      points.set(
        isGap ? [0, 0, gapHeight] : [(2 * (px - x)) / width - 1, 1 - (2 * (py - y)) / height, 0],
        3 * point,
      );
    }
    return { points, count: this.count };
  }

  private shift(sides: Float32Array, { width, height }: MapView['frame'], unit: number): void {
    const shifts = new Float32Array(2 * this.count);
    for (let point = 0; point < this.count; point += 1) {
      const at = sideStride * point;
      const [alongX, alongY] = [sides[at]! * width, -sides[at + 1]! * height];
      const length = Math.hypot(alongX, alongY);
      if (length === 0) continue;
      const away = (sides[at + 3]! * unit) / length;
      shifts[2 * point] = -alongY * away;
      shifts[2 * point + 1] = alongX * away;
    }
    this.shifts = shifts;
    this.generation += 1;
  }
}

function grown(numbers: Float64Array, size: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(size);
  larger.set(numbers);
  return larger;
}

const clamped = (value: number): number => Math.min(farAway, Math.max(-farAway, value));

function distanceToLine({ x, y }: Pixel, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const share = square > 0 ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square)) : 0;
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}
