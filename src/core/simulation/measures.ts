// What is measured along a run beside its trajectory: how its steps relate to the gradient, how f curves where it stands, and
// how far a run from a start that is moved a little has gone from it. A run is computed again for it, to the same bits.
import type { Domain, Point } from '../geometry/domain';
import { evaluatePoints, type PointValues } from '../landscapes/evaluate';
import { requireLandscape } from '../landscapes/resolve';
import { createCheckedRun, type CheckedRunRequest, type Run } from './run';
import { createTrajectoryColumns, type RunState } from './trajectory';

export const measureIds = [
  'effectiveRateX',
  'effectiveRateY',
  'cosine',
  'sharpness',
  'twinDistance',
] as const;
/**
 * `effectiveRateX`, `effectiveRateY`: what the gradient's coordinate was multiplied by in the step that led to the row,
 * −Δθᵢ/gᵢ; g is the gradient of f itself at the row before, without noise and clipping.
 * `cosine`: of that step and −g: 1 straight downhill, 0 along a contour line, negative uphill.
 * `sharpness`: the largest eigenvalue of the Hessian of f at the row.
 * `twinDistance`: to the run's twin, whose start is moved by one part in 10¹⁴, at the same row.
 *
 * NaN where there is none: at the start for a step's, and where a gradient or a step is 0.
 */
export type MeasureId = (typeof measureIds)[number];

/** What a row's measures are computed from. */
interface RowView {
  /** Positions of this row and the one before; the start has itself before it. */
  readonly x: number;
  readonly y: number;
  readonly lastX: number;
  readonly lastY: number;
  /** ∇f at the row before; NaN for the start. */
  readonly lastDx: number;
  readonly lastDy: number;
  /** ∂²f/∂x², ∂²f/∂x∂y, ∂²f/∂y² at the row. */
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
}

const pointwise = {
  effectiveRateX: ({ x, lastX, lastDx }) => effectiveRate(x - lastX, lastDx),
  effectiveRateY: ({ y, lastY, lastDy }) => effectiveRate(y - lastY, lastDy),
  cosine: ({ x, y, lastX, lastY, lastDx, lastDy }) =>
    downhillCosine([x - lastX, y - lastY], [lastDx, lastDy]),
  sharpness: ({ xx, xy, yy }) => largestEigenvalue(xx, xy, yy),
} as const satisfies Partial<Record<MeasureId, (row: RowView) => number>>;

type PointwiseId = keyof typeof pointwise;
const isPointwise = (id: MeasureId): id is PointwiseId => id in pointwise;

/** −step / gradient of one coordinate; NaN where the gradient is 0. */
export function effectiveRate(step: number, gradient: number): number {
  return gradient === 0 ? NaN : -step / gradient;
}

/** The cosine of the angle between a step and −gradient; NaN if one of them is 0. */
export function downhillCosine([stepX, stepY]: Point, [dx, dy]: Point): number {
  const lengths = Math.hypot(stepX, stepY) * Math.hypot(dx, dy);
  if (lengths === 0) return NaN;
  return Math.min(1, Math.max(-1, -(stepX * dx + stepY * dy) / lengths));
}

/** Of a symmetric matrix of two rows. */
export function largestEigenvalue(xx: number, xy: number, yy: number): number {
  return (xx + yy) / 2 + Math.hypot((xx - yy) / 2, xy);
}

/** How far the start of a twin is moved, relative to each coordinate; to the domain's width where that is 0. */
export const twinShift = 1e-14;

export function twinStart([x, y]: Point, domain: Domain): Point {
  const moved = (value: number, [low, high]: readonly [number, number]): number =>
    value === 0 ? twinShift * (high - low) : value * (1 + twinShift);
  return [moved(x, domain.x), moved(y, domain.y)];
}

/** Paths that are this part of the domain's diagonal apart are seen apart: a pixel or two of a map. */
export const visibleShare = 1 / 200;

