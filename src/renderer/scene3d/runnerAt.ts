// Which runner is at a pixel of the picture: by its plate, its head or its path.
import type { Scene } from '../../core/scene/scene';
import type { ScreenPoint } from './camera';
import type { OverlayView } from './overlayPass';
import { boxAbout, type Box } from './pixelBox';
import type { PointedRunner } from './pointed';
import { runnerHeadRadius, type RunnerHead } from './runnerHeads';
import type { ShownRun } from './runnerTrails';
import { gapHeight } from '../../core/geometry/pathPoints';
import { maxShift, sideStride } from '../../core/geometry/sideBySide';
import type { TrailPath } from './trailPath';

/** How far a pointer may be from a head's rim and from a path, in units. */
const headReach = 5;
const pathReach = 6;
/** How far a path may lie behind the surface in front of it, in the box's half-widths, and still be in sight. */
const sightTolerance = 0.04;

/** In pixels of the drawing buffer, y up, as all of this. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** What a frame shows of runners. */
export interface ShownRunners {
  readonly plates: ReadonlyMap<string, Box>;
  readonly heads: readonly RunnerHead[];
  readonly runs: readonly ShownRun[];
  readonly trail: Scene['trail']['kind'];
}

/** The box of a head; null behind the camera. */
export function headBox({ x, y, z }: RunnerHead, { projection, unit }: OverlayView): Box | null {
  const point = projection.project(x, y, z);
  return point && boxAbout(point, runnerHeadRadius * unit);
}

/** The runner whose plate or head is at a place; of several heads the uppermost one that covers it, or the nearest. */
export function headAt(
  { plates, heads }: ShownRunners,
  { projection, unit }: OverlayView,
  at: Place,
): PointedRunner | null {
  for (const [key, box] of plates) {
    const [right, up] = [at.x - box.x, at.y - box.y];
    if (right >= 0 && up >= 0 && right <= box.width && up <= box.height) return { key, box };
  }
  let nearest: PointedRunner | null = null;
  let reach = headReach * unit;
  for (const { runner, x, y, z } of heads) {
    const point = projection.project(x, y, z);
    if (point === null) continue;
    const fromMiddle = Math.hypot(point.x - at.x, point.y - at.y);
    const away = Math.max(0, fromMiddle - runnerHeadRadius * unit);
    if (away > reach) continue;
    reach = away;
    nearest = { key: runner.key, box: boxAbout(point, runnerHeadRadius * unit) };
  }
  return nearest;
}

/**
 * The runner whose own path, as far as the frame shows it, goes through a place; of several the nearest one.
 * `surfaceDistance` is how far the surface is there: what lies behind it is out of sight.
 */
export function pathAt(
  { runs, trail }: ShownRunners,
  view: OverlayView,
  at: Place,
  surfaceDistance: number,
): string | null {
  let nearest: string | null = null;
  let reach = pathReach * view.unit;
  for (const { runner, trajectory, state, path } of runs) {
    if (trajectory.run !== 0) continue;
    const from = trail === 'frames' ? path.pointIndexAt(state.firstRow) : 0;
    const away = distanceToPath(path, from, path.pointIndexAt(state.headRow), view, at, surfaceDistance);
    if (away > reach) continue;
    reach = away;
    nearest = runner.key;
  }
  return nearest;
}

/** In pixels, between two fractional points of a path; infinite if that is out of sight or out of reach. */
function distanceToPath(
  path: TrailPath,
  from: number,
  to: number,
  { projection, surface, unit }: OverlayView,
  at: Place,
  surfaceDistance: number,
): number {
  const { points, sides } = path;
  const reach = (pathReach + maxShift) * unit;
  const [first, last] = [Math.floor(from), Math.min(path.count - 1, Math.ceil(to))];
  let before: ScreenPoint = { x: 0, y: 0, distance: 0 };
  let here: ScreenPoint = { x: 0, y: 0, distance: 0 };
  let isBroken = true;
  let nearest = Infinity;
  for (let point = first; point <= last; point += 1) {
    const value = points[3 * point + 2]!;
    const isSeen =
      value < gapHeight &&
      projection.projectInto(points[3 * point]!, points[3 * point + 1]!, surface.heightOf(value), here);
    if (isSeen && !isBroken && isWithin(reach, before, here, at)) {
      // Only the shown part of the first and the last piece.
      const [begin, end] = [Math.max(0, from - (point - 1)), Math.min(1, to - (point - 1))];
      const shift = sides === null ? 0 : sides[sideStride * point + 3]! * unit;
      const { away, share } = distanceToPiece(before, here, at, shift, begin, end);
      const depth = before.distance + share * (here.distance - before.distance);
      if (away < nearest && depth <= surfaceDistance + sightTolerance) nearest = away;
    }
    isBroken = !isSeen;
    [before, here] = [here, before];
  }
  return nearest;
}

/** Whether the box of a piece, with a margin around it, has a place in it. */
function isWithin(margin: number, a: Place, b: Place, at: Place): boolean {
  return (
    Math.min(a.x, b.x) <= at.x + margin &&
    Math.max(a.x, b.x) >= at.x - margin &&
    Math.min(a.y, b.y) <= at.y + margin &&
    Math.max(a.y, b.y) >= at.y - margin
  );
}

/** Of a straight piece that is drawn `shift` pixels to its right, between two shares of it; and the share that is nearest. */
function distanceToPiece(
  a: Place,
  b: Place,
  at: Place,
  shift: number,
  begin: number,
  end: number,
): { readonly away: number; readonly share: number } {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy);
  const [rightX, rightY] = length > 0 ? [(dy / length) * shift, (-dx / length) * shift] : [0, 0];
  const [px, py] = [at.x - a.x - rightX, at.y - a.y - rightY];
  const along = length > 0 ? (px * dx + py * dy) / (length * length) : 0;
  const share = Math.min(end, Math.max(begin, along));
  return { away: Math.hypot(px - share * dx, py - share * dy), share };
}
