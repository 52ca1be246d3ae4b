// Which marks of a landscape are named, and where their names stand: on the surface as on the map.
import type { Point } from '../../core/geometry/domain';
import type { MarkedPoint } from '../../core/landscapes/landscape';
import type { StartPlace } from '../../core/scene/starts';
import { boxAbout, type Box } from './pixelBox';
import { below, freestSide, layOutPlaceNames, type Crowded, type PlacedName, type Side } from './placeNames';
import type { RaceLabels } from './raceLabels';

export interface MarkNames {
  readonly marks: readonly MarkedPoint[];
  readonly starts: readonly StartPlace[];
  readonly labels: Pick<RaceLabels, 'marks' | 'start'>;
}

/** A place of the picture, y up. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** A mark or a start in the picture, with a name, which may be empty. */
export interface NamedPlace<At extends Place = Place> {
  readonly name: string;
  readonly place: At;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** If there are more marks of a kind, only the first is named: the others look like it. */
const maxNamed = 4;
/** Units between a place and its name: room for a head. */
const nameGap = 12;
/** Starts that are no farther apart, in units, look like one. */
const sameStart = 15;
/** How much other marks matter for the place of a name, where a point of a path is 1. */
const markWeight = 30;

/**
 * The marks, then the starts; null where `placeOf` says that one is not visible. A start that lies on another has no name of
 * its own.
 */
export function namedPlaces<At extends Place>(
  { marks, starts, labels }: MarkNames,
  unit: number,
  placeOf: (position: Point) => At | null,
): (NamedPlace<At> | null)[] {
  const named = new Map<MarkedPoint['kind'], number>();
  const count = (kind: MarkedPoint['kind']): number => marks.filter((mark) => mark.kind === kind).length;
  const at = (name: string, position: Point): NamedPlace<At> | null => {
    const place = placeOf(position);
    return place && { name, place };
  };
  const startPlaces = starts.map(({ point }) => placeOf(point));
  const isNamed = (place: At, index: number): boolean =>
    index === 0 ||
    (starts.length <= maxNamed &&
      startPlaces
        .slice(0, index)
        .every(
          (other) => other === null || Math.hypot(other.x - place.x, other.y - place.y) > sameStart * unit,
        ));
  return [
    ...marks.map(({ kind, position }) => {
      const before = named.get(kind) ?? 0;
      named.set(kind, before + 1);
      return at(before === 0 || count(kind) <= maxNamed ? labels.marks[kind] : '', position);
    }),
    ...startPlaces.map((place, index) => place && { name: isNamed(place, index) ? labels.start : '', place }),
  ];
}

/**
 * The sides at which names stand: within `bounds`, and where they cover least of `crowd`. Sides of `before` stay as long as others are not clearly
 * better. `sizeOf` measures a name; null for one that is empty.
 */
export function chooseSides(
  places: readonly (NamedPlace | null)[],
  sizeOf: (name: string) => Size | null,
  unit: number,
  bounds: Box,
  crowd: readonly Crowded[],
  before: readonly (Side | undefined)[],
): (Side | undefined)[] {
  const all = [
    ...crowd,
    ...places.flatMap((named) => (named ? [{ ...named.place, weight: markWeight }] : [])),
  ];
  return places.map((named, index) => {
    const size = named && sizeOf(named.name);
    return named && size
      ? freestSide(named.place, size, nameGap * unit, bounds, all, before[index])
      : undefined;
  });
}

/** The names that have room within `bounds`, each with the box in which it stands. */
export function placeNames<At extends Place, Measured extends Size>(
  places: readonly (NamedPlace<At> | null)[],
  sides: readonly (Side | undefined)[],
  sizeOf: (name: string) => Measured | null,
  unit: number,
  bounds: Box,
): (NamedPlace<At> & PlacedName & { readonly size: Measured })[] {
  const names = places.flatMap((named, index) => {
    const size = named && sizeOf(named.name);
    return named && size ? [{ ...named, size, side: sides[index] ?? below }] : [];
  });
  const taken = places.flatMap((named) => (named ? [boxAbout(named.place, 5 * unit)] : []));
  const placed = layOutPlaceNames(names, bounds, taken, nameGap * unit, 2.5 * unit);
  return names.flatMap((named, index) => {
    const at = placed[index];
    return at ? [{ name: named.name, place: named.place, size: named.size, ...at }] : [];
  });
}
