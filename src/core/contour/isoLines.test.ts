// Iso-lines and regions of shapes whose lines, lengths and areas are known.
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { isoLines, isoRegions, type GridExtent, type HeightGrid, type IsoLine } from './isoLines';

const square: GridExtent = { x: [-2, 2], y: [-2, 2] };

function gridOf(
  count: number,
  height: (x: number, y: number) => number,
  { x, y }: GridExtent = square,
): HeightGrid {
  const at = ([first, last]: readonly [number, number], index: number): number =>
    first + ((last - first) * index) / (count - 1);
  const values = Float32Array.from({ length: count * count }, (_, index) =>
    height(at(x, index % count), at(y, Math.floor(index / count))),
  );
  return { columns: count, rows: count, values };
}

const valuesOf = (columns: number, ...values: number[]): HeightGrid => ({
  columns,
  rows: values.length / columns,
  values: Float32Array.from(values),
});

type Pair = readonly [x: number, y: number];

const pairs = (points: Float64Array): Pair[] =>
  Array.from({ length: points.length / 2 }, (_, index) => [points[2 * index]!, points[2 * index + 1]!]);

function lengthOf({ points, closed }: IsoLine): number {
  const all = pairs(points);
  if (closed) all.push(all[0]!);
  return all
    .slice(1)
    .reduce((sum, [x, y], index) => sum + Math.hypot(x - all[index]![0], y - all[index]![1]), 0);
}

/** Signed area: positive if the ring runs counter-clockwise. */
function areaOf(points: Float64Array): number {
  const ring = pairs(points);
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length]!;
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

const totalArea = (rings: readonly Float64Array[]): number =>
  rings.reduce((sum, ring) => sum + areaOf(ring), 0);

const bowl = (x: number, y: number): number => x * x + y * y;

