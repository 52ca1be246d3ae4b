import { describe, expect, it } from 'vitest';
import { bucketsOf, placesOf, type Range } from './buckets';

describe('the buckets of a range', () => {
  it.each([
    [[0, 100_000], 'linear', 2000],
    [[1234.5, 98_765.4], 'linear', 400],
    [[40, 60], 'linear', 2000],
    [[1, 100_000], 'log', 2000],
    [[3000, 4000], 'log', 2000],
    [[1, 8], 'log', 200],
    [[50_000, 100_000], 'log', 300],
  ] as const)('%j on a %s axis cover it without a gap, with at most %d points', (range, scale, points) => {
    const buckets = bucketsOf(range, scale, points);
    expect(buckets[0]!.from).toBeLessThanOrEqual(range[0]);
    const last = buckets.at(-1)!;
    expect(last.from + last.length).toBeGreaterThan(range[1]);
    buckets.slice(1).forEach(({ from }, i) => expect(from).toBe(buckets[i]!.from + buckets[i]!.length));
    const inSight = placesOf(buckets).filter((place) => place >= range[0] && place <= range[1]);
    expect(inSight.length).toBeLessThanOrEqual(points + 2);
    // It uses the room that there is, unless there are fewer rows.
    expect(inSight.length).toBeGreaterThanOrEqual(
      Math.min(Math.floor(range[1]) - Math.ceil(range[0]), points / 8),
    );
    expect(buckets.length).toBeLessThan(points + 8);
  });

  it('stay where they are while the range moves', () => {
    const edges = (range: Range) => new Set(bucketsOf(range, 'linear', 400).map(({ from }) => from));
    const [here, there] = [edges([10_000, 30_000]), edges([10_777, 30_777])];
    expect([...here].filter((from) => from > 11_000 && from < 30_000).every((from) => there.has(from))).toBe(
      true,
    );
  });

  it('grow with the octave on a logarithmic axis, and leave 0 out', () => {
    const buckets = bucketsOf([1, 1000], 'log', 80);
    expect(buckets[0]).toEqual({ from: 1, length: 1 });
    const lengthAt = (place: number) => buckets.find(({ from, length }) => from + length > place)!.length;
    expect([2, 300, 600].map(lengthAt)).toEqual([1, 64, 128]);
  });
});

it('a long bucket has two places', () => {
  const buckets = [
    { from: 0, length: 4 },
    { from: 4, length: 1 },
  ];
  expect(placesOf(buckets)).toEqual([0, 2, 4]);
});
