// A direction on the plane, told by the names of the coordinates.
import type { Point } from '../../core/geometry/domain';

/** A direction in words: an axis, or both. */
export function wayIn([x, y]: Point, axes: { readonly x: string; readonly y: string }): string {
  if (Math.abs(x) > 0.95) return axes.x;
  if (Math.abs(y) > 0.95) return axes.y;
  return x * y > 0 ? `${axes.x} + ${axes.y}` : `${axes.x} − ${axes.y}`;
}
