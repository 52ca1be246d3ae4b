// Drawn heights and their ticks.
import { describe, expect, it } from 'vitest';
import { createHeightScale } from './heightScale';

describe('createHeightScale', () => {
  it('spans 0..1 between minimum and maximum in both kinds', () => {
    for (const kind of ['linear', 'log'] as const) {
      const scale = createHeightScale(kind, -2, 30);
      expect(scale.unitAt(-2)).toBe(0);
      expect(scale.unitAt(30)).toBeCloseTo(1, 12);
      expect(scale.unitAt(3)).toBeGreaterThan(scale.unitAt(2));
    }
  });

  it('goes back from drawn heights to values', () => {
    for (const kind of ['linear', 'log'] as const) {
      const scale = createHeightScale(kind, -2, 30);
      for (const value of [-2, -1.99, 0, 7, 30])
        expect(scale.valueAt(scale.unitAt(value))).toBeCloseTo(value, 9);
    }
  });

  it('opens up the low values in a logarithmic scale', () => {
    expect(createHeightScale('log', 0, 2500).unitAt(25)).toBeCloseTo(Math.log(11) / Math.log(1001), 12);
    expect(createHeightScale('linear', 0, 2500).unitAt(25)).toBeCloseTo(0.01, 9);
  });

  it('labels powers of ten where the scale is logarithmic', () => {
    expect(createHeightScale('log', 0, 2500).ticks(4)).toEqual([0, 10, 100, 1000]);
    expect(createHeightScale('linear', 0, 7.25).ticks(4)).toEqual([0, 2, 4, 6]);
  });

  it('labels a round value that the lowest height misses by less than a hundredth of the range', () => {
    expect(createHeightScale('linear', 3, 1003).ticks(4)).toEqual([0, 500, 1000]);
    expect(createHeightScale('linear', 11, 1003).ticks(4)).toEqual([500, 1000]);
    expect(createHeightScale('linear', 0.0005, 0.1).ticks(4)).toEqual([0, 0.05, 0.1]);
    // A logarithmic scale opens up the low heights: there, by less than a ten thousandth.
    expect(createHeightScale('log', 0.09, 1000).ticks(4)).toEqual([0, 2, 10, 100, 1000]);
    expect(createHeightScale('log', 1.2, 2500).ticks(4)).toEqual([1, 10, 100, 1000]);
  });

  it('labels only heights of the surface', () => {
    expect(createHeightScale('log', 3, 999).ticks(4)).toEqual([5, 10, 100, 500]);
    expect(createHeightScale('log', -1000, 0).ticks(4)).toEqual([-1000, 0]);
    expect(createHeightScale('log', 0, 1000).ticks(4)).toEqual([0, 2, 10, 100, 1000]);
  });

  it('labels seven decades at most', () => {
    const labels = createHeightScale('log', 0, 9).ticks(1e5);
    expect(labels.slice(0, 4)).toEqual([0, 1e-6, 2e-6, 5e-6]);
  });

  it('survives a flat surface', () => {
    expect(createHeightScale('linear', 3, 3).unitAt(3)).toBe(0);
  });
});
