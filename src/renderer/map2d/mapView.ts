// What part of the plane a map shows, and where: from above, without perspective. Pure; all lengths in CSS pixels, y down.
import type { Domain, Point } from '../../core/geometry/domain';
import type { Pixel } from '../scene3d/pointerPlace';
import type { Box } from '../scene3d/pixelBox';

/** `equal`: a unit is as long in y as in x; `fitted`: the domain fills the room. */
export const mapUnits = ['equal', 'fitted'] as const;
export type MapUnits = (typeof mapUnits)[number];

/** What the user has zoomed and moved to. */
export interface MapPosition {
  readonly center: Point;
  /** 1 where all of the domain is in sight. */
  readonly zoom: number;
}

/** A rectangle of the plane, and the rectangle of the picture in which it is seen. */
export interface MapView extends Domain {
  readonly frame: Box;
}

/** Where a map may be, and of what. */
export interface MapRoom {
  readonly domain: Domain;
  readonly room: Box;
  readonly units: MapUnits;
}

/** Nearer than this, the last digits of positions would be seen. */
const maxZoom = 1e6;
/** The part of the view that paths fill at most where they are fitted, and the largest zoom that this leads to. */
const fittedShare = 0.8;
const maxFittedZoom = 1e5;

const widthOf = ([low, high]: readonly [number, number]): number => high - low;
const middleOf = ([low, high]: readonly [number, number]): number => low + (high - low) / 2;

export const wholeMap = ({ domain }: Pick<MapRoom, 'domain'>): MapPosition => ({
  center: [middleOf(domain.x), middleOf(domain.y)],
  zoom: 1,
});

/** The view from a position. Nothing outside of the domain is seen: its frame is where room and domain meet. */
export function viewAt(map: MapRoom, position: MapPosition): MapView {
  const { domain, room } = map;
  const { center, zoom } = positionWithin(map, position);
  const { scaleX, scaleY } = scalesAt(map, zoom);
  const seen = (middle: number, span: number, [low, high]: readonly [number, number]) =>
    [Math.max(low, middle - span / 2), Math.min(high, middle + span / 2)] as const;
  const x = seen(center[0], room.width / scaleX, domain.x);
  const y = seen(center[1], room.height / scaleY, domain.y);
  return {
    frame: {
      x: room.x + room.width / 2 + (x[0] - center[0]) * scaleX,
      y: room.y + room.height / 2 - (y[1] - center[1]) * scaleY,
      width: widthOf(x) * scaleX,
      height: widthOf(y) * scaleY,
    },
    x,
    y,
  };
}

/** Pixels for a unit of x and of y. */
function scalesAt({ domain, room, units }: MapRoom, zoom: number): { scaleX: number; scaleY: number } {
  const scaleX = (zoom * room.width) / widthOf(domain.x);
  const scaleY = (zoom * room.height) / widthOf(domain.y);
  const both = Math.min(scaleX, scaleY);
  return units === 'equal' ? { scaleX: both, scaleY: both } : { scaleX, scaleY };
}

/**
 * The nearest position that can be had: the domain's edges are never nearer to the middle of the room than where all of it is seen,
 * so that any point can be zoomed to.
 */
export function positionWithin(
  { domain }: Pick<MapRoom, 'domain'>,
  { center, zoom }: MapPosition,
): MapPosition {
  const near = Math.min(maxZoom, Math.max(1, zoom));
  const inside = (at: number, range: readonly [number, number]): number => {
    const reach = ((1 - 1 / near) * widthOf(range)) / 2;
    return Math.min(middleOf(range) + reach, Math.max(middleOf(range) - reach, at));
  };
  return { center: [inside(center[0], domain.x), inside(center[1], domain.y)], zoom: near };
}