describe('isoLines', () => {
  it('draws a bowl’s line as one closed circle of the right radius and length', () => {
    const [lines = []] = isoLines(gridOf(201, bowl), square, [1]);
    expect(lines).toHaveLength(1);
    expect(lines[0]!.closed).toBe(true);
    for (const [x, y] of pairs(lines[0]!.points)) expect(Math.hypot(x, y)).toBeCloseTo(1, 3);
    expect(lengthOf(lines[0]!)).toBeCloseTo(2 * Math.PI, 2);
    // The higher ground, outside, is on the left: clockwise.
    expect(areaOf(lines[0]!.points)).toBeCloseTo(-Math.PI, 2);
  });

  it('ends lines at the border', () => {
    const [lines = []] = isoLines(gridOf(101, bowl), square, [5]);
    expect(lines).toHaveLength(4);
    for (const { closed, points } of lines) {
      expect(closed).toBe(false);
      const all = pairs(points);
      for (const [x, y] of [all[0]!, all.at(-1)!]) expect(Math.max(Math.abs(x), Math.abs(y))).toBe(2);
    }
  });

  it('gives the lines of each level, in the order of the levels', () => {
    const found = isoLines(gridOf(101, bowl), square, [4, 0.25, 100, -1]);
    expect(found.map((lines) => lines.length)).toEqual([1, 1, 0, 0]);
    expect(lengthOf(found[1]![0]!)).toBeCloseTo(Math.PI, 2);
  });

  it('interpolates between grid points', () => {
    const extent: GridExtent = { x: [0, 1], y: [0, 1] };
    const [lines = []] = isoLines(valuesOf(2, 0, 4, 0, 4), extent, [1]);
    expect(lines.map(({ points }) => [...points])).toEqual([[0.25, 1, 0.25, 0]]);
  });

  it('meets the level exactly on a coarse grid where heights curve', () => {
    const [lines = []] = isoLines(gridOf(17, bowl), square, [1]);
    for (const [x, y] of pairs(lines[0]!.points)) expect(Math.hypot(x, y)).toBeCloseTo(1, 6);
  });

  it('resolves saddle cells by their middle, so that no lines cross', () => {
    const extent: GridExtent = { x: [0, 1], y: [0, 1] };
    const through = isoLines(valuesOf(2, 3, 0, 0, 3), extent, [1])[0]!;
    const apart = isoLines(valuesOf(2, 3, 0, 0, 3), extent, [2])[0]!;
    // The middle is as high as the level.
    const level = isoLines(valuesOf(2, 3, 0, 0, 3), extent, [1.5])[0]!;
    const cornersOf = (lines: readonly IsoLine[]): string[] =>
      lines.map(({ points }) => {
        const [[ax, ay], [bx, by]] = pairs(points) as [Pair, Pair];
        return `${ax + bx > 1 ? 'east' : 'west'} ${ay + by > 1 ? 'north' : 'south'}`;
      });
    expect(cornersOf(through).sort()).toEqual(['east south', 'west north']);
    expect(cornersOf(level).sort()).toEqual(['east south', 'west north']);
    expect(cornersOf(apart).sort()).toEqual(['east north', 'west south']);
  });

  it('draws a saddle’s own level as its two diagonals', () => {
    const [lines = []] = isoLines(
      gridOf(41, (x, y) => y * y - x * x),
      square,
      [0],
    );
    for (const { points } of lines)
      for (const [x, y] of pairs(points)) expect(Math.abs(x)).toBeCloseTo(Math.abs(y), 6);
    const length = lines.reduce((sum, line) => sum + lengthOf(line), 0);
    expect(length).toBeCloseTo(8 * Math.SQRT2, 6);
  });

  it('goes round a plateau that lies on the level', () => {
    const [lines = []] = isoLines(
      gridOf(41, (x, y) => Math.max(1, bowl(x, y))),
      square,
      [1],
    );
    expect(lines).toEqual([]);
    const [rims = []] = isoLines(
      gridOf(41, (x, y) => Math.min(1, bowl(x, y))),
      square,
      [1],
    );
    expect(rims).toHaveLength(1);
    // Within a cell: the plateau ends at grid points.
    for (const [x, y] of pairs(rims[0]!.points)) expect(Math.abs(Math.hypot(x, y) - 1)).toBeLessThan(0.1);
  });

  it.each([NaN, Infinity, -Infinity])('leaves out the cells around heights of %f', (none) => {
    const holed = gridOf(81, (x, y) => (x > 0.5 && Math.abs(y) < 0.32 ? none : bowl(x, y)));
    const [lines = []] = isoLines(holed, square, [1]);
    expect(lines).toHaveLength(1);
    expect(lines[0]!.closed).toBe(false);
    const all = pairs(lines[0]!.points);
    for (const [x, y] of all) {
      expect(Math.hypot(x, y)).toBeCloseTo(1, 2);
      expect(x > 0.5 && Math.abs(y) < 0.35).toBe(false);
    }
    expect(lengthOf(lines[0]!)).toBeGreaterThan(5);
  });

  it('never repeats a point, and joins all pieces of a rough surface', () => {
    const random = createRandom(7);
    const rough = gridOf(60, () => Math.round(4 * random.uniform()));
    for (const level of [1, 1.5, 2, 3.25]) {
      for (const { points, closed } of isoLines(rough, square, [level])[0]!) {
        const all = pairs(points);
        const steps = closed ? [...all, all[0]!] : all;
        for (let index = 1; index < steps.length; index += 1)
          expect(steps[index]).not.toEqual(steps[index - 1]);
        if (closed) continue;
        for (const [x, y] of [all[0]!, all.at(-1)!]) expect(Math.max(Math.abs(x), Math.abs(y))).toBe(2);
      }
    }
  });

  it('interpolates linearly beside the border and beside holes', () => {
    const xOf = (level: number, ...heights: number[]): number => {
      const extent: GridExtent = { x: [0, heights.length - 1], y: [0, 1] };
      const [[line] = []] = isoLines(valuesOf(heights.length, ...heights, ...heights), extent, [level]);
      return line!.points[0]!;
    };
    expect(xOf(0.25, 0, 1, 5)).toBe(0.25);
    expect(xOf(2, 0, 1, 5)).toBe(1.25);
    expect(xOf(0.25, NaN, 0, 1, 5)).toBe(1.25);
    expect(xOf(2, 0, 1, 5, NaN)).toBe(1.25);
  });

  /** The cubic between the middle two of four heights, whose slopes there are those between their neighbours. */
  const cubic = ([before, low, high, after]: readonly number[], share: number): number =>
    low! +
    (share * (high! - before!)) / 2 +
    share ** 2 * (before! - 2.5 * low! + 2 * high! - after! / 2) +
    share ** 3 * (1.5 * (low! - high!) + (after! - before!) / 2);

  /** Where the level is crossed between the middle two of four heights, as a share of the way. */
  const shareOf = (heights: readonly number[], level: number): number => {
    const [lines = []] = isoLines(valuesOf(4, ...heights, ...heights), { x: [-1, 2], y: [0, 1] }, [level]);
    const [share = NaN, ...others] = lines.map(({ points }) => points[0]!).filter((x) => x >= 0 && x <= 1);
    expect(others).toEqual([]);
    return share;
  };

  it('meets the level on cubics to nine digits', () => {
    const random = createRandom(5);
    for (let round = 0; round < 200; round += 1) {
      const sign = round % 2 === 0 ? 1 : -1;
      const rising = [-random.uniform(), 0, 1, 1 + random.uniform()];
      const heights = rising.map((height) => sign * Math.fround(height));
      const level = sign * (0.05 + 0.9 * random.uniform());
      expect(cubic(heights, shareOf(heights, level))).toBeCloseTo(level, 9);
    }
  });

  it('passes the level between two grid points, however steep it is around them', () => {
    const random = createRandom(6);
    for (let round = 0; round < 200; round += 1) {
      const heights = [40 * random.gaussian(), 0, 1, 40 * random.gaussian()];
      const share = shareOf(heights, 0.5);
      const around = [-0.02, 0, 0.02].map((step) => cubic(heights, Math.min(1, Math.max(0, share + step))));
      expect(Math.min(...around)).toBeLessThan(0.5 + 1e-9);
      expect(Math.max(...around)).toBeGreaterThan(0.5 - 1e-9);
    }
  });

  it('takes any extent, upside down too', () => {
    const pixels: GridExtent = { x: [0, 400], y: [400, 0] };
    const [lines = []] = isoLines(
      gridOf(101, (x, y) => x + 2 * y),
      pixels,
      [0],
    );
    for (const [x, y] of pairs(lines[0]!.points)) expect((x - 200) / 2).toBeCloseTo(y - 200, 3);
  });
});

