// Places the names of points beside them. In fractional pixels, y up. A pure function of the points, so that a frame
// does not depend on earlier ones.
import { fitsIn, overlap, type Box } from './pixelBox';

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

/** The sides from which one is chosen, in the order of preference where nothing else decides. */
const eightSides: readonly Side[] = [
  below,
  { x: 0, y: 1 },
  { x: 1, y: 0 },
  { x: -1, y: 0 },
  ...[-1, 1].flatMap((y) => [1, -1].map((x) => ({ x: x * Math.SQRT1_2, y: y * Math.SQRT1_2 }))),
];

/** Something in the image that names leave free as far as they can: `weight` says how much it matters. */
export interface Crowded extends Place {
  readonly weight: number;
}

/** How much it matters that a name would be cut off. */
const cutWeight = 1000;

/**
 * The side of a place at which its name lies within `bounds` and covers least of `crowd`; `before` as long as another is not
 * clearly better.
 */
export function freestSide(
  place: Place,
  size: Size,
  gap: number,
  bounds: Box,
  crowd: readonly Crowded[],
  before: Side | undefined,
): Side {
  const costOf = (side: Side): number => {
    const box = placeNameBox(place, size, side, gap);
    const { x, y, width, height } = grown(box, gap / 2);
    return crowd.reduce(
      (sum, point) =>
        point.x > x && point.x < x + width && point.y > y && point.y < y + height ? sum + point.weight : sum,
      fitsIn(box, bounds) ? 0 : cutWeight,
    );
  };
  let [best, least] = [before ?? below, before === undefined ? Infinity : costOf(before) / 2 - 1];
  for (const side of eightSides) {
    const cost = costOf(side);
    if (cost < least) [best, least] = [side, cost];
  }
  return best;
}

/** The preferred side and its alternatives: opposite, the two perpendicular ones, then those between them. */
function sidesFrom({ x, y }: Side): readonly Side[] {
  const [along, across] = [(x + y) * Math.SQRT1_2, (x - y) * Math.SQRT1_2];
  return [
    { x, y },
    { x: -x, y: -y },
    { x: -y, y: x },
    { x: y, y: -x },
    { x: across, y: along },
    { x: along, y: -across },
    { x: -along, y: across },
    { x: -across, y: -along },
  ];
}

export interface PlaceName {
  readonly place: Place;
  readonly size: Size;
  /** The preferred side. */
  readonly side: Side;
}

/** Where a name stands. */
export interface PlacedName {
  readonly box: Box;
  /** Whether it stands so far from its place that a line has to lead there. */
  readonly isFar: boolean;
}

/** The distances at which a name is tried, in gaps: farther ones where it fits on no side. */
const distances = [1, 2, 3, 4, 5, 6];

/**
 * Places the names within `bounds` and `gap` away from their points, with at least `clearance` between each other and to
 * `obstacles`; earlier ones have priority. Those that fit on no side stand farther away; null for those that fit nowhere.
 */
export function layOutPlaceNames(
  names: readonly PlaceName[],
  bounds: Box,
  obstacles: readonly Box[],
  gap: number,
  clearance: number,
): (PlacedName | null)[] {
  const taken = [...obstacles];
  return names.map(({ place, size, side }) => {
    const sides = sidesFrom(side);
    for (const distance of distances) {
      const boxes = sides.map((each) => placeNameBox(place, size, each, distance * gap));
      const free = boxes.find(
        (box) => fitsIn(box, bounds) && !taken.some((other) => overlap(grown(box, clearance), other)),
      );
      if (free === undefined) continue;
      taken.push(free);
      return { box: free, isFar: distance > 1 };
    }
    return null;
  });
}

function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
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
