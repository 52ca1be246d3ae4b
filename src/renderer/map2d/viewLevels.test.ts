// Contour lines of a view: round, the landscape's own where there are enough, finer ones where there are not.
import { describe, expect, it } from 'vitest';
import { viewLevels } from './viewLevels';

const values = (levels: ReturnType<typeof viewLevels>): number[] => levels.map(({ value }) => value);

describe('the whole domain', () => {
  it('has the levels that are listed, as they are', () => {
    const contour = { kind: 'list', levels: [1, 5, 14.2, 20, 40, 80, 100, 300, 1000] } as const;
    const levels = viewLevels(contour, { minimum: 0, maximum: 500 }, { minimum: 0, maximum: 500 });
    expect(values(levels)).toEqual([1, 5, 14.2, 20, 40, 80, 100, 300]);
    expect(levels.filter(({ isMajor }) => isMajor).map(({ text }) => text)).toEqual(['1', '100']);
  });

  it('has multiples of a step, wherever the minimum is', () => {
    const range = { minimum: -1.9132, maximum: 1.2 };
    const levels = viewLevels({ kind: 'step', step: 0.25 }, range, range);
    expect(values(levels)).toEqual([-1.75, -1.5, -1.25, -1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1]);
    expect(levels.filter(({ isMajor }) => isMajor).map(({ text }) => text)).toEqual(['−1', '0', '1']);
  });

  it('has round numbers where levels are spread, in the same order and no further than half a gap away', () => {
    const range = { minimum: 0.0123, maximum: 87.654 };
    const levels = viewLevels({ kind: 'spread', count: 18, power: 1.6 }, range, range);
    expect(levels.length).toBe(18);
    for (const { text } of levels) expect(text.replace('.', '').length).toBeLessThanOrEqual(3);
    const all = values(levels);
    expect(all).toEqual([...new Set(all)].sort((a, b) => a - b));
  });

  it('has no more than can be told apart', () => {
    const range = { minimum: 0, maximum: 1000 };
    const levels = viewLevels({ kind: 'step', step: 1 }, range, range);
    expect(levels.length).toBeGreaterThan(24);
    expect(levels.length).toBeLessThanOrEqual(48);
  });
});

describe('a part of it', () => {
  const contour = { kind: 'step', step: 5 } as const;
  const surface = { minimum: 0, maximum: 100 };

  it.each([
    [{ minimum: 0, maximum: 3 }],
    [{ minimum: 12.34, maximum: 12.41 }],
    [{ minimum: 1e-9, maximum: 4e-9 }],
    [{ minimum: 37, maximum: 61 }],
  ])('has finer ones in sight (%j)', (seen) => {
    const levels = viewLevels(contour, surface, seen);
    expect(levels.length).toBeGreaterThanOrEqual(8);
    expect(levels.length).toBeLessThanOrEqual(48);
    const all = values(levels);
    expect(all).toEqual([...new Set(all)].sort((a, b) => a - b));
    for (const value of all) {
      expect(value).toBeGreaterThan(seen.minimum);
      expect(value).toBeLessThan(seen.maximum);
    }
    expect(new Set(levels.map(({ text }) => text)).size).toBe(levels.length);
  });

  it('keeps its lines when it is moved', () => {
    const one = values(viewLevels(contour, surface, { minimum: 1, maximum: 4 }));
    const other = values(viewLevels(contour, surface, { minimum: 1.4, maximum: 4.4 }));
    expect(other.filter((value) => value < 4)).toEqual(one.filter((value) => value > 1.4));
  });

  it('has round numbers, beside what the landscape lists', () => {
    const listed = { kind: 'list', levels: [100, 170, 181.5, 220] } as const;
    const levels = viewLevels(listed, { minimum: 0, maximum: 300 }, { minimum: 169.2, maximum: 182.3 });
    expect(values(levels)).toEqual([170, 171, 172, 173, 174, 175, 176, 177, 178, 179, 180, 181, 181.5, 182]);
    expect(levels.filter(({ isMajor }) => isMajor).map(({ text }) => text)).toEqual([
      '170',
      '175',
      '180',
      '181.5',
    ]);
  });

  it('has none where all heights are the same', () => {
    expect(viewLevels(contour, surface, { minimum: 7, maximum: 7 })).toEqual([]);
  });
});
