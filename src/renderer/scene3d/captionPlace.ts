// Where the name of a place stands beside it. In pixels; y goes up.
import type { Box } from './labelLayout';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** A way in the image, of length 1. */
export type Side = Place;

export const below: Side = { x: 0, y: -1 };

/** Which way a place lies from another one; below where it is no further away than `least`. */
export function sideAwayFrom(other: Place, place: Place, least: number): Side {
  const length = Math.hypot(place.x - other.x, place.y - other.y);
  if (length <= least) return below;
  return { x: (place.x - other.x) / length, y: (place.y - other.y) / length };
}

/** The box of a text of that size beside a place, `gap` away. It moves steadily with the side. */
export function captionPlace(
  place: Place,
  { width, height }: { readonly width: number; readonly height: number },
  side: Side,
  gap: number,
): Box {
  const [halfWidth, halfHeight] = [width / 2, height / 2];
  const [alongX, alongY] = [Math.abs(side.x), Math.abs(side.y)];
  // So far that its nearest edge is at the gap, or where no edge is nearest, its corner.
  let away = (halfWidth + gap) / alongX;
  if (away * alongY > halfHeight) away = (halfHeight + gap) / alongY;
  if (away * alongY > halfHeight && away * alongX > halfWidth) {
    const reach = alongX * halfWidth + alongY * halfHeight;
    away = reach + Math.sqrt(reach ** 2 - halfWidth ** 2 - halfHeight ** 2 + gap ** 2);
  }
  return {
    x: Math.round(place.x + side.x * away - halfWidth),
    y: Math.round(place.y + side.y * away - halfHeight),
    width,
    height,
  };
}
