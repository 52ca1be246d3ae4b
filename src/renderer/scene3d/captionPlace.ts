// Where the names of places stand beside them. In pixels, not in whole ones; y goes up. A pure function of the places,
// so that a frame looks the same however it was reached.
import { overlap } from './changedBoxes';
import type { Box } from './labelLayout';

interface Place {
  readonly x: number;
  readonly y: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A way in the image, of length 1. */
export type Side = Place;

export const below: Side = { x: 0, y: -1 };

/** A side, and where a name goes when that is taken: across, then to the right and to the left. */
function sidesFrom({ x, y }: Side): readonly Side[] {
  return [
    { x, y },
    { x: -x, y: -y },
    { x: -y, y: x },
    { x: y, y: -x },
  ];
}

export interface Caption {
  readonly place: Place;
  readonly size: Size;
  /** Where it stands best. */
  readonly side: Side;
}

/**
 * Places the names `gap` away from their places, `clearance` or more from each other and from `obstacles`; the first
 * ones choose first. Null for those that have no room on any side.
 */
export function placeCaptions(
  captions: readonly Caption[],
  obstacles: readonly Box[],
  gap: number,
  clearance: number,
): (Box | null)[] {
  const taken = [...obstacles];
  return captions.map(({ place, size, side }) => {
    const boxes = sidesFrom(side).map((each) => captionPlace(place, size, each, gap));
    const free = boxes.find((box) => !taken.some((other) => overlap(grown(box, clearance), other)));
    if (free !== undefined) taken.push(free);
    return free ?? null;
  });
}

function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** Which way a place lies from another one; below where it is no further away than `least`. */
export function sideAwayFrom(other: Place, place: Place, least: number): Side {
  const length = Math.hypot(place.x - other.x, place.y - other.y);
  if (length <= least) return below;
  return { x: (place.x - other.x) / length, y: (place.y - other.y) / length };
}

/** The box of a text of that size beside a place, `gap` away. It moves steadily with the side. */
export function captionPlace(place: Place, { width, height }: Size, side: Side, gap: number): Box {
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
    x: place.x + side.x * away - halfWidth,
    y: place.y + side.y * away - halfHeight,
    width,
    height,
  };
}