describe('isoRegions', () => {
  const whole = 16;

  it('has the area that lies above', () => {
    const [inner = [], outer = []] = isoRegions(gridOf(201, bowl), square, [0.25, 1]);
    expect(totalArea(inner)).toBeCloseTo(whole - 0.25 * Math.PI, 2);
    expect(totalArea(outer)).toBeCloseTo(whole - Math.PI, 2);
    // Filled together by the even-odd rule, the rings of two levels leave the band between them.
    expect(totalArea(inner) - totalArea(outer)).toBeCloseTo(0.75 * Math.PI, 2);
  });

  it('ends at the border', () => {
    const [region = []] = isoRegions(
      gridOf(41, (x) => x),
      square,
      [0.5],
    );
    expect(region).toHaveLength(1);
    expect(totalArea(region)).toBeCloseTo(1.5 * 4, 9);
    const [corners = []] = isoRegions(gridOf(201, bowl), square, [5]);
    expect(corners).toHaveLength(4);
  });

  it('lies where the extent says, on a grid of more columns than rows', () => {
    const extent: GridExtent = { x: [10, 40], y: [5, 9] };
    const cornersOf = (grid: HeightGrid, level: number): string[] => {
      const [[ring, ...others] = []] = isoRegions(grid, extent, [level]);
      expect(others).toEqual([]);
      const isCorner = ([x, y]: Pair): boolean => x !== 20 && x !== 30 && y !== 7;
      return pairs(ring!).filter(isCorner).map(String).sort();
    };
    const rising = valuesOf(4, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3);
    expect(cornersOf(rising, 1.5)).toEqual(['25,5', '25,9', '40,5', '40,9']);
    const northward = valuesOf(4, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2);
    expect(cornersOf(northward, 0.5)).toEqual(['10,6', '10,9', '40,6', '40,9']);
  });

  it('has corners at grid points that just reach the level, and needs three for a ring', () => {
    const extent: GridExtent = { x: [0, 3], y: [0, 3] };
    const peaksAt = (...places: number[]): readonly Float64Array[] => {
      const heights = Array.from({ length: 16 }, (_, index) => (places.includes(index) ? 1 : 0));
      return isoRegions(valuesOf(4, ...heights), extent, [1])[0]!;
    };
    expect(peaksAt(5)).toEqual([]);
    expect(peaksAt(5, 6)).toEqual([]);
    const [triangle, ...others] = peaksAt(5, 6, 9);
    expect(others).toEqual([]);
    expect(pairs(triangle!).map(String).sort()).toEqual(['1,1', '1,2', '2,1']);
    expect(areaOf(triangle!)).toBeCloseTo(0.5, 12);
  });

  it('is everything at the lowest height, and nothing above the highest', () => {
    const grid = gridOf(41, bowl);
    const [all = [], none = []] = isoRegions(grid, square, [0, 8.01]);
    expect(all).toHaveLength(1);
    expect(areaOf(all[0]!)).toBeCloseTo(whole, 9);
    expect(none).toEqual([]);
  });

  it('leaves holes out', () => {
    const holed = gridOf(81, (x, y) => (Math.abs(x) < 0.52 && Math.abs(y) < 0.52 ? NaN : 1));
    const [region = []] = isoRegions(holed, square, [0]);
    expect(region).toHaveLength(2);
    // The hole's points are 0.5 from the middle; its border runs through their neighbours, corners cut.
    expect(totalArea(region)).toBeCloseTo(whole - (1.1 ** 2 - (4 * 0.05 ** 2) / 2), 6);
  });

  it('splits a rough surface without gap or overlap', () => {
    const random = createRandom(3);
    const rough = gridOf(50, () => random.uniform());
    const turned = { ...rough, values: rough.values.map((value) => -value) };
    const [above = []] = isoRegions(rough, square, [0.4]);
    const [below = []] = isoRegions(turned, square, [-0.4]);
    expect(totalArea(above) + totalArea(below)).toBeCloseTo(whole, 4);
  });
});
