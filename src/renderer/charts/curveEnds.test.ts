import { describe, expect, it } from 'vitest';
import { createRandom } from '../../core/random/random';
import { endHeightPx, placeEnds, type CurveEnd } from './curveEnds';

const ends = (...tops: readonly number[]): CurveEnd[] =>
  tops.map((topPx, index) => ({ key: String(index), topPx }));

const topsOf = (placed: readonly CurveEnd[]): number[] => placed.map(({ topPx }) => topPx);

describe('names at the ends of curves', () => {
  it('stand at their ends where these are apart', () => {
    expect(placeEnds(ends(80, 20, 50), 100)).toEqual([
      { key: '1', topPx: 20 },
      { key: '2', topPx: 50 },
      { key: '0', topPx: 80 },
    ]);
  });

  it('move apart about the middle of ends that coincide', () => {
    expect(topsOf(placeEnds(ends(50, 50), 100))).toEqual([43.5, 56.5]);
    expect(topsOf(placeEnds(ends(50, 50, 62), 100))).toEqual([41, 54, 67]);
  });

  it('stay within the plot', () => {
    expect(topsOf(placeEnds(ends(-30, 0, 100, 300), 100))).toEqual([6.5, 19.5, 80.5, 93.5]);
  });

  it('are those in front where there is no room for all', () => {
    const placed = placeEnds(ends(10, 20, 30, 40), 3 * endHeightPx + 5);
    expect(placed.map(({ key }) => key)).toEqual(['0', '1', '2']);
  });

  it('never overlap, in any arrangement', () => {
    const random = createRandom(1, 0);
    for (let round = 0; round < 300; round += 1) {
      const height = 60 + 200 * random.uniform();
      const tops = Array.from(
        { length: 1 + Math.floor(20 * random.uniform()) },
        () => height * random.uniform(),
      );
      const placed = topsOf(placeEnds(ends(...tops), height));
      expect(placed.length).toBe(Math.min(tops.length, Math.floor(height / endHeightPx)));
      placed.forEach((top, index) => {
        expect(top).toBeGreaterThanOrEqual(endHeightPx / 2 - 1e-9);
        expect(top).toBeLessThanOrEqual(height - endHeightPx / 2 + 1e-9);
        if (index > 0) expect(top - placed[index - 1]!).toBeGreaterThanOrEqual(endHeightPx - 1e-9);
      });
    }
  });
});