/**
 * The step from which on the start decides by one part in 10¹⁴ where a run goes: the first at which it is visibly apart from
 * its twin; null if it never is.
 *
 * @param rows how many of the distances count
 */
export function chaoticFrom(twinDistances: ArrayLike<number>, rows: number, { x, y }: Domain): number | null {
  const visible = visibleShare * Math.hypot(x[1] - x[0], y[1] - y[0]);
  for (let row = 0; row < rows; row += 1) if (twinDistances[row]! > visible) return row;
  return null;
}

export interface MeasuredRun {
  readonly state: RunState;
  /** Rows to compute between two checks of the time. */
  readonly rowsPerLook: number;
  /**
   * Writes the measures of up to `maxRows` further rows, one column for each measure, from index `firstRow` on, and returns how
   * many it wrote; 0 once the run has ended.
   */
  advance(columns: readonly Float64Array[], firstRow: number, maxRows: number): number;
}

/** Rows computed at once. */
const batchRows = 256;

/** Measures a run; its trajectory is as without. */
export function createMeasuredRun(request: CheckedRunRequest, measures: readonly MeasureId[]): MeasuredRun {
  const { landscape, numbers } = requireLandscape(request.landscape);
  const run = createCheckedRun({ ...request, searchShape: false });
  const rows = createTrajectoryColumns(batchRows);
  const twin = measures.includes('twinDistance')
    ? createTwin({ ...request, searchShape: false, start: twinStart(request.start, landscape.domain) })
    : null;
  const derives = measures.some(isPointwise);
  let [lastX, lastY] = request.start;
  let [lastDx, lastDy] = [NaN, NaN];

  const writePointwise = (columns: readonly Float64Array[], at: number, count: number): void => {
    const { positions } = rows;
    const found: PointValues = evaluatePoints(landscape, positions.subarray(0, 2 * count), numbers);
    for (let i = 0; i < count; i++) {
      const [x, y] = [positions[2 * i]!, positions[2 * i + 1]!];
      const [xx, xy, yy] = [found.hessians[3 * i]!, found.hessians[3 * i + 1]!, found.hessians[3 * i + 2]!];
      const view: RowView = { x, y, lastX, lastY, lastDx, lastDy, xx, xy, yy };
      measures.forEach((id, column) => {
        if (isPointwise(id)) columns[column]![at + i] = pointwise[id](view);
      });
      [lastX, lastY] = [x, y];
      [lastDx, lastDy] = [found.gradients[2 * i]!, found.gradients[2 * i + 1]!];
    }
  };

  return {
    get state() {
      return run.state;
    },
    rowsPerLook: run.rowsPerLook,
    advance(columns, firstRow, maxRows) {
      let written = 0;
      while (written < maxRows) {
        const count = run.advance(rows, 0, Math.min(batchRows, maxRows - written));
        if (count === 0) break;
        if (derives) writePointwise(columns, firstRow + written, count);
        if (twin !== null) {
          const into = columns[measures.indexOf('twinDistance')]!;
          twin.distances(rows.positions, count, into, firstRow + written);
        }
        written += count;
      }
      return written;
    },
  };
}

/** A run beside another one: it stays where it has converged, and is infinitely far away once it has diverged. */
function createTwin(request: CheckedRunRequest) {
  const run: Run = createCheckedRun(request);
  const rows = createTrajectoryColumns(batchRows);
  let [x, y] = request.start;
  return {
    distances(positions: Float64Array, count: number, into: Float64Array, at: number): void {
      const own = run.advance(rows, 0, count);
      for (let i = 0; i < count; i++) {
        if (i < own) [x, y] = [rows.positions[2 * i]!, rows.positions[2 * i + 1]!];
        const isGone = i >= own && run.state.status === 'diverged';
        into[at + i] = isGone ? Infinity : Math.hypot(positions[2 * i]! - x, positions[2 * i + 1]! - y);
      }
    },
  };
}
