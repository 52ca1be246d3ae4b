// Removes the points of a path that make no visible difference.

/**
 * A path of fewer points, with the first and the last one, from whose lines no removed point is further away than
 * `tolerance`. One pass for any path: from each point kept, the cone of directions that pass all points since is
 * narrowed until the next point is outside of it, or goes back.
 */
export function simplifyPath(points: ArrayLike<number>, tolerance: number): Float64Array {
  const count = points.length / 2;
  const kept: number[] = [];
  const keep = (point: number): void => {
    kept.push(points[2 * point]!, points[2 * point + 1]!);
  };
  // The errors sideways and past the end, whose diagonal is the tolerance.
  const slack = tolerance * Math.SQRT1_2;
  let anchor = 0;
  let last = 0;
  /** The cone's axis; its edges are angles relative to it. Reach 0: no point has narrowed it yet. */
  let axis = 0;
  let [from, to] = [0, 0];
  let reach = 0;

  const fits = (point: number): boolean => {
    const dx = points[2 * point]! - points[2 * anchor]!;
    const dy = points[2 * point + 1]! - points[2 * anchor + 1]!;
    const distance = Math.sqrt(dx * dx + dy * dy);
    if (distance < reach - slack) return false;
    if (distance <= slack) return reach === 0;
    const direction = Math.atan2(dy, dx);
    const half = Math.asin(slack / distance);
    if (reach === 0) {
      axis = direction;
      [from, to] = [-half, half];
    } else {
      const turn = turnBetween(axis, direction);
      if (turn < from || turn > to) return false;
      from = Math.max(from, turn - half);
      to = Math.min(to, turn + half);
    }
    reach = Math.max(reach, distance);
    return true;
  };

  if (count === 0) return new Float64Array(0);
  keep(0);
  for (let point = 1; point < count; point += 1) {
    if (!fits(point)) {
      keep(last);
      anchor = last;
      reach = 0;
      fits(point);
    }
    last = point;
  }
  if (last !== 0) keep(last);
  return Float64Array.from(kept);
}

/** The angle from one direction to another, −π to π. */
function turnBetween(from: number, to: number): number {
  const turn = to - from;
  if (turn > Math.PI) return turn - 2 * Math.PI;
  return turn < -Math.PI ? turn + 2 * Math.PI : turn;
}
