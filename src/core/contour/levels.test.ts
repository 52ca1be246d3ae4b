// Contour levels and axis ticks.
import { describe, expect, it } from 'vitest';
import { contourLevels, ticks, tickText } from './levels';

describe('contourLevels', () => {
  it('runs from the minimum to the maximum in steps', () => {
    expect(contourLevels({ kind: 'step', step: 1 }, -2, 2)).toEqual([-2, -1, 0, 1, 2]);
    expect(contourLevels({ kind: 'step', step: 0.25 }, 0.1, 0.7)).toEqual([0.1, 0.35, 0.6]);
  });

  it('does not lose the last level to rounding', () => {
    expect(contourLevels({ kind: 'step', step: 0.1 }, 0, 0.3)).toHaveLength(4);
  });

  it('keeps the listed levels that lie on the surface, in order', () => {
    expect(contourLevels({ kind: 'list', levels: [10, 1, 100, 1000] }, 1, 200)).toEqual([1, 10, 100]);
  });

  it('has one level on a flat surface', () => {
    expect(contourLevels({ kind: 'step', step: 1 }, 3, 3)).toEqual([3]);
  });
});

describe('ticks', () => {
  it('takes round numbers', () => {
    expect(ticks(-5, 5, 5)).toEqual([-4, -2, 0, 2, 4]);
    expect(ticks(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(ticks(0, 7.25, 4)).toEqual([0, 2, 4, 6]);
    expect(ticks(-25, 25, 5)).toEqual([-20, -10, 0, 10, 20]);
  });

  it('gives at least two', () => {
    expect(ticks(0.9, 2.1, 1).length).toBeGreaterThanOrEqual(2);
    expect(ticks(-1.9, 4.7, 1).length).toBeGreaterThanOrEqual(2);
  });

  it('is empty for an empty range', () => {
    expect(ticks(1, 1, 5)).toEqual([]);
  });
});

describe('tickText', () => {
  it('writes a proper minus sign and short numbers', () => {
    expect(tickText(-2)).toBe('−2');
    expect(tickText(0)).toBe('0');
    expect(tickText(0.25)).toBe('0.25');
    expect(tickText(-200000)).toBe('−2e5');
    expect(tickText(0.00002)).toBe('2e−5');
  });
});
