// The positions of runs: a head for each runner, small ones for the other runs of its family and for the dots of search
// shapes.
import { parseHex } from '../../core/look/colorMaps';
import { ghostShares } from '../../core/look/runnerMark';
import type { SceneRunner } from '../../core/scene/scene';
import { markerReach, type OverlayPass, type OverlayView } from './overlayPass';
import type { ShownRun } from './runnerTrails';
import type { ShapeDot } from './searchShapeLayer';
import { headShape, markerShapes } from './shaders/overlay';
import type { Pointed } from './pointed';
import type { PathPoint } from './trailPath';

export const runnerHeadRadius = 7;
/** For the other runs of a family. */
const familyHeadRadius = 2.8;
/** For corners and particles of search shapes. */
const shapeDotRadius = 3.4;

/** A runner's head, in box coordinates. */
export interface RunnerHead {
  readonly runner: SceneRunner;
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Adds heads of the other runs of families, except runs that left the domain or diverged. */
export function addFamilyHeads(overlay: OverlayPass, view: OverlayView, shown: readonly ShownRun[]): void {
  const at: PathPoint = { x: 0, y: 0, value: 0 };
  for (const { trajectory, runner, state, path } of shown) {
    if (trajectory.run === 0 || state.status === 'diverged') continue;
    if (!path.pointAtInto(state.headRow, at)) continue;
    const z = view.surface.heightOf(at.value);
    const color = parseHex(runner.color);
    const opacity = runner.ghost ? 0.9 * ghostShares.head : 0.9;
    overlay.smallMarkers.add(
      ...[at.x, at.y, z, headShape(runner.marker), familyHeadRadius, 0.4, opacity],
      ...color,
    );
    follow(overlay, view, at.x, at.y, z, familyHeadRadius);
  }
}

export function addShapeDots(
  overlay: OverlayPass,
  { surface }: OverlayView,
  dots: readonly ShapeDot[],
): void {
  for (const { x, y, value, color } of dots) {
    const z = surface.heightOf(value);
    overlay.smallMarkers.add(x, y, z, headShape('circle'), shapeDotRadius, 0.4, 1, ...parseHex(color));
  }
}

/** Where a run is at a row, in box coordinates: where it left the domain if it is outside; null if it was never inside. */
export function headPlaceAt(
  path: ShownRun['path'],
  row: number,
  surface: OverlayView['surface'],
): { readonly x: number; readonly y: number; readonly z: number; readonly isInside: boolean } | null {
  const place: PathPoint = { x: 0, y: 0, value: 0 };
  const isInside = path.pointAtInto(row, place);
  const at = isInside ? place : path.exitBefore(row);
  return at && { x: at.x, y: at.y, z: surface.heightOf(at.value), isInside };
}

/** How large the ring is around a head that is pointed at elsewhere, and a spot of the surface that is. */
const echoRadius = { runner: 11.5, surface: 5 } as const;

/** Adds what is pointed at in another picture, beneath the heads. */
export function addEcho(
  overlay: OverlayPass,
  view: OverlayView,
  echo: Pointed,
  runners: readonly ShownRun[],
): void {
  if (echo.kind === 'surface') {
    const at = view.surface.standAt(...echo.point);
    if (at === null) return;
    overlay.markers.add(
      at.x,
      at.y,
      at.z,
      markerShapes.spot,
      echoRadius.surface,
      0.6,
      1,
      ...view.palette.mark,
    );
  }
  if (echo.kind !== 'runner') return;
  const shown = runners.find(({ runner }) => runner.key === echo.key);
  const at = shown && headPlaceAt(shown.path, shown.state.headRow, view.surface);
  if (!shown || !at) return;
  const color = parseHex(shown.runner.color);
  overlay.markers.add(at.x, at.y, at.z, headShape('circle', true), echoRadius.runner, 0.6, 1, ...color);
}

/** Adds the runners' heads, ghosts under the others: hollow if the runner left the domain, a cross if it diverged. */
export function addRunnerHeads(
  overlay: OverlayPass,
  view: OverlayView,
  runners: readonly ShownRun[],
): RunnerHead[] {
  const heads: RunnerHead[] = [];
  const ordered = [
    ...runners.filter(({ runner }) => runner.ghost),
    ...runners.filter(({ runner }) => !runner.ghost),
  ];
  for (const { runner, state, path } of ordered) {
    const at = headPlaceAt(path, state.headRow, view.surface);
    if (at === null) continue;
    const { x, y, z, isInside } = at;
    const shape = state.status === 'diverged' ? markerShapes.cross : headShape(runner.marker, !isInside);
    const opacity = runner.ghost ? ghostShares.head : 1;
    overlay.markers.add(x, y, z, shape, runnerHeadRadius, 0.6, opacity, ...parseHex(runner.color));
    follow(overlay, view, x, y, z, runnerHeadRadius);
    heads.push({ runner, x, y, z });
  }
  return heads;
}

function follow(
  { region }: OverlayPass,
  { projection, unit }: OverlayView,
  x: number,
  y: number,
  z: number,
  radius: number,
): void {
  const point = projection.project(x, y, z);
  if (point !== null) region.addMovingPoint(point, markerReach(radius) * unit);
}
