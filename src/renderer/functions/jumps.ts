// Finds where a sampled curve jumps: its plot gets a gap there instead of a steep line.

/** Number of differences on either side that a difference is compared with. */
const neighbours = 3;

/** A jump is at least this many times the median difference around it. */
const leap = 10;

/** A jump is at least this fraction of the plot's height. */
const minShare = 0.02;

/**
 * The samples after which a curve jumps. Judged by the samples alone: a jump is much larger than the differences around
 * it, while those of a continuous curve grow gradually. Samples outside the plot do not count.
 */
export function jumpsIn(
  values: ArrayLike<number>,
  [low, high]: readonly [low: number, high: number],
): number[] {
  const isInside = (index: number): boolean => values[index]! >= low && values[index]! <= high;
  const differences = Array.from({ length: Math.max(0, values.length - 1) }, (_, index) =>
    Math.abs(values[index + 1]! - values[index]!),
  );
  return differences.flatMap((difference, index) => {
    if (!(difference > minShare * (high - low))) return [];
    if (!isInside(index) || !isInside(index + 1)) return [];
    const about = differences
      .slice(Math.max(0, index - neighbours), index + neighbours + 1)
      .toSorted((a, b) => a - b);
    const median = about[Math.floor((about.length - 1) / 2)]!;
    return difference > leap * median ? [index] : [];
  });
}
