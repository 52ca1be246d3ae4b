// Marks on the surface: the landscape's minima and saddles, and the starts of the race's runners, with their names.
import type { MarkedPoint } from '../../core/landscapes/landscape';
import { parseHex } from '../../core/look/colorMaps';
import { floorHeight } from '../../core/scene/fitCamera';
import { isSameStart, type StartPlace } from '../../core/scene/starts';
import type { ScreenPoint } from './camera';
import { chooseSides, namedPlaces, placeNames, type MarkNames, type NamedPlace } from './markNames';
import type { Crowded, Side } from './placeNames';
import type { Box } from './pixelBox';
import { markerReach, type OverlayPass, type OverlayView } from './overlayPass';
import { markerShapes } from './shaders/overlay';
import type { TextStyle } from './paintedText';

/** A start marker's feedback to the pointer. */
export type StartState = 'idle' | 'hover' | 'drag';

/** The start that is under the pointer or held; null: none is. */
export interface HeldStart {
  readonly place: StartPlace;
  readonly state: StartState;
}

/** What a start looks like while one of them is held. */
export function stateOfStart(place: StartPlace, held: HeldStart | null): StartState {
  return held !== null && isSameStart(held.place, place) ? held.state : 'idle';
}

/** In the order of drawing: the first lies over others at its place, and the one that is held over all. */
export function startsFromBelow(starts: readonly StartPlace[], held: HeldStart | null): StartPlace[] {
  const isHeld = (place: StartPlace): boolean => stateOfStart(place, held) !== 'idle';
  return [...starts.filter((place) => !isHeld(place)).toReversed(), ...starts.filter(isHeld)];
}

export interface SurfaceMarks extends MarkNames {
  readonly heldStart: HeldStart | null;
}

/** Of the race's start, and of a runner's own, which has its colour in it. */
const startRadius = { race: 7.5, own: 8.5 } as const;
const startGrowth: Readonly<Record<StartState, number>> = { idle: 0, hover: 3, drag: 4 };
/** Shape and radius of each kind of mark. */
const signs = {
  minimum: { shape: markerShapes.star, radius: 9 },
  'local-minimum': { shape: markerShapes.spot, radius: 4.5 },
  saddle: { shape: markerShapes.lozenge, radius: 6 },
  'exact-point': { shape: markerShapes.plus, radius: 6.5 },
} as const;

/** `sides` are those of `planNameSides`. Returns the boxes in which names stand. */
export function addSurfaceMarks(
  overlay: OverlayPass,
  view: OverlayView,
  shown: SurfaceMarks,
  sides: readonly (Side | undefined)[],
): Box[] {
  for (const mark of shown.marks) addMark(overlay, view, mark);
  for (const place of startsFromBelow(shown.starts, shown.heldStart)) {
    addStart(overlay, view, place, stateOfStart(place, shown.heldStart));
  }
  return addNames(overlay, view, placesOf(view, shown), sides);
}

/**
 * The sides at which the names of marks and starts stand, seen by `view`'s camera: where they cover least of `crowd`. Sides of
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
    boundsOf(view),
    crowd,
    before,
  );
}

/** The whole picture. */
function boundsOf({ projection }: OverlayView): Box {
  return { x: 0, y: 0, width: projection.widthPx, height: projection.heightPx };
}

/** The marks, then the starts; null for what is not visible. */
function placesOf(view: OverlayView, shown: SurfaceMarks): (NamedPlace<ScreenPoint> | null)[] {
  return namedPlaces(shown, view.unit, (position) => {
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

function addStart(
  overlay: OverlayPass,
  view: OverlayView,
  { point, color }: StartPlace,
  state: StartState,
): void {
  const at = view.surface.standAt(...point);
  if (at === null) return;
  const { x, y, z } = at;
  const isOwn = color !== null;
  const radius = startRadius[isOwn ? 'own' : 'race'] + startGrowth[state];
  const shape = isOwn ? markerShapes.ownHandle : markerShapes.handle;
  const paint = isOwn ? parseHex(color) : view.palette.handle;
  overlay.markers.add(x, y, z, shape, radius, 0.45, 1, ...paint);
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
): Box[] {
  const { unit } = view;
  const style = nameStyle(view);
  const names = placeNames(places, sides, (name) => overlay.atlas.entry(name, style), unit, boundsOf(view));
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
  return names.map(({ box }) => box);
}
