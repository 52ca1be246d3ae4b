// An arrow on its way over the surface: laid on it, measured on the screen, and cut into dashes.
import { sampleGrid, type SurfaceGrid } from '../../core/contour/surfaceGrid';
import type { Domain, Point } from '../../core/geometry/domain';
import { shareInside } from '../../core/geometry/shareInside';
import type { Pixel } from './pointerPlace';
import { toBox } from './searchShapes';

/** Maximum length of a piece, in half-widths of the domain, so that none passes under the surface. */
const pieceLength = 0.03;
const maxPieces = 64;

/** A point of a path, in box coordinates and f, and where it is seen. */
export interface ArrowPoint extends Pixel {
  readonly boxX: number;
  readonly boxY: number;
  readonly value: number;
}

export interface ArrowPath {
  readonly points: readonly ArrowPoint[];
  /** Whether its tip is in the domain: one that leaves it has no head. */
  readonly hasTip: boolean;
}

/** Where a point is seen, in pixels; null behind the camera. */
export type SeePoint = (boxX: number, boxY: number, value: number) => Pixel | null;

/** Lays an arrow on the surface as far as it is in the domain; null if its beginning is outside, or out of sight. */
export function arrowPath(
  from: Point,
  to: Point,
  domain: Domain,
  grid: SurfaceGrid,
  see: SeePoint,
): ArrowPath | null {
  const [ax, ay] = [toBox(from[0], domain.x), toBox(from[1], domain.y)];
  const [bx, by] = [toBox(to[0], domain.x), toBox(to[1], domain.y)];
  const [enter, leave] = shareInside(ax, ay, bx, by) ?? [1, 0];
  if (enter > 0 || leave <= 0) return null;
  const length = Math.hypot(bx - ax, by - ay) * leave;
  const pieces = Math.max(1, Math.min(maxPieces, Math.ceil(length / pieceLength)));
  const points: ArrowPoint[] = [];
  for (let piece = 0; piece <= pieces; piece += 1) {
    const share = (leave * piece) / pieces;
    const [boxX, boxY] = [ax + (bx - ax) * share, ay + (by - ay) * share];
    const value = sampleGrid(grid, (boxX + 1) / 2, (boxY + 1) / 2);
    const seen = see(boxX, boxY, value);
    if (seen === null) break;
    points.push({ boxX, boxY, value, x: seen.x, y: seen.y });
  }
  if (points.length < 2) return null;
  return { points, hasTip: leave === 1 && points.length === pieces + 1 };
}

/** How long a path is on the screen, in pixels. */
export function seenLength(points: readonly Pixel[]): number {
  return points
    .slice(1)
    .reduce((sum, to, i) => sum + Math.hypot(to.x - points[i]!.x, to.y - points[i]!.y), 0);
}

/** The part of a path between two lengths from its beginning, in pixels; empty if there is none. */
export function partOf(points: readonly ArrowPoint[], begin: number, end: number): ArrowPoint[] {
  const part: ArrowPoint[] = [];
  let done = 0;
  for (const [i, to] of points.slice(1).entries()) {
    const from = points[i]!;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const [first, last] = [Math.max(0, begin - done), Math.min(length, end - done)];
    if (first < last) {
      if (part.length === 0) part.push(between(from, to, first / length));
      part.push(between(from, to, last / length));
    }
    done += length;
  }
  return part;
}

/** The dashes of a path, from its beginning. */
export function dashesOf(points: readonly ArrowPoint[], dash: number, gap: number): ArrowPoint[][] {
  const count = Math.ceil(seenLength(points) / (dash + gap));
  return Array.from({ length: count }, (_, i) =>
    partOf(points, i * (dash + gap), i * (dash + gap) + dash),
  ).filter((part) => part.length > 0);
}

function between(from: ArrowPoint, to: ArrowPoint, share: number): ArrowPoint {
  const mix = (a: number, b: number): number => a + (b - a) * share;
  return {
    boxX: mix(from.boxX, to.boxX),
    boxY: mix(from.boxY, to.boxY),
    value: mix(from.value, to.value),
    x: mix(from.x, to.x),
    y: mix(from.y, to.y),
  };
}

/** How far a pixel is from a path, in pixels. */
export function distanceToPath(points: readonly Pixel[], at: Pixel): number {
  return Math.min(
    ...points.slice(1).map((to, i) => {
      const from = points[i]!;
      const [dx, dy] = [to.x - from.x, to.y - from.y];
      const squared = dx * dx + dy * dy;
      const along = squared === 0 ? 0 : ((at.x - from.x) * dx + (at.y - from.y) * dy) / squared;
      const share = Math.min(1, Math.max(0, along));
      return Math.hypot(from.x + share * dx - at.x, from.y + share * dy - at.y);
    }),
  );
}