/** The position after a zoom by a factor that leaves the point under a pixel where it is, as far as that can be. */
export function zoomedAt(map: MapRoom, position: MapPosition, factor: number, at: Pixel): MapPosition {
  const [x, y] = pointAt(viewAt(map, position), at);
  const zoom = Math.min(maxZoom, Math.max(1, position.zoom * factor));
  const { scaleX, scaleY } = scalesAt(map, zoom);
  const { room } = map;
  const [fromMiddleX, fromMiddleY] = [at.x - room.x - room.width / 2, at.y - room.y - room.height / 2];
  return positionWithin(map, { center: [x - fromMiddleX / scaleX, y + fromMiddleY / scaleY], zoom });
}

/** The position after the map was moved by so many pixels. */
export function movedBy(map: MapRoom, position: MapPosition, dx: number, dy: number): MapPosition {
  const { scaleX, scaleY } = scalesAt(map, position.zoom);
  const { center, zoom } = positionWithin(map, position);
  return positionWithin(map, { center: [center[0] - dx / scaleX, center[1] + dy / scaleY], zoom });
}

/** The position from which a rectangle of the plane is seen as large as possible, with some room around it. */
export function fittedTo(map: MapRoom, { x, y }: Domain): MapPosition {
  const { room } = map;
  const { scaleX, scaleY } = scalesAt(map, 1);
  const zoom =
    fittedShare * Math.min(room.width / (widthOf(x) * scaleX), room.height / (widthOf(y) * scaleY));
  return positionWithin(map, { center: [middleOf(x), middleOf(y)], zoom: Math.min(maxFittedZoom, zoom) });
}

/** The position a share of the way from one to another: evenly in what a pixel is. */
export function positionBetween(from: MapPosition, to: MapPosition, share: number): MapPosition {
  if (share >= 1) return to;
  const zoom = from.zoom * (to.zoom / from.zoom) ** share;
  // Where the zoom changes, a center moves with it, so that one point of the plane stays where it is.
  const way =
    Math.abs(to.zoom / from.zoom - 1) < 1e-6
      ? share
      : (1 / from.zoom - 1 / zoom) / (1 / from.zoom - 1 / to.zoom);
  return {
    center: [
      from.center[0] + (to.center[0] - from.center[0]) * way,
      from.center[1] + (to.center[1] - from.center[1]) * way,
    ],
    zoom,
  };
}

/** A point of the plane in the picture; far outside where numbers are too large for one. */
export function pixelAt({ frame, x, y }: MapView, px: number, py: number): Pixel {
  return {
    x: frame.x + ((px - x[0]) / (x[1] - x[0])) * frame.width,
    y: frame.y + ((y[1] - py) / (y[1] - y[0])) * frame.height,
  };
}

/** The point of the plane at a pixel. */
export function pointAt({ frame, x, y }: MapView, at: Pixel): Point {
  return [
    x[0] + ((at.x - frame.x) / frame.width) * (x[1] - x[0]),
    y[1] - ((at.y - frame.y) / frame.height) * (y[1] - y[0]),
  ];
}

export function isInFrame({ frame }: MapView, { x, y }: Pixel): boolean {
  return x >= frame.x && y >= frame.y && x <= frame.x + frame.width && y <= frame.y + frame.height;
}

export function isSameView(one: MapView, other: MapView): boolean {
  return (
    one.x[0] === other.x[0] &&
    one.x[1] === other.x[1] &&
    one.y[0] === other.y[0] &&
    one.y[1] === other.y[1] &&
    one.frame.x === other.frame.x &&
    one.frame.y === other.frame.y &&
    one.frame.width === other.frame.width &&
    one.frame.height === other.frame.height
  );
}

/** How what was painted for one view lies in another: stretched, then moved. */
export function shiftBetween(
  painted: MapView,
  shown: MapView,
): { readonly x: number; readonly y: number; readonly scaleX: number; readonly scaleY: number } {
  const origin = pixelAt(shown, painted.x[0], painted.y[1]);
  const end = pixelAt(shown, painted.x[1], painted.y[0]);
  const scaleX = (end.x - origin.x) / painted.frame.width;
  const scaleY = (end.y - origin.y) / painted.frame.height;
  return {
    x: origin.x - painted.frame.x * scaleX,
    y: origin.y - painted.frame.y * scaleY,
    scaleX,
    scaleY,
  };
}
