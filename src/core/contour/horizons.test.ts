// Horizons against what geometry says of walls, slopes and hills.
import { describe, expect, it } from 'vitest';
import { directions, sweepHorizons } from './horizons';

const points = 41;
const spacing = 2 / (points - 1);

const ground = (height: (column: number, row: number) => number): Float32Array =>
  Float32Array.from({ length: points * points }, (_, at) => height(at % points, Math.floor(at / points)));

function horizonsOf(heights: Float32Array, direction: { columns: number; rows: number }): Float32Array {
  const sines = new Float32Array(heights.length).fill(NaN);
  sweepHorizons(heights, points, spacing, direction, sines);
  return sines;
}

/** The same by looking at every point of the line. */
function horizonsByLooking(
  heights: Float32Array,
  direction: { columns: number; rows: number },
): Float32Array {
  const { columns, rows } = direction;
  return heights.map((height, at) => {
    let steepest = 0;
    let column = (at % points) + columns;
    let row = Math.floor(at / points) + rows;
    for (let step = 1; column >= 0 && column < points && row >= 0 && row < points; step += 1) {
      const run = step * spacing * Math.hypot(columns, rows);
      steepest = Math.max(steepest, (heights[row * points + column]! - height) / run);
      column += columns;
      row += rows;
    }
    return Math.sin(Math.atan(steepest));
  });
}

describe('the directions', () => {
  it('are 32 around the circle, in order, opposite ones in pairs', () => {
    expect(directions).toHaveLength(32);
    const azimuths = directions.map(({ azimuth }) => azimuth);
    expect(azimuths).toEqual(azimuths.toSorted((a, b) => a - b));
    for (const { columns, rows } of directions) {
      const opposite = directions.filter((other) => other.columns === -columns && other.rows === -rows);
      expect(opposite).toHaveLength(1);
    }
  });

  it('share the circle: as much to each of eight sides, and nothing is left', () => {
    expect(directions.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    for (const { share } of directions) {
      expect(share).toBeGreaterThan(0.02);
      expect(share).toBeLessThan(0.055);
    }
    const north = directions.find(({ columns, rows }) => columns === 0 && rows === 1)!;
    const east = directions.find(({ columns, rows }) => columns === 1 && rows === 0)!;
    expect(north.share).toBeCloseTo(east.share, 12);
  });
});

describe.each(directions.map(({ columns, rows }) => ({ columns, rows })))(
  'towards $columns, $rows',
  (direction) => {
    it('level ground has no horizon', () => {
      expect(
        horizonsOf(
          ground(() => 3),
          direction,
        ).every((sine) => sine === 0),
      ).toBe(true);
    });

    it('is what is seen from each point of rough ground, point by point', () => {
      // A hash, so that hulls have many corners.
      const rough = ground(
        (column, row) => ((column * 7919 + row * 104_729 + column * row * 31) % 101) / 101,
      );
      const sines = horizonsOf(rough, direction);
      const expected = horizonsByLooking(rough, direction);
      for (let at = 0; at < sines.length; at += 1) expect(sines[at]).toBeCloseTo(expected[at]!, 5);
    });

    it('a slope that rises that way is its own horizon, and has none behind it', () => {
      const { columns, rows } = direction;
      const length = Math.hypot(columns, rows);
      const steepness = 0.75;
      const slope = ground((column, row) => (steepness * spacing * (column * columns + row * rows)) / length);
      const middle = Math.floor(points / 2) * points + Math.floor(points / 2);
      expect(horizonsOf(slope, direction)[middle]).toBeCloseTo(0.6, 5);
      expect(horizonsOf(slope, { columns: -columns, rows: -rows })[middle]).toBe(0);
    });
  },
);
