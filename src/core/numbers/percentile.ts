// Percentiles of a few numbers.

/** Interpolates linearly between neighbours, as NumPy does. `sorted` must not be empty. */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const [low, high] = [sorted[below]!, sorted[Math.min(below + 1, sorted.length - 1)]!];
  const part = place - below;
  // Equal values are returned as they are: ∞ − ∞ would be NaN.
  return part === 0 || low === high ? low : low + part * (high - low);
}
