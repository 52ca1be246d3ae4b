// Where paths of several runners coincide, they lie side by side, so that none is hidden under another: by how much each
// point of a path is shifted, and in which direction.
import { gapHeight, type PathPoints } from './pathPoints';

/** Widths in units: from the middle of a path to that of its neighbour, and of all paths that coincide. */
const spacing = 2.8;
const widest = 15;
/** Largest shift of a path, in units. */
export const maxShift = widest / 2;

/** Paths coincide where they go through the same or adjacent cells in about the same direction. */
const cellSize = 0.012;
const cells = Math.ceil(2 / cellSize);
/** Directions are told apart by eighths of a turn. */
const octants = 8;
/** A shift goes over into another one over about this length, in half-widths of the domain. */
const easing = 0.04;

/** Numbers per point: direction of the path in x, y (in the box) and f, and the shift to its right in units. */
export const sideStride = 4;

/** The sides of each path, `sideStride` numbers per point; paths are given from the lowest order to the highest. */
export function sidesOf(paths: readonly PathPoints[]): Float32Array[] {
  const passed = paths.map(passedCells);
  return paths.map((path, index) => {
    const sides = new Float32Array(sideStride * path.count);
    writeDirections(path, sides);
    for (let point = 0; point < path.count; point += 1) {
      const at = sideStride * point;
      const turn = sides[at + 3]!;
      sides[at + 3] = turn * shiftAt(path, point, index, passed, sides[at]!, sides[at + 1]!);
    }
    ease(path, sides);
    return sides;
  });
}

/** Directions at all points, and as the shift how straight the path is there: 1 where it goes on, 0 where it turns back. */
function writeDirections({ points, count }: PathPoints, sides: Float32Array): void {
  const direction = (
    from: number,
    to: number,
  ): readonly [x: number, y: number, value: number, length: number] => {
    if (from < 0 || to >= count || isGap(points, from) || isGap(points, to)) return [0, 0, 0, 0];
    const [dx, dy, dv] = [0, 1, 2].map((axis) => points[3 * to + axis]! - points[3 * from + axis]!);
    const length = Math.hypot(dx!, dy!);
    return length > 0 ? [dx! / length, dy! / length, dv! / length, length] : [0, 0, 0, 0];
  };
  for (let point = 0; point < count; point += 1) {
    const before = direction(point - 1, point);
    const after = direction(point, point + 1);
    const isEnd = before[3] === 0 || after[3] === 0;
    const along = isEnd ? 1 : before[0] * after[0] + before[1] * after[1];
    const [x, y, value] = [before[0] + after[0], before[1] + after[1], before[2] + after[2]];
    const length = Math.hypot(x, y);
    if (length === 0) continue;
    sides.set([x / length, y / length, value / length, Math.max(0, along)], sideStride * point);
  }
}

/** For each cell the octants, as bits, in which a path goes through it. */
function passedCells({ points, count }: PathPoints): Uint8Array {
  const passed = new Uint8Array(cells * cells);
  for (let point = 1; point < count; point += 1) {
    if (isGap(points, point) || isGap(points, point - 1)) continue;
    const [fromX, fromY] = [points[3 * point - 3]!, points[3 * point - 2]!];
    const [dx, dy] = [points[3 * point]! - fromX, points[3 * point + 1]! - fromY];
    const bit = 1 << octantOf(dx, dy);
    const pieces = Math.ceil(Math.hypot(dx, dy) / cellSize);
    for (let piece = 0; piece <= pieces; piece += 1) {
      const share = pieces === 0 ? 0 : piece / pieces;
      const cell = cells * cellOf(fromY + dy * share) + cellOf(fromX + dx * share);
      passed[cell] = passed[cell]! | bit;
    }
  }
  return passed;
}

/** The shift of a point of path `own` among all paths that pass near it in its direction. */
function shiftAt(
  { points }: PathPoints,
  point: number,
  own: number,
  passed: readonly Uint8Array[],
  directionX: number,
  directionY: number,
): number {
  if (isGap(points, point)) return 0;
  const octant = octantOf(directionX, directionY);
  // Neighbouring octants, too: a direction may lie on a border.
  const bits = (1 << octant) | (1 << ((octant + 1) % octants)) | (1 << ((octant + octants - 1) % octants));
  const [column, row] = [cellOf(points[3 * point]!), cellOf(points[3 * point + 1]!)];
  let below = 0;
  let above = 0;
  passed.forEach((each, index) => {
    if (index === own || !passesNear(each, column, row, bits)) return;
    if (index < own) below += 1;
    else above += 1;
  });
  const others = below + above;
  return others === 0 ? 0 : ((below - above) / 2) * Math.min(spacing, widest / others);
}

function passesNear(passed: Uint8Array, column: number, row: number, bits: number): boolean {
  for (let y = Math.max(0, row - 1); y <= Math.min(cells - 1, row + 1); y += 1)
    for (let x = Math.max(0, column - 1); x <= Math.min(cells - 1, column + 1); x += 1)
      if ((passed[cells * y + x]! & bits) !== 0) return true;
  return false;
}

/** Lets shifts begin at 0 and go over into one another, along the path and back. */
function ease({ points, count }: PathPoints, sides: Float32Array): void {
  const wished = Float32Array.from({ length: count }, (_, point) => sides[sideStride * point + 3]!);
  const straight = (from: number, to: number): number =>
    isGap(points, from) || isGap(points, to)
      ? Infinity
      : Math.hypot(points[3 * to]! - points[3 * from]!, points[3 * to + 1]! - points[3 * from + 1]!);
  const follow = (shift: number, point: number, length: number): number =>
    shift + (wished[point]! - shift) * (1 - Math.exp(-length / easing));
  let shift = 0;
  for (let point = 0; point < count; point += 1) {
    if (point > 0) shift = follow(shift, point, straight(point - 1, point));
    sides[sideStride * point + 3] = shift / 2;
  }
  for (let point = count - 2; point >= 0; point -= 1) {
    shift = follow(shift, point, straight(point + 1, point));
    sides[sideStride * point + 3]! += shift / 2;
  }
  if (count > 0) sides[sideStride * (count - 1) + 3]! *= 2;
}

function isGap(points: Float32Array, point: number): boolean {
  return points[3 * point + 2]! >= gapHeight;
}

function cellOf(coordinate: number): number {
  return Math.min(cells - 1, Math.max(0, Math.floor((coordinate + 1) / cellSize)));
}

function octantOf(x: number, y: number): number {
  return Math.floor((octants * (Math.atan2(y, x) + Math.PI)) / (2 * Math.PI)) % octants;
}
