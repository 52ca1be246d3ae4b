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
    expect(createHeightScale('log', 0, 2500).unitAt(25)).toBeGreaterThan(0.4);
    expect(createHeightScale('linear', 0, 2500).unitAt(25)).toBeCloseTo(0.01, 9);
  });

  it('labels powers of ten where the scale is logarithmic', () => {
    expect(createHeightScale('log', 0, 2500).ticks(4)).toEqual([0, 1, 10, 100, 1000]);
    expect(createHeightScale('linear', 0, 7.25).ticks(4)).toEqual([0, 2, 4, 6]);
  });

  it('survives a flat surface', () => {
    expect(createHeightScale('linear', 3, 3).unitAt(3)).toBe(0);
  });
});
