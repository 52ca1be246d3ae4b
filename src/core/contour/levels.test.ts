// Contour levels and axis ticks.
import { describe, expect, it } from 'vitest';
import { contourLevels, isMajorLevel, ticks, tickText } from './levels';

describe('contourLevels', () => {
  it('runs from the minimum to the maximum in steps', () => {
    expect(contourLevels({ kind: 'step', step: 1 }, -2, 2)).toEqual([-2, -1, 0, 1, 2]);
    expect(contourLevels({ kind: 'step', step: 0.25 }, 0.1, 0.7)).toEqual([0.1, 0.35, 0.6]);
  });

  it('does not lose the last level to rounding', () => {
    expect(contourLevels({ kind: 'step', step: 0.1 }, 0, 0.3)).toHaveLength(4);
  });

  it('keeps the listed levels that lie on the surface, in order', () => {
    expect(contourLevels({ kind: 'list', levels: [10, 0.5, 1, 200, 100, 1000] }, 1, 200)).toEqual([
      1, 10, 100, 200,
    ]);
  });

  it('spreads as many as told between minimum and maximum, closer together at the bottom', () => {
    // 1 + 16 · (¼, ½, ¾)²
    expect(contourLevels({ kind: 'spread', count: 3, power: 2 }, 1, 17)).toEqual([2, 5, 10]);
  });

  it('has one level on a flat surface', () => {
    expect(contourLevels({ kind: 'step', step: 1 }, 3, 3)).toEqual([3]);
  });
});

describe('isMajorLevel', () => {
  const majors = (contour: Parameters<typeof isMajorLevel>[0]): number[] =>
    Array.from({ length: 9 }, (_, index) => index).filter((index) => isMajorLevel(contour, 3, index));

  it('is every fourth, from the lowest by step', () => {
    expect(majors({ kind: 'step', step: 1 })).toEqual([0, 4, 8]);
    expect(majors({ kind: 'spread', count: 9, power: 1 })).toEqual([3, 7]);
  });

  it('is each power of ten of a list', () => {
    const list = { kind: 'list', levels: [] } as const;
    const levels = [-10, 0.001, 0.3, 1, 1.001, 2, 5, 9, 11, 100, 300];
    expect(levels.filter((level) => isMajorLevel(list, level, 4))).toEqual([-10, 0.001, 1, 1.001, 100]);
  });
});

describe('ticks', () => {
  it('takes round numbers', () => {
    expect(ticks(-5, 5, 5)).toEqual([-4, -2, 0, 2, 4]);
    expect(ticks(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(ticks(0, 7.25, 4)).toEqual([0, 2, 4, 6]);
    expect(ticks(-25, 25, 5)).toEqual([-20, -10, 0, 10, 20]);
    expect(ticks(0, 200, 4)).toEqual([0, 50, 100, 150, 200]);
    expect(ticks(0, 0.28, 4)).toEqual([0, 0.1, 0.2]);
    // No −0.
    expect(ticks(-0.5, 4, 4)).toEqual([0, 2, 4]);
  });

  it('gives at least two', () => {
    expect(ticks(0.9, 2.1, 1)).toEqual([1, 2]);
    expect(ticks(-1.9, 4.7, 1)).toEqual([0, 2, 4]);
  });

  it('is empty for an empty range', () => {
    expect(ticks(1, 1, 5)).toEqual([]);
    expect(ticks(0, 0, 5)).toEqual([]);
    expect(ticks(2, 1, 5)).toEqual([]);
  });
});

describe('tickText', () => {
  it('writes a proper minus sign and short numbers', () => {
    expect(tickText(-2)).toBe('−2');
    expect(tickText(0)).toBe('0');
    expect(tickText(0.25)).toBe('0.25');
    expect(tickText(-200000)).toBe('−2e5');
    expect(tickText(0.00002)).toBe('2e−5');
    expect(tickText(-0.00002)).toBe('−2e−5');
  });

  it('writes powers of ten from 100 000 on, and below 0.0001', () => {
    expect([99_999, 100_000, 0.0001, 0.000099].map(tickText)).toEqual(['99999', '1e5', '0.0001', '9.9e−5']);
  });
});
