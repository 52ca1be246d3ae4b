// Places the names of points beside them. In fractional pixels, y up. A pure function of the points, so that a frame
// does not depend on earlier ones.
import { overlap, type Box } from './pixelBox';

interface Place {
  readonly x: number;
  readonly y: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A direction in the image, of length 1. */
export type Side = Place;

export const below: Side = { x: 0, y: -1 };

/** The preferred side and its alternatives: opposite, then the two perpendicular ones. */
function sidesFrom({ x, y }: Side): readonly Side[] {
  return [
    { x, y },
    { x: -x, y: -y },
    { x: -y, y: x },
    { x: y, y: -x },
  ];
}

export interface PlaceName {
  readonly place: Place;
  readonly size: Size;
  /** The preferred side. */
  readonly side: Side;
}

/**
 * Places the names `gap` away from their points, with at least `clearance` between each other and to `obstacles`;
 * earlier ones have priority. Null for names that fit on no side.
 */
export function layOutPlaceNames(
  names: readonly PlaceName[],
  obstacles: readonly Box[],
  gap: number,
  clearance: number,
): (Box | null)[] {
  const taken = [...obstacles];
  return names.map(({ place, size, side }) => {
    const boxes = sidesFrom(side).map((each) => placeNameBox(place, size, each, gap));
    const free = boxes.find((box) => !taken.some((other) => overlap(grown(box, clearance), other)));
    if (free !== undefined) taken.push(free);
    return free ?? null;
  });
}

function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** The direction from one point to another; below if their distance is at most `least`. */
export function sideAwayFrom(other: Place, place: Place, least: number): Side {
  const length = Math.hypot(place.x - other.x, place.y - other.y);
  if (length <= least) return below;
  return { x: (place.x - other.x) / length, y: (place.y - other.y) / length };
}

/** The box of a text of this size beside a point, `gap` away. Its position is a continuous function of the side. */
export function placeNameBox(place: Place, { width, height }: Size, side: Side, gap: number): Box {
  const [halfWidth, halfHeight] = [width / 2, height / 2];
  const [alongX, alongY] = [Math.abs(side.x), Math.abs(side.y)];
  // The distance at which the nearest edge is `gap` away, or if no edge is nearest, the corner.
  let away = (halfWidth + gap) / alongX;
  if (away * alongY > halfHeight) away = (halfHeight + gap) / alongY;
  if (away * alongY > halfHeight && away * alongX > halfWidth) {
    const reach = alongX * halfWidth + alongY * halfHeight;
    away = reach + Math.sqrt(reach ** 2 - halfWidth ** 2 - halfHeight ** 2 + gap ** 2);
  }
  return {
    x: place.x + side.x * away - halfWidth,
    y: place.y + side.y * away - halfHeight,
    width,
    height,
  };
}
