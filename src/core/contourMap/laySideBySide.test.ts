// Paths on a map of 400 by 200 at 10, 20 that coincide, and others.
import { describe, expect, it } from 'vitest';
import { laySideBySide } from './laySideBySide';
import { distanceToLine } from './testing/distanceToLine';
import type { Pieces } from './thinPaths';

const map = { x: 10, y: 20, width: 400, height: 200 };
const unit = 0.5;
const laid = (...paths: Pieces[]): Pieces[] => laySideBySide(paths, map, unit, 0.01);

const eastward: Pieces = [Float64Array.of(50, 120, 370, 120)];
/** How far the path passes from a place. */
const distance = ([piece]: Pieces, x: number, y: number): number => distanceToLine(x, y, [...piece!]);

describe('paths that coincide', () => {
  it('lie side by side from end to end, the first to the left of where they go', () => {
    const [first, second] = laid(eastward, eastward);
    for (const x of [100, 200, 340]) {
      expect(distance(first!, x, 120 - 1.4 * unit)).toBeLessThan(0.02);
      expect(distance(second!, x, 120 + 1.4 * unit)).toBeLessThan(0.02);
    }
    const [westward] = laid(...Array<Pieces>(2).fill([Float64Array.of(370, 120, 50, 120)]));
    expect(distance(westward!, 200, 120 + 1.4 * unit)).toBeLessThan(0.02);
  });

  it('are as far from each other on a map of any shape', () => {
    // From corner to corner, twice as long as high.
    const diagonal: Pieces = [Float64Array.of(10, 220, 410, 20)];
    const [first, second] = laid(diagonal, diagonal);
    for (const path of [first!, second!]) expect(distance(path, 210, 120)).toBeCloseTo(1.4 * unit, 2);
    expect(first!.flatMap((piece) => [...piece])).not.toEqual(second!.flatMap((piece) => [...piece]));
  });

  it('part where they go apart, and lie where they are from there on', () => {
    const [joint, turning] = laid(eastward, [Float64Array.of(50, 120, 210, 120, 210, 30)]);
    expect(distance(joint!, 150, 120)).toBeCloseTo(1.4 * unit, 1);
    expect(distance(joint!, 360, 120)).toBeLessThan(0.02);
    expect(distance(turning!, 210, 40)).toBeLessThan(0.02);
  });

  it('keep their pieces', () => {
    const broken: Pieces = [Float64Array.of(50, 120, 200, 120), Float64Array.of(220, 60, 370, 60)];
    const [one, other] = laid(broken, [Float64Array.of(220, 60, 370, 60)]);
    expect(one!.map(([x]) => x)).toEqual([50, expect.closeTo(220, 6)]);
    // Only the second piece has a path beside it.
    expect(distance(one!, 120, 120)).toBeLessThan(0.001);
    expect(distance([one![1]!], 300, 60)).toBeCloseTo(1.4 * unit, 1);
    expect(other).toHaveLength(1);
  });
});

describe('paths stay as they are', () => {
  it.each<readonly [string, readonly Pieces[]]>([
    ['alone', [eastward]],
    ['apart', [eastward, [Float64Array.of(50, 100, 370, 100)]]],
    ['across each other', [eastward, [Float64Array.of(210, 30, 210, 210)]]],
    ['as points', [[Float64Array.of(50, 120, 50, 120)], [Float64Array.of(50, 120, 50, 120)]]],
    ['without lines', [[], eastward]],
  ])('%s', (_, paths) => {
    expect(laySideBySide(paths, map, unit, 0.01)).toEqual(paths);
  });
});
