// Paths that paint over themselves are thinned without changing the picture.
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { distanceToLine } from './testing/distanceToLine';
import { countPoints, thinPaths, type Pieces } from './thinPaths';

const map = { x: 10, y: 20, width: 200, height: 100 };

/** Random points around the middle of the map. */
function noise(seed: number, count: number): Pieces {
  const random = createRandom(seed);
  return [
    Float64Array.from({ length: 2 * count }, (_, at) => (at % 2 === 0 ? 110 : 70) + 8 * random.gaussian()),
  ];
}

describe('thinPaths', () => {
  it('keeps a path that paints nothing twice', () => {
    const path: Pieces = [Float64Array.of(10, 20, 60, 40, 200, 110), Float64Array.of(30, 100, 40, 100)];
    expect(thinPaths([path], map, 1, 1)).toEqual([path]);
  });

  it('goes on in a new piece after a line that was painted already', () => {
    // There, back, down, and up again.
    const path: Pieces = [Float64Array.of(20.5, 30.5, 40.5, 30.5, 20.5, 30.5, 20.5, 60.5, 20.5, 30.5)];
    expect(thinPaths([path], map, 1, 1)).toEqual([
      [Float64Array.of(20.5, 30.5, 40.5, 30.5), Float64Array.of(20.5, 30.5, 20.5, 60.5)],
    ]);
  });

  it('keeps a line that is new in a single cell, and lines of equal cells by the cells’ size', () => {
    const path: Pieces = [Float64Array.of(20.5, 30.5, 40.5, 30.5, 19.5, 30.5, 19.5, 31.5)];
    expect(thinPaths([path], map, 1, 1)).toEqual([path]);
    // In cells of 4, from 10, 20 on, all after the first line is painted.
    expect(thinPaths([path], map, 4, 1)).toEqual([[Float64Array.of(20.5, 30.5, 40.5, 30.5)]]);
  });

  it('counts lines of points that coincide as points', () => {
    const path: Pieces = [Float64Array.of(20.5, 30.5, 20.5, 30.5)];
    expect(thinPaths([path, path], map, 1, 1)).toEqual([path, []]);
  });

  it('has cells up to the map’s borders, which take what lies beyond', () => {
    const places = [
      [10, 20],
      [10.75, 20],
      [10, 20.75],
      [209.75, 20],
      [210, 20],
      [10, 119.75],
      [10, 120],
      [210, 120],
    ] as const;
    const paths = places.map(([x, y]): Pieces => [Float64Array.of(x, y, x, y)]);
    expect(thinPaths(paths, map, 0.5, 1)).toEqual(paths);
    const beyond: Pieces = [Float64Array.of(230, 140, 230, 140), Float64Array.of(-9, -9, -9, -9)];
    expect(thinPaths([...paths, beyond, ...paths], map, 0.5, 1)).toEqual([
      ...paths,
      [],
      ...paths.map(() => []),
    ]);
  });

  it('paints every cell along a line', () => {
    const line: Pieces = [Float64Array.of(20, 30, 40, 50)];
    const parts = Array.from({ length: 40 }, (_, index): Pieces => {
      const at = index / 2 + 0.2;
      return [Float64Array.of(20 + at, 30 + at, 20 + at, 30 + at)];
    });
    expect(thinPaths([line, ...parts], map, 0.5, 1)).toEqual([line, ...parts.map(() => [])]);
  });

  it('has nothing of nothing', () => {
    expect(thinPaths([], map, 1, 1)).toEqual([]);
    expect(thinPaths([[], [Float64Array.of(20, 30)]], map, 1, 1)).toEqual([[], []]);
  });

  it('leaves out what is painted already, and nothing else', () => {
    const path = noise(1, 20_000);
    const [kept = []] = thinPaths([path], map, 1, 8);
    expect(countPoints([kept])).toBeLessThan(0.4 * countPoints([path]));
    const lines = kept.map((piece) => [...piece]);
    const [points = new Float64Array(0)] = path;
    for (let at = 0; at < points.length; at += 2 * 37) {
      const near = Math.min(...lines.map((line) => distanceToLine(points[at]!, points[at + 1]!, line)));
      expect(near).toBeLessThan(Math.SQRT2);
    }
  });

  it('lets so many paths lie over one another, and no more', () => {
    const paths = Array.from({ length: 12 }, () => noise(5, 400));
    const kept = thinPaths(paths, map, 1, 8);
    expect(kept).toHaveLength(12);
    for (const path of kept.slice(0, 8)) expect(path).toEqual(kept[0]);
    for (const path of kept.slice(8)) expect(path).toEqual([]);
  });
});

it('counts the points of all pieces of all paths', () => {
  expect(countPoints([])).toBe(0);
  expect(countPoints([[new Float64Array(4), new Float64Array(6)], [], [new Float64Array(2)]])).toBe(6);
});
