// The search shape of a method: a simplex, an ellipse or a swarm, interpolated between two rows like its head, and laid
// on the surface.
import type { Domain } from '../../core/geometry/domain';
import type { SearchShape } from '../../core/optimizers/methods/method';
import { findOptimizer } from '../../core/optimizers/registry';
import type { TrajectoryColumns } from '../../core/simulation/trajectory';
import { shareInside } from '../../core/geometry/shareInside';
import { sampleGrid, type SurfaceGrid } from '../../core/contour/surfaceGrid';

export type SearchShapeKind = SearchShape<string>['kind'];

/** A search shape at one moment, in the landscape's coordinates. */
export interface DrawnShape {
  /** A closed outline, x and y alternating; empty if there is none. */
  readonly outline: Float64Array;
  /** Points with a dot each. */
  readonly dots: Float64Array;
}

/** The kind of an optimizer's search shape; null if it has none. */
export function searchShapeKind(id: string): SearchShapeKind | null {
  const optimizer = findOptimizer(id);
  return optimizer?.kind === 'method' ? (optimizer.searchShape?.kind ?? null) : null;
}

const ellipseSegments = 64;
const noPoints = new Float64Array(0);

/** The search shape at a fractional row of the first `rows` rows; null if there is none. */
export function searchShapeAt(
  kind: SearchShapeKind,
  columns: TrajectoryColumns,
  rows: number,
  row: number,
): DrawnShape | null {
  const { shapes } = columns;
  if (shapes === null || rows === 0) return null;
  const width = shapes.length / columns.values.length;
  const from = Math.min(rows - 1, Math.floor(row));
  const to = Math.min(rows - 1, from + 1);
  const before = shapes.subarray(from * width, (from + 1) * width);
  const after = shapes.subarray(to * width, (to + 1) * width);
  const share = row - from;
  switch (kind) {
    case 'simplex': {
      const corners = mixed(before, closestOrder(before, after), share);
      return { outline: corners, dots: corners };
    }
    case 'ellipse':
      return { outline: ellipseBetween(before, after, share), dots: noPoints };
    case 'swarm':
      return { outline: noPoints, dots: mixed(before, after, share) };
  }
}

/** Receives points of an outline on the surface, in box coordinates and f; called with `null` before each stroke. */
export type OutlineSink = (
  point: { readonly x: number; readonly y: number; readonly value: number } | null,
) => void;

/** Maximum length of a piece of an outline, in half-widths of the domain, so that none passes under the surface. */
const pieceLength = 0.04;
const maxPieces = 64;

/** Lays a closed outline on the surface, clipped to the domain. */
export function drapeOutline(
  outline: Float64Array,
  domain: Domain,
  grid: SurfaceGrid,
  sink: OutlineSink,
): void {
  const points = outline.length / 2;
  if (points < 2 || !outline.every((coordinate) => Number.isFinite(coordinate))) return;
  const boxX = (point: number): number => toBox(outline[2 * point]!, domain.x);
  const boxY = (point: number): number => toBox(outline[2 * point + 1]!, domain.y);
  let joined = false;
  for (let point = 0; point < points; point += 1) {
    const next = (point + 1) % points;
    const [ax, ay, bx, by] = [boxX(point), boxY(point), boxX(next), boxY(next)];
    const within = shareInside(ax, ay, bx, by);
    if (within === null || within[0] > within[1]) {
      joined = false;
      continue;
    }
    const [enter, leave] = within;
    if (enter > 0) joined = false;
    if (!joined) sink(null);
    const length = Math.hypot(bx - ax, by - ay) * (leave - enter);
    const pieces = Math.max(1, Math.min(maxPieces, Math.ceil(length / pieceLength)));
    for (let piece = joined ? 1 : 0; piece <= pieces; piece += 1) {
      const share = enter + ((leave - enter) * piece) / pieces;
      const x = ax + (bx - ax) * share;
      const y = ay + (by - ay) * share;
      sink({ x, y, value: sampleGrid(grid, (x + 1) / 2, (y + 1) / 2) });
    }
    joined = leave === 1;
  }
}

/** Converts to −1..1 across the domain. */
export function toBox(coordinate: number, [min, max]: readonly [number, number]): number {
  return (2 * (coordinate - min)) / (max - min) - 1;
}

function mixed(before: Float64Array, after: Float64Array, share: number): Float64Array {
  return before.map((coordinate, index) => coordinate + (after[index]! - coordinate) * share);
}

const orders = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

/**
 * The corners of `after`, ordered so that their squared distances from those of `before` are smallest: methods sort
 * corners by value, so that unmoved corners change places.
 */
function closestOrder(before: Float64Array, after: Float64Array): Float64Array {
  let best = after;
  let least = Number.POSITIVE_INFINITY;
  for (const order of orders) {
    const ordered = Float64Array.from(
      order.flatMap((corner) => [after[2 * corner]!, after[2 * corner + 1]!]),
    );
    const way = ordered.reduce((sum, coordinate, index) => sum + (coordinate - before[index]!) ** 2, 0);
    if (way >= least) continue;
    least = way;
    best = ordered;
  }
  return best;
}

/**
 * Interpolates between two ellipses, each given by its centre and the ends of its axes, by their covariances: the order
 * and the direction of the axes, which change from row to row, don't matter.
 */
function ellipseBetween(before: Float64Array, after: Float64Array, share: number): Float64Array {
  const [ax, ay] = before as unknown as readonly [number, number];
  const [bx, by] = after as unknown as readonly [number, number];
  const one = covarianceOf(before);
  const other = covarianceOf(after);
  const xx = one[0] + (other[0] - one[0]) * share;
  const xy = one[1] + (other[1] - one[1]) * share;
  const yy = one[2] + (other[2] - one[2]) * share;
  // Any square root of the covariance maps the circle to the ellipse; this is Cholesky's.
  const rootX = Math.sqrt(Math.max(0, xx));
  const lean = rootX > 0 ? xy / rootX : 0;
  const rootY = Math.sqrt(Math.max(0, yy - lean * lean));
  const outline = new Float64Array(2 * ellipseSegments);
  for (let point = 0; point < ellipseSegments; point += 1) {
    const angle = (2 * Math.PI * point) / ellipseSegments;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    outline[2 * point] = ax + (bx - ax) * share + rootX * cos;
    outline[2 * point + 1] = ay + (by - ay) * share + lean * cos + rootY * sin;
  }
  return outline;
}

function covarianceOf(ellipse: Float64Array): readonly [xx: number, xy: number, yy: number] {
  const [x, y, ax, ay, bx, by] = ellipse as unknown as readonly [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [ux, uy, vx, vy] = [ax - x, ay - y, bx - x, by - y];
  return [ux * ux + vx * vx, ux * uy + vx * vy, uy * uy + vy * vy];
}
