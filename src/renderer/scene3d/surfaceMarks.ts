// Marks on the surface: the landscape's minima and saddles, and the start of the race, with their names.
import type { Point } from '../../core/geometry/domain';
import type { MarkedPoint } from '../../core/landscapes/landscape';
import { floorHeight } from '../../core/scene/fitCamera';
import type { ScreenPoint } from './camera';
import { below, layOutPlaceNames, sideAwayFrom, type Side } from './placeNames';
import { boxAbout, type Box } from './pixelBox';
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

/** A point on the surface with a name, which may be empty. */
interface NamedPlace {
  readonly name: string;
  readonly place: ScreenPoint;
  /** The preferred side of its name. */
  readonly side: Side;
}

/** Returns the boxes that the plates of runners must keep free. */
export function addSurfaceMarks(overlay: OverlayPass, view: OverlayView, shown: SurfaceMarks): Box[] {
  const { marks, labels } = shown;
  const places = marks.map((mark) => addMark(overlay, view, mark, labels.marks));
  places.push(addStart(overlay, view, shown));
  return addNames(
    overlay,
    view,
    places.filter((place) => place !== null),
  );
}

/** Null if it is not visible. */
function addMark(
  overlay: OverlayPass,
  view: OverlayView,
  { kind, position }: MarkedPoint,
  names: RaceLabels['marks'],
): NamedPlace | null {
  const { ink, mark } = view.palette;
  const at = view.surface.standAt(...position);
  if (at === null) return null;
  const { x, y, z } = at;
  const radius = kind === 'local-minimum' ? 4.5 : 6.5;
  overlay.lines.add(x, y, z, x, y, floorHeight, 1.2, 3, 0.55, ...ink, 0.85);
  overlay.markers.add(x, y, floorHeight, markerShapes.dot, 2.5, 0.5, 0.9, ...ink);
  overlay.markers.add(x, y, z, markerShapes.target, radius, 0.35, 1, ...mark);
  const place = view.projection.project(x, y, z);
  const foot = view.projection.project(x, y, floorHeight);
  overlay.region.addRestingPoints(
    [place, foot].filter((point) => point !== null),
    markerReach(radius) * view.unit,
  );
  return place && { name: kind === 'local-minimum' ? '' : names[kind], place, side: below };
}

/** As `addMark`. */
function addStart(
  overlay: OverlayPass,
  view: OverlayView,
  { start, startState, marks, labels }: SurfaceMarks,
): NamedPlace | null {
  const at = view.surface.standAt(...start);
  if (at === null) return null;
  const { x, y, z } = at;
  const radius = startRadius + startGrowth[startState];
  overlay.markers.add(x, y, z, markerShapes.handle, radius, 0.45, 1, ...view.palette.handle);
  const place = view.projection.project(x, y, z);
  if (place === null) return null;
  overlay.region.addRestingPoints([place], markerReach(radius) * view.unit);
  return { name: labels.start, place, side: awayFromMarks(view, marks, place, z) };
}

/**
 * The direction in the image from the centre of the marks, or of the box without marks, to a point: runners from there
 * rarely go that way.
 */
function awayFromMarks(
  { projection, surface, unit }: OverlayView,
  marks: readonly MarkedPoint[],
  place: ScreenPoint,
  z: number,
): Side {
  const boxes = marks.map(({ position }) => surface.toBox(...position)).filter((box) => box !== null);
  const count = Math.max(1, boxes.length);
  const middleX = boxes.reduce((sum, box) => sum + box.x, 0) / count;
  const middleY = boxes.reduce((sum, box) => sum + box.y, 0) / count;
  const middle = projection.project(middleX, middleY, z);
  return middle === null ? below : sideAwayFrom(middle, place, startRadius * unit);
}

/** Adds small texts beside the points where there is room. Returns the boxes of texts and points. */
function addNames(
  overlay: OverlayPass,
  { palette, unit }: OverlayView,
  places: readonly NamedPlace[],
): Box[] {
  const style: TextStyle = {
    size: 12,
    weight: 600,
    color: palette.labelText,
    halo: palette.labelBackground,
  };
  const names = places.flatMap(({ name, place, side }) => {
    const entry = overlay.atlas.entry(name, style);
    return entry === null ? [] : [{ place, size: entry, side, entry }];
  });
  const taken = places.map(({ place }) => boxAbout(place, 5 * unit));
  const boxes = layOutPlaceNames(names, taken, 9 * unit, 2.5 * unit);
  names.forEach(({ entry, place }, index) => {
    taken.push(boxAbout(place, 10 * unit));
    const box = boxes[index];
    if (!box) return;
    overlay.addText(entry, Math.round(box.x), Math.round(box.y), 1, place, 0.55);
    taken.push(box);
  });
  return taken;
}
