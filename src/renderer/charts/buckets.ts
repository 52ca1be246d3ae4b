// Cuts the visible part of an axis into buckets, at most as many as there is room for. Their edges are the same whatever part is
// visible, so that curves don't flicker while they are panned, and what was found out about a bucket can be kept.
import type { ChartScale } from '../../core/view/chartSettings';

/** From `from` on; whole numbers, the length a power of two. */
export interface Bucket {
  readonly from: number;
  readonly length: number;
}

export type Range = readonly [low: number, high: number];

const powerOfTwoFrom = (size: number): number => 2 ** Math.max(0, Math.ceil(Math.log2(size)));

/**
 * The buckets of a range, and one at each side of it; each longer than 1 has two points. On a logarithmic axis they grow from
 * octave to octave, and 0 is left out.
 */
export function bucketsOf(range: Range, scale: ChartScale, points: number): readonly Bucket[] {
  return scale === 'log' ? logarithmicBuckets(range, points) : linearBuckets(range, points);
}

function linearBuckets([low, high]: Range, points: number): Bucket[] {
  const rows = high - low;
  return spread([low, high], [0, Infinity], rows <= points ? 1 : powerOfTwoFrom((2 * rows) / points));
}

function logarithmicBuckets([low, high]: Range, points: number): Bucket[] {
  const perOctave = powerOfTwoFrom(points / (4 * Math.log2(high / low)));
  const [first, last] = [Math.floor(Math.log2(low)), Math.floor(Math.log2(high))];
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const start = 2 ** (first + index);
    return spread([low, high], [start, 2 * start], Math.max(1, start / perOctave));
  }).flat();
}

/** Buckets of one length between two multiples of it, those that are visible and one more at each side. */
function spread([low, high]: Range, [start, end]: Range, length: number): Bucket[] {
  const buckets: Bucket[] = [];
  let from = Math.max(start, length * (Math.floor(low / length) - 1));
  for (; from < end && from <= high + length; from += length) buckets.push({ from, length });
  return buckets;
}

/** Where the points of buckets stand: at their first and, of longer ones, their middle place. */
export function placesOf(buckets: readonly Bucket[]): number[] {
  return buckets.flatMap(({ from, length }) => (length > 1 ? [from, from + length / 2] : [from]));
}
