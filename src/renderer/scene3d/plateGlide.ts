// How plates glide to other places: as far in a frame as time has passed, and at once where motion is to be reduced.
import { prefersReducedMotion } from '../host/platform';
import type { Box } from './pixelBox';

/** Units per second, which is what the eye can follow; and the longest time between frames that counts. */
const glideSpeed = 180;
const maxGlideSeconds = 0.1;

/** How far plates may move in a frame that is drawn now, in units; infinite where they are to be there at once. */
export type PlateGlide = () => number;

export function createPlateGlide(): PlateGlide {
  let drawnAt = 0;
  return () => {
    const now = performance.now();
    const seconds = Math.min(maxGlideSeconds, (now - drawnAt) / 1000);
    drawnAt = now;
    return prefersReducedMotion() ? Infinity : glideSpeed * seconds;
  };
}

/** A plate's box on its way to its place, moved by at most `reach` pixels; one that was nowhere is there. */
export function movedBox(from: Box | undefined, { x, y, width, height }: Box, reach: number): Box {
  const away = from === undefined ? 0 : Math.hypot(x - from.x, y - from.y);
  if (from === undefined || away <= reach) return { x, y, width, height };
  const share = reach / away;
  return { x: from.x + share * (x - from.x), y: from.y + share * (y - from.y), width, height };
}
