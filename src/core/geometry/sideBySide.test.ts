// How far paths that coincide are shifted, and that others are not.
import { describe, expect, it } from 'vitest';
import { gapHeight } from './pathPoints';
import { maxShift, sideStride, sidesOf } from './sideBySide';

type Point = readonly [x: number, y: number];

/** A path through points 0.02 apart. */
function pathOf(...corners: readonly Point[]): { points: Float32Array; count: number } {
  const points: number[] = [];
  corners.forEach(([x, y], index) => {
    const [fromX, fromY] = corners[Math.max(0, index - 1)]!;
    const pieces = Math.max(1, Math.round(Math.hypot(x - fromX, y - fromY) / 0.02));
    for (let piece = 1; piece <= pieces; piece += 1)
      points.push(fromX + ((x - fromX) * piece) / pieces, fromY + ((y - fromY) * piece) / pieces, 0);
  });
  return { points: Float32Array.from(points), count: points.length / 3 };
}

/** The shifts of a path's points. */
const shifts = (sides: Float32Array): number[] =>
  Array.from({ length: sides.length / sideStride }, (_, point) => sides[sideStride * point + 3]!);
const middle = (sides: Float32Array): number => shifts(sides)[Math.floor(sides.length / sideStride / 2)]!;

const right = pathOf([-0.8, 0], [0.8, 0]);

describe('paths that coincide', () => {
  it('lie side by side, in the order of the runners, about where they are', () => {
    const [a, b, c] = sidesOf([right, right, right]).map(middle);
    expect(a).toBeCloseTo(-2.8, 2);
    expect(b).toBe(0);
    expect(c).toBeCloseTo(2.8, 2);
    const [one, other] = sidesOf([right, pathOf([-0.79, 0.004], [0.8, 0.004])]).map(middle);
    expect(one).toBeCloseTo(-1.4, 2);
    expect(other).toBeCloseTo(1.4, 2);
  });

  it('begin where they are, and go over into each other without a jump', () => {
    const joining = pathOf([-0.8, 0.8], [0, 0], [0.8, 0]);
    for (const sides of sidesOf([right, joining])) {
      const all = shifts(sides);
      expect(Math.abs(all[0]!)).toBeLessThan(0.8);
      all.slice(1).forEach((shift, at) => expect(Math.abs(shift - all[at]!)).toBeLessThan(0.7));
    }
    const [first] = sidesOf([right, joining]);
    expect(shifts(first!)[10]).toBeCloseTo(0, 1);
    expect(shifts(first!)[65]).toBeCloseTo(-1.4, 1);
  });

  it('take no more room than the widest, however many they are', () => {
    const all = sidesOf(Array.from({ length: 20 }, () => right)).map(middle);
    expect(all[0]).toBeCloseTo(-maxShift, 1);
    expect(all.at(-1)).toBeCloseTo(maxShift, 1);
    all.slice(1).forEach((shift, at) => expect(shift).toBeGreaterThan(all[at]!));
  });

  it('have the directions that they go in', () => {
    const [sides] = sidesOf([pathOf([0, -0.5], [0, 0.5])]);
    for (let point = 0; point < sides!.length / sideStride; point += 1) {
      expect(sides![sideStride * point]).toBeCloseTo(0, 6);
      expect(sides![sideStride * point + 1]).toBeCloseTo(1, 6);
    }
  });
});

describe('paths are left where they are', () => {
  it.each([
    ['alone', [right]],
    ['apart', [right, pathOf([-0.8, 0.1], [0.8, 0.1])]],
    ['across each other', [right, pathOf([0, -0.8], [0, 0.8])]],
    ['against each other', [right, pathOf([0.8, 0], [-0.8, 0])]],
    ['without points', [{ points: new Float32Array(), count: 0 }, right]],
  ] as const)('%s', (_, paths) => {
    for (const sides of sidesOf(paths)) for (const shift of shifts(sides)) expect(shift).toBeCloseTo(0, 6);
  });

  it('where they turn back', () => {
    const back = pathOf([-0.5, 0], [0.5, 0], [-0.5, 0]);
    const [sides] = sidesOf([back, back]);
    const all = shifts(sides!);
    const turn = all.findIndex((_, point) => back.points[3 * point]! > 0.499);
    expect(Math.abs(all[turn]!)).toBeLessThan(Math.abs(all[turn - 20]!));
  });

  it('at gaps', () => {
    const broken = pathOf([-0.8, 0], [0.8, 0]);
    broken.points.set([0, 0, gapHeight], 3 * 40);
    const [sides] = sidesOf([broken, broken]);
    expect(Array.from(sides!.slice(sideStride * 40, sideStride * 41)).slice(0, 3)).toEqual([0, 0, 0]);
    expect(sides!.every(Number.isFinite)).toBe(true);
  });
});
