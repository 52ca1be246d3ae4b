// Marks on the surface: the landscape's minima and saddles, and the start of the race, with their names.
import type { MarkedPoint } from '../../core/landscapes/landscape';
import { floorHeight } from '../../core/scene/fitCamera';
import type { ScreenPoint } from './camera';
import { chooseSides, namedPlaces, placeNames, type MarkNames, type NamedPlace } from './markNames';
import type { Crowded, Side } from './placeNames';
import { markerReach, type OverlayPass, type OverlayView } from './overlayPass';
import { markerShapes } from './shaders/overlay';
import type { TextStyle } from './paintedText';

/** The start marker's feedback to the pointer. */
export type StartState = 'idle' | 'hover' | 'drag';

export interface SurfaceMarks extends MarkNames {
  readonly startState: StartState;
}

const startRadius = 7.5;
const startGrowth: Readonly<Record<StartState, number>> = { idle: 0, hover: 3, drag: 4 };
/** Shape and radius of each kind of mark. */
const signs = {
  minimum: { shape: markerShapes.star, radius: 9 },
  'local-minimum': { shape: markerShapes.spot, radius: 4.5 },
  saddle: { shape: markerShapes.lozenge, radius: 6 },
  'exact-point': { shape: markerShapes.plus, radius: 6.5 },
} as const;

/** `sides` are those of `planNameSides`. */
export function addSurfaceMarks(
  overlay: OverlayPass,
  view: OverlayView,
  shown: SurfaceMarks,
  sides: readonly (Side | undefined)[],
): void {
  for (const mark of shown.marks) addMark(overlay, view, mark);
  addStart(overlay, view, shown);
  addNames(overlay, view, placesOf(view, shown), sides);
}

/**
 * The sides at which the names of marks and start stand, seen by `view`'s camera: where they cover least of `crowd`. Sides of
 * `before` stay as long as others are not clearly better.
 */
export function planNameSides(
  { atlas }: OverlayPass,
  view: OverlayView,
  shown: SurfaceMarks,
  crowd: readonly Crowded[],
  before: readonly (Side | undefined)[],
): (Side | undefined)[] {
  return chooseSides(
    placesOf(view, shown),
    (name) => atlas.entry(name, nameStyle(view)),
    view.unit,
    crowd,
    before,
  );
}

/** The marks, then the start; null if it is not visible. */
function placesOf(view: OverlayView, shown: SurfaceMarks): (NamedPlace<ScreenPoint> | null)[] {
  return namedPlaces(shown, (position) => {
    const point = view.surface.standAt(...position);
    return point && view.projection.project(point.x, point.y, point.z);
  });
}

function addMark(overlay: OverlayPass, view: OverlayView, { kind, position }: MarkedPoint): void {
  const { ink, mark } = view.palette;
  const at = view.surface.standAt(...position);
  if (at === null) return;
  const { x, y, z } = at;
  const { shape, radius } = signs[kind];
  overlay.lines.add(x, y, z, x, y, floorHeight, 1.2, 3, 0.55, ...ink, 0.85);
  overlay.markers.add(x, y, floorHeight, markerShapes.dot, 2.5, 0.5, 0.9, ...ink);
  overlay.markers.add(x, y, z, shape, radius, 0.35, 1, ...mark);
  const place = view.projection.project(x, y, z);
  const foot = view.projection.project(x, y, floorHeight);
  overlay.region.addRestingPoints(
    [place, foot].filter((point) => point !== null),
    markerReach(radius) * view.unit,
  );
}

function addStart(overlay: OverlayPass, view: OverlayView, { start, startState }: SurfaceMarks): void {
  const at = view.surface.standAt(...start);
  if (at === null) return;
  const { x, y, z } = at;
  const radius = startRadius + startGrowth[startState];
  overlay.markers.add(x, y, z, markerShapes.handle, radius, 0.45, 1, ...view.palette.handle);
  const place = view.projection.project(x, y, z);
  if (place !== null) overlay.region.addRestingPoints([place], markerReach(radius) * view.unit);
}

function nameStyle({ palette }: OverlayView): TextStyle {
  return { size: 12, weight: 600, color: palette.labelText, halo: palette.labelBackground };
}

/** Adds small texts beside the points where there is room. */
function addNames(
  overlay: OverlayPass,
  view: OverlayView,
  places: readonly (NamedPlace<ScreenPoint> | null)[],
  sides: readonly (Side | undefined)[],
): void {
  const { unit } = view;
  const style = nameStyle(view);
  const names = placeNames(places, sides, (name) => overlay.atlas.entry(name, style), unit);
  for (const { size: entry, place, box, isFar } of names) {
    const [left, bottom] = [Math.round(box.x), Math.round(box.y)];
    if (isFar) {
      const nearest = {
        x: Math.min(Math.max(place.x, left), left + entry.width),
        y: Math.min(Math.max(place.y, bottom), bottom + entry.height),
      };
      // In the colours of marks: it stays on the surface, whatever the theme.
      const { mark, handle } = view.palette;
      overlay.addLeader([place, nearest], { leader: mark, leaderCasing: handle });
      overlay.region.addRestingPoints([place, { ...place, ...nearest }], 2 * unit);
    }
    overlay.addText(entry, left, bottom, 1, place, 0.55);
  }
}
