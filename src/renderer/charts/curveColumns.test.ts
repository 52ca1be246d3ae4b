import { describe, expect, it } from 'vitest';
import { createRandom } from '../../core/random/random';
import { columnBars, travelOf, type PixelLine } from './curveColumns';

const line = (...points: readonly (readonly [x: number, y: number])[]): PixelLine => ({
  xs: Float64Array.from(points, ([x]) => x),
  ys: Float64Array.from(points, ([, y]) => y),
});

/** What a round pen leaves in the middle of a column: the first and the last height that is near enough to the curve. */
function penAt({ xs, ys }: PixelLine, x: number, penPx: number): [top: number, bottom: number] {
  let [top, bottom] = [NaN, NaN];
  for (let y = 60; y <= 140; y += 0.25) {
    for (let i = 1; i < xs.length; i += 1) {
      const [ax, ay] = [xs[i - 1]!, ys[i - 1]!];
      const [dx, dy] = [xs[i]! - ax, ys[i]! - ay];
      const share = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
      if (Math.hypot(x - ax - share * dx, y - ay - share * dy) > penPx / 2) continue;
      if (Number.isNaN(top)) top = y;
      bottom = y;
    }
  }
  return [top, bottom];
}

describe('columns', () => {
  it('of a level line are as high as the pen', () => {
    const { tops, bottoms } = columnBars(line([0, 20.25], [9, 20.25]), 0, 8, 2);
    expect([...tops]).toEqual(Array(8).fill(19.25));
    expect([...bottoms]).toEqual(Array(8).fill(21.25));
  });

  it.each([1, 2, 3, 4])('of a thicket are what a pen of %i pixels leaves', (pen) => {
    const random = createRandom(7);
    const thicket = line(
      ...Array.from({ length: 60 }, (_, i) => [0.5 * i, 100 + 60 * (random.uniform() - 0.5)] as const),
    );
    const { tops, bottoms } = columnBars(thicket, 0, 28, pen);
    for (let column = 2; column < 26; column += 1) {
      const [top, bottom] = penAt(thicket, column + 0.5, pen);
      // Between two columns a line of this kind rises by dozens of pixels: what differs is where it is cut.
      const [above, below] = [penAt(thicket, column, pen), penAt(thicket, column + 1, pen)];
      expect(tops[column]).toBeLessThan(top + 1.5);
      expect(bottoms[column]).toBeGreaterThan(bottom - 1.5);
      expect(tops[column]).toBeGreaterThan(Math.min(top, above[0], below[0]) - 1.5);
      expect(bottoms[column]).toBeLessThan(Math.max(bottom, above[1], below[1]) + 1.5);
    }
  });

  it('reach beyond the tips of a curve by half the pen', () => {
    const { tops, bottoms } = columnBars(line([0, 50], [4, 10], [8, 50]), 0, 8, 2);
    expect(Math.min(...tops)).toBe(9);
    expect(Math.max(...bottoms)).toBe(51);
  });

  it('are left out where the curve has a gap, and where there is none of it', () => {
    const { tops } = columnBars(line([2, 10], [3, 12], [4, NaN], [7, 12], [8, 10]), 0, 12, 1);
    expect([...tops].map((top) => !Number.isNaN(top))).toEqual(
      [0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0].map(Boolean),
    );
  });
});

describe('travel', () => {
  it('counts what goes up and down within the chart', () => {
    expect(travelOf(line([0, 10], [1, 30], [2, 20], [3, NaN], [4, 40]), 0, 100)).toBe(30);
    expect(travelOf(line([0, -1e5], [1, 1e5], [2, 50]), 0, 100)).toBe(150);
  });
});
