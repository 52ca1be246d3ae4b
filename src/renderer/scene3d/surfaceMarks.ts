// Marks on the surface: the landscape's minima and saddles, and the start of the race, with their names.
import type { Point } from '../../core/geometry/domain';
import type { MarkedPoint } from '../../core/landscapes/landscape';
import { floorHeight } from '../../core/scene/fitCamera';
import type { ScreenPoint } from './camera';
import { below, freestSide, layOutPlaceNames, type Crowded, type Side } from './placeNames';
import { boxAbout } from './pixelBox';
import { markerReach, type OverlayPass, type OverlayView } from './overlayPass';
import type { RaceLabels } from './raceLabels';
import { markerShapes } from './shaders/overlay';
import type { TextStyle } from './textAtlas';

/** The start marker's feedback to the pointer. */
export type StartState = 'idle' | 'hover' | 'drag';

export interface SurfaceMarks {
  readonly marks: readonly MarkedPoint[];
  readonly start: Point;
  readonly startState: StartState;
  readonly labels: Pick<RaceLabels, 'marks' | 'start'>;
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
/** If there are more marks of a kind, only the first is named: the others look like it. */
const maxNamed = 4;
/** Units between a place and its name: room for a head. */
const nameGap = 12;

/** A point on the surface with a name, which may be empty. */
interface NamedPlace {
  readonly name: string;
  readonly place: ScreenPoint;
}

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
  const places = placesOf(view, shown);
  const all = [
    ...crowd,
    ...places.flatMap((named) => (named ? [{ ...named.place, weight: markWeight }] : [])),
  ];
  return places.map((named, index) => {
    const entry = named && atlas.entry(named.name, nameStyle(view));
    return named && entry
      ? freestSide(named.place, entry, nameGap * view.unit, all, before[index])
      : undefined;
  });
}

/** How much other marks matter for the place of a name, where a point of a path is 1. */
const markWeight = 30;

/** The marks, then the start; null if it is not visible. */
function placesOf(view: OverlayView, { marks, start, labels }: SurfaceMarks): (NamedPlace | null)[] {
  const named = new Map<MarkedPoint['kind'], number>();
  const count = (kind: MarkedPoint['kind']): number => marks.filter((mark) => mark.kind === kind).length;
  const at = (name: string, position: Point): NamedPlace | null => {
    const point = view.surface.standAt(...position);
    const place = point && view.projection.project(point.x, point.y, point.z);
    return place && { name, place };
  };
  return [
    ...marks.map(({ kind, position }) => {
      const before = named.get(kind) ?? 0;
      named.set(kind, before + 1);
      return at(before === 0 || count(kind) <= maxNamed ? labels.marks[kind] : '', position);
    }),
    at(labels.start, start),
  ];
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
  places: readonly (NamedPlace | null)[],
  sides: readonly (Side | undefined)[],
): void {
  const { unit } = view;
  const style = nameStyle(view);
  const names = places.flatMap((named, index) => {
    const entry = named && overlay.atlas.entry(named.name, style);
    return named && entry ? [{ place: named.place, size: entry, side: sides[index] ?? below, entry }] : [];
  });
  const taken = places.flatMap((named) => (named ? [boxAbout(named.place, 5 * unit)] : []));
  const placed = layOutPlaceNames(names, taken, nameGap * unit, 2.5 * unit);
  names.forEach(({ entry, place }, index) => {
    const at = placed[index];
    if (!at) return;
    const [left, bottom] = [Math.round(at.box.x), Math.round(at.box.y)];
    if (at.isFar) {
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
  });
}
