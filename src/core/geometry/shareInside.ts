// Cuts a straight way at the border of the square −1..1, in which domains are drawn.

/**
 * Which part of the way from a to b lies in the domain, as shares of it, entering and leaving; where it misses a
 * corner it "leaves" before it "enters". Null where it runs outside along a side.
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
