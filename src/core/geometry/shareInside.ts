// Clips a line segment to the square −1..1, in which domains are drawn.

/**
 * The part of the segment from a to b inside the square, as shares of its length. If the segment misses the square,
 * `leave` may be smaller than `enter`. Null if it runs parallel to a side, outside.
 */
export function shareInside(
  ax: number,
  ay: number,
  bx: number,
  by: number,
): readonly [enter: number, leave: number] | null {
  let enter = 0;
  let leave = 1;
  for (const [from, delta] of [
    [ax, bx - ax],
    [ay, by - ay],
  ] as const) {
    if (delta === 0) {
      if (Math.abs(from) > 1) return null;
      continue;
    }
    const a = (-1 - from) / delta;
    const b = (1 - from) / delta;
    enter = Math.max(enter, Math.min(a, b));
    leave = Math.min(leave, Math.max(a, b));
  }
  return [enter, leave];
}
