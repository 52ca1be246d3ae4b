// The paths of several runners on a map: where they coincide they lie side by side, as in the picture of the race.
import { gapHeight, type PathPoints } from '../geometry/pathPoints';
import { sidesOf, sideStride } from '../geometry/sideBySide';
import type { Rectangle } from './runnerPath';
import { simplifyPath } from './simplifyPath';
import type { Pieces } from './thinPaths';

/** Longer lines are subdivided, in half-widths of the map: a shift changes only from point to point. */
const lineLength = 0.02;
/** Smaller shifts are not seen: their paths stay as they are. In units of the shifts. */
const smallestShift = 0.05;

/**
 * The paths with what coincides shifted, given from the lowest to the highest; a path that nothing coincides with stays as it is.
 *
 * @param unit length on the map of the unit of shifts
 * @param tolerance largest error of the lines that are shifted
 */
export function laySideBySide(
  paths: readonly Pieces[],
  map: Rectangle,
  unit: number,
  tolerance: number,
): Pieces[] {
  if (paths.length < 2) return [...paths];
  const fine = paths.map((pieces) => pieces.map((piece) => subdivided(piece, map)));
  const sides = sidesOf(fine.map((pieces) => pointsOf(pieces, map)));
  return paths.map((pieces, path) => {
    const own = sides[path]!;
    if (!isShifted(own)) return pieces;
    let point = 0;
    return fine[path]!.map((piece) => {
      const side = own.subarray(sideStride * point);
      point += piece.length / 2 + 1;
      return simplifyPath(shifted(piece, side, map, unit), tolerance);
    });
  });
}

function isShifted(sides: Float32Array): boolean {
  for (let at = 3; at < sides.length; at += sideStride) if (Math.abs(sides[at]!) > smallestShift) return true;
  return false;
}

function subdivided(piece: Float64Array, map: Rectangle): Float64Array {
  const points = [piece[0]!, piece[1]!];
  for (let at = 2; at < piece.length; at += 2) {
    const [ax, ay] = [piece[at - 2]!, piece[at - 1]!];
    const [dx, dy] = [piece[at]! - ax, piece[at + 1]! - ay];
    const length = Math.hypot((2 * dx) / map.width, (2 * dy) / map.height);
    const lines = Math.max(1, Math.ceil(length / lineLength));
    for (let line = 1; line <= lines; line += 1)
      points.push(ax + (dx * line) / lines, ay + (dy * line) / lines);
  }
  return Float64Array.from(points);
}

/** All pieces in the box of the domain, each followed by a gap. */
function pointsOf(pieces: Pieces, map: Rectangle): PathPoints {
  const points: number[] = [];
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at += 2)
      points.push(
        (2 * (piece[at]! - map.x)) / map.width - 1,
        1 - (2 * (piece[at + 1]! - map.y)) / map.height,
        0,
      );
    points.push(0, 0, gapHeight);
  }
  return { points: Float32Array.from(points), count: points.length / 3 };
}

/** The piece with its points shifted to their right, seen in the direction of the path; y of the map is down. */
function shifted(piece: Float64Array, sides: Float32Array, map: Rectangle, unit: number): Float64Array {
  return piece.map((coordinate, at) => {
    const side = sideStride * (at >> 1);
    const along = [sides[side]! * map.width, -sides[side + 1]! * map.height] as const;
    const length = Math.hypot(...along);
    if (length === 0) return coordinate;
    const right = at % 2 === 0 ? -along[1] : along[0];
    return coordinate + (right / length) * sides[side + 3]! * unit;
  });
}
