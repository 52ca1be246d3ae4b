// Which start a press in a picture takes, where several may lie at the same place.
import type { Point } from '../../core/geometry/domain';
import type { StartPlace } from '../../core/scene/starts';
import { distance, type Pixel } from './pointerPlace';

/** A start that a press takes, and where its marker stands. */
export interface TakenStart {
  readonly place: StartPlace;
  readonly at: Pixel;
}

/** Of starts whose distances from a press differ by less, the first is taken, in parts of the reach. */
const equallyNear = 0.2;

/** The selected runner's own start if a press within `reach` of it takes it, otherwise the nearest; null if none is so near. */
export function startAt(
  starts: readonly StartPlace[],
  selected: string | null,
  pixel: Pixel,
  reach: number,
  pixelOf: (point: Point) => Pixel | null,
): TakenStart | null {
  let taken: TakenStart | null = null;
  let nearest = Infinity;
  for (const place of starts) {
    const at = pixelOf(place.point);
    const away = at === null ? Infinity : distance(at, pixel);
    if (at === null || away > reach) continue;
    if (selected !== null && place.runners.includes(selected)) return { place, at };
    if (away >= nearest - equallyNear * reach) continue;
    taken = { place, at };
    nearest = away;
  }
  return taken;
}
