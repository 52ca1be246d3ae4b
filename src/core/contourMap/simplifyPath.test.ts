// Simplified paths: within the tolerance, whatever the path.
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { simplifyPath } from './simplifyPath';
import { distanceToLine } from './testing/distanceToLine';

const pathOf = (count: number, place: (index: number) => readonly [number, number]): Float64Array =>
  Float64Array.from(Array.from({ length: count }, (_, index) => place(index)).flat());

/** The largest distance of a removed point from the line between the points kept around it. */
function largestError(points: Float64Array, kept: Float64Array): number {
  let worst = 0;
  let next = 1;
  for (let at = 0; at < points.length; at += 2) {
    const [x, y] = [points[at]!, points[at + 1]!];
    if (x === kept[2 * next] && y === kept[2 * next + 1] && 2 * next + 2 < kept.length) next += 1;
    const segment = kept.subarray(2 * next - 2, 2 * next + 2);
    const before = kept.subarray(Math.max(0, 2 * next - 4), 2 * next);
    worst = Math.max(worst, Math.min(distanceToLine(x, y, segment), distanceToLine(x, y, before)));
  }
  return worst;
}

const random = createRandom(11);
let [walkX, walkY] = [0, 0];
const shapes: Readonly<Record<string, Float64Array>> = {
  'a circle': pathOf(4000, (i) => [100 * Math.cos(i / 300), 100 * Math.sin(i / 300)]),
  'a spiral into a point': pathOf(5000, (i) => [
    Math.exp(-i / 400) * 80 * Math.cos(i / 9),
    Math.exp(-i / 400) * 80 * Math.sin(i / 9),
  ]),
  'a zigzag that goes on': pathOf(3000, (i) => [i / 50, i % 2]),
  'a zigzag on the spot': pathOf(3000, (i) => [i % 2, 0]),
  'a walk at random': pathOf(4000, () => [(walkX += random.gaussian()), (walkY += random.gaussian())]),
  'a line there and halfway back': pathOf(300, (i) => [i < 200 ? i : 400 - i, 0]),
  'steps smaller than the tolerance': pathOf(4000, (i) => [0.001 * i, 0.2 * Math.sin(i / 500)]),
};

describe('simplifyPath', () => {
  it.each(Object.entries(shapes))('stays within its tolerance along %s', (_name, points) => {
    for (const tolerance of [0.01, 0.05, 1]) {
      const kept = simplifyPath(points, tolerance);
      expect([...kept.subarray(0, 2)]).toEqual([...points.subarray(0, 2)]);
      expect([...kept.subarray(-2)]).toEqual([...points.subarray(-2)]);
      expect(largestError(points, kept)).toBeLessThanOrEqual(tolerance * (1 + 1e-9));
    }
  });

  it('leaves out most of a smooth path, and all of a straight one but its ends', () => {
    expect(simplifyPath(shapes['a circle']!, 0.05).length / 2).toBeLessThan(300);
    expect(
      simplifyPath(
        pathOf(1000, (i) => [i, 2 * i]),
        0.05,
      ),
    ).toEqual(Float64Array.of(0, 0, 999, 1998));
    expect([...simplifyPath(shapes['a line there and halfway back']!, 0.05)]).toEqual([0, 0, 200, 0, 101, 0]);
  });

  it('goes straight in every direction, also where angles jump from π to −π', () => {
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
      [-1, 1],
    ] as const)
      for (const side of [1, -1]) {
        // Points turn by turn on both sides of the line.
        const points = pathOf(100, (i) => {
          const off = (i === 0 || i === 99 ? 0 : 0.001) * (i % 2 === 0 ? side : -side);
          return [dx * i - dy * off, dy * i + dx * off];
        });
        expect([...simplifyPath(points, 0.05)]).toEqual([...points.subarray(0, 2), ...points.subarray(-2)]);
      }
  });

  it('keeps a corner and a turning point, but no point within the tolerance', () => {
    expect([...simplifyPath([0, 0, 1, 0, 2, 0, 2, 1, 2, 2], 0.1)]).toEqual([0, 0, 2, 0, 2, 2]);
    expect([...simplifyPath([0, 0, 5, 0, 3, 0], 0.1)]).toEqual([0, 0, 5, 0, 3, 0]);
    expect([...simplifyPath([0, 0, 0.05, 0, 0, 0.05, 0.02, 0], 0.1)]).toEqual([0, 0, 0.02, 0]);
    // A detour of 1 is kept by a tolerance of 0.9, and left out by one of 1.5.
    const detour = [0, 0, 10, 1, 20, 0];
    expect([...simplifyPath(detour, 0.9)]).toEqual(detour);
    expect([...simplifyPath(detour, 1.5)]).toEqual([0, 0, 20, 0]);
  });

  it('takes paths of no point, of one and of two', () => {
    expect(simplifyPath([], 1)).toHaveLength(0);
    expect([...simplifyPath([3, 4], 1)]).toEqual([3, 4]);
    expect([...simplifyPath([3, 4, 3, 4], 1)]).toEqual([3, 4, 3, 4]);
  });
});
