// The path of one run as lines of a map: clipped to the map and simplified.
import { shareInside } from '../geometry/shareInside';
import type { Domain } from '../geometry/domain';
import type { TrajectoryColumns } from '../simulation/trajectory';
import { simplifyPath } from './simplifyPath';

/** A rectangle of the picture, y down. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface RunnerPath {
  /** The lines drawn, x and y in turn: one, unless the run leaves the map and comes back. */
  readonly pieces: readonly Float64Array[];
  /** The run's last position, or where it left the map; null if it never was inside. */
  readonly head: { readonly x: number; readonly y: number; readonly inside: boolean } | null;
}

/** Coordinates are clamped to this, so that arithmetic on them doesn't overflow. */
const farAway = 1e300;

/** The path of the first `rows` rows; none of them is further than `tolerance` from its lines. */
export function runnerPath(
  { positions }: TrajectoryColumns,
  rows: number,
  domain: Domain,
  map: Rectangle,
  tolerance: number,
): RunnerPath {
  const pieces: number[][] = [];
  let piece: number[] | null = null;
  let head: { x: number; y: number; inside: boolean } | null = null;
  let lastX = 0;
  let lastY = 0;
  const placeX = (x: number): number => map.x + ((x + 1) / 2) * map.width;
  const placeY = (y: number): number => map.y + ((1 - y) / 2) * map.height;

  for (let row = 0; row < rows; row += 1) {
    const x = across(positions[2 * row]!, domain.x);
    const y = across(positions[2 * row + 1]!, domain.y);
    const inside = Math.abs(x) <= 1 && Math.abs(y) <= 1;
    if (inside && piece !== null) piece.push(placeX(x), placeY(y));
    else {
      const [fromX, fromY] = row === 0 ? [x, y] : [lastX, lastY];
      const [enter, leave] = shareInside(fromX, fromY, x, y) ?? [1, 0];
      if (enter <= leave) {
        if (piece === null) {
          piece = [placeX(fromX + (x - fromX) * enter), placeY(fromY + (y - fromY) * enter)];
          pieces.push(piece);
        }
        if (inside) piece.push(placeX(x), placeY(y));
        else piece.push(placeX(fromX + (x - fromX) * leave), placeY(fromY + (y - fromY) * leave));
      }
    }
    if (piece !== null) head = { x: piece.at(-2)!, y: piece.at(-1)!, inside };
    if (!inside) piece = null;
    lastX = x;
    lastY = y;
  }
  return { pieces: pieces.map((points) => simplifyPath(points, tolerance)), head };
}

/** The coordinate scaled to −1..1 across the domain. */
function across(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(farAway, Math.max(-farAway, (2 * (value - low)) / (high - low) - 1));
}
