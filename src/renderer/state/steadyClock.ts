// A clock that stands still while nobody looks at it: over the sleep of the machine, behind another tab, and where the
// clock beneath it jumps.

/** Longer than a frame takes on the slowest machine, in seconds. */
const longestGap = 5;

/**
 * The seconds of `now` without the gaps: more than five seconds from one look to the next, or a step back, count as no
 * time at all.
 */
export function createSteadyClock(now: () => number): () => number {
  let last = now();
  let left = 0;
  return () => {
    const time = now();
    const gap = time - last;
    if (gap < 0 || gap > longestGap) left += gap;
    last = time;
    return time - left;
  };
}
