// Where the numbers of contour lines stand: on the lines, upright, where these are straight enough, apart from each other and
// from what is named on the map. Pure.
import type { IsoLine } from '../../core/contour/isoLines';
import type { Box } from '../scene3d/pixelBox';

/** The lines of one level, and the size of its number. */
export interface LabelledLines {
  readonly lines: readonly IsoLine[];
  readonly width: number;
  readonly height: number;
  /** Its numbers are farther from others. */
  readonly isMinor: boolean;
}

export interface ContourLabel {
  /** Index of the lines and of the line. */
  readonly level: number;
  readonly line: number;
  /** The middle of the number. */
  readonly x: number;
  readonly y: number;
  /** Radians clockwise, from −π/2 to π/2: it can be read without turning the head over. */
  readonly angle: number;
  /** The part of the line under the number, as lengths from its first point. */
  readonly from: number;
  readonly to: number;
}

/** How far apart numbers are, in pixels: from all others, on strong lines and on weak ones; and on lines of the same level. */
const apart = { major: 56, minor: 84 } as const;
const apartOnLevel = 190;
/** Candidates along a line. */
const stride = 9;
/** A line bends no more than this under its number, in heights of it. */
const bend = 0.2;
/** From the number to what else there is, and to the edge. */
const clearance = 3;
/** How much longer a line is than its number. */
const leastLengths = 2.2;

/** Those of earlier lines are placed first. All coordinates in pixels, y down. */
export function placeContourLabels(
  levels: readonly LabelledLines[],
  frame: Box,
  taken: readonly Box[],
): ContourLabel[] {
  const placed: ContourLabel[] = [];
  levels.forEach(({ lines, width, height, isMinor }, level) => {
    // The longest line of a level has its number first.
    const measured = lines
      .map((line, index) => ({ index, path: measure(line) }))
      .filter(({ path }) => path.length >= leastLengths * width)
      .sort((a, b) => b.path.length - a.path.length);
    for (const { index, path } of measured) {
      const candidates = candidatesOn(path, width, height).filter((at) =>
        isFree(at, width, height, frame, taken),
      );
      candidates.sort((a, b) => a.cost - b.cost);
      for (const { x, y, angle, middle } of candidates) {
        const isNear = placed.some(
          (other) =>
            Math.hypot(other.x - x, other.y - y) <
            (other.level === level ? apartOnLevel : apart[isMinor ? 'minor' : 'major'] + width / 2),
        );
        if (isNear) continue;
        placed.push({
          level,
          line: index,
          x,
          y,
          angle,
          from: middle - width / 2 - clearance,
          to: middle + width / 2 + clearance,
        });
      }
    }
  });
  return placed;
}

/** A line with the way to each of its points. */
export interface MeasuredLine {
  readonly points: Float64Array;
  readonly ways: Float64Array;
  readonly length: number;
  readonly closed: boolean;
}

/** A closed line ends where it begins. */
export function measure({ points, closed }: IsoLine): MeasuredLine {
  const all = closed ? Float64Array.from([...points, points[0]!, points[1]!]) : points;
  const ways = new Float64Array(all.length / 2);
  for (let point = 1; point < ways.length; point += 1) {
    const [dx, dy] = [all[2 * point]! - all[2 * point - 2]!, all[2 * point + 1]! - all[2 * point - 1]!];
    ways[point] = ways[point - 1]! + Math.hypot(dx, dy);
  }
  return { points: all, ways, length: ways.at(-1) ?? 0, closed };
}

/** The point after a way along a line; beyond its ends, a closed line goes on and another one stops. */
export function alongLine({ points, ways, length, closed }: MeasuredLine, way: number): [number, number] {
  const at = closed ? ((way % length) + length) % length : Math.min(length, Math.max(0, way));
  let [low, high] = [0, ways.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (ways[middle]! <= at) low = middle;
    else high = middle;
  }
  const span = ways[high]! - ways[low]!;
  const share = span > 0 ? (at - ways[low]!) / span : 0;
  const mix = (axis: 0 | 1): number => {
    const from = points[2 * low + axis]!;
    return from + (points[2 * high + axis]! - from) * share;
  };
  return [mix(0), mix(1)];
}

interface Candidate {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly middle: number;
  readonly cost: number;
}

function candidatesOn(path: MeasuredLine, width: number, height: number): Candidate[] {
  const found: Candidate[] = [];
  const margin = path.closed ? 0 : width / 2 + clearance;
  for (let middle = margin; middle <= path.length - margin; middle += stride) {
    const [x, y] = alongLine(path, middle);
    const [fromX, fromY] = alongLine(path, middle - width / 2);
    const [toX, toY] = alongLine(path, middle + width / 2);
    const chord = Math.hypot(toX - fromX, toY - fromY);
    // How far the line is from the straight one under the number, at its middle and at its quarters.
    const off = Math.max(
      ...[-0.25, 0, 0.25].map((share) => {
        const [px, py] = alongLine(path, middle + share * width);
        return Math.abs((px - fromX) * (toY - fromY) - (py - fromY) * (toX - fromX)) / Math.max(chord, 1e-9);
      }),
    );
    if (off > bend * height || chord < 0.9 * width) continue;
    const turn = Math.atan2(toY - fromY, toX - fromX);
    const angle = turn > Math.PI / 2 ? turn - Math.PI : turn < -Math.PI / 2 ? turn + Math.PI : turn;
    // Level numbers are read most easily, straight lines hold them best.
    found.push({
      x: (x + (fromX + toX) / 2) / 2,
      y: (y + (fromY + toY) / 2) / 2,
      angle,
      middle,
      cost: Math.abs(angle) + (2 * off) / height,
    });
  }
  return found;
}

/** Whether a turned number has its place in the frame and touches no box. */
function isFree(
  { x, y, angle }: Candidate,
  width: number,
  height: number,
  frame: Box,
  taken: readonly Box[],
): boolean {
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  const halfX = (width * cos + height * sin) / 2 + clearance;
  const halfY = (width * sin + height * cos) / 2 + clearance;
  if (x - halfX < frame.x || x + halfX > frame.x + frame.width) return false;
  if (y - halfY < frame.y || y + halfY > frame.y + frame.height) return false;
  return !taken.some(
    (box) =>
      x - halfX < box.x + box.width &&
      x + halfX > box.x &&
      y - halfY < box.y + box.height &&
      y + halfY > box.y,
  );
}

/** The parts of a line that are drawn: all of it but what is under its numbers. */
export function partsBetween(
  path: MeasuredLine,
  gaps: readonly Pick<ContourLabel, 'from' | 'to'>[],
): readonly (readonly [from: number, to: number])[] {
  if (gaps.length === 0) return [[0, path.length]];
  const ordered = [...gaps].sort((a, b) => a.from - b.from);
  const parts = ordered.map(({ to }, index): [number, number] => [
    to,
    ordered[index + 1]?.from ?? (path.closed ? ordered[0]!.from + path.length : path.length),
  ]);
  if (!path.closed) parts.unshift([0, ordered[0]!.from]);
  return parts.filter(([from, to]) => to > from);
}
