// The distance of a point from a polyline, for tests.

/** `line` is x and y in turn. */
export function distanceToLine(x: number, y: number, line: ArrayLike<number>): number {
  let nearest = Infinity;
  for (let at = 0; at + 3 < line.length; at += 2) {
    const [ax, ay, bx, by] = [line[at]!, line[at + 1]!, line[at + 2]!, line[at + 3]!];
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const share = length === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length;
    const along = Math.min(1, Math.max(0, share));
    nearest = Math.min(nearest, Math.hypot(x - ax - (bx - ax) * along, y - ay - (by - ay) * along));
  }
  return nearest;
}
