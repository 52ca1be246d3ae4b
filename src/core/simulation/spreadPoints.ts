// Points spread evenly over a rectangle, any part of the sequence at a time.
import type { Domain } from '../geometry/domain';

// M. Roberts, The unreasonable effectiveness of quasirandom sequences (2018): powers of the plastic number's inverse.
const stepX = 0.7548776662466927;
const stepY = 0.5698402909980532;

/** Points `first` … `first + count − 1` of an additive recurrence over the domain, x and y in turn. */
export function spreadPoints({ x, y }: Domain, first: number, count: number): Float64Array {
  const points = new Float64Array(2 * count);
  for (let i = 0; i < count; i++) {
    points[2 * i] = x[0] + (x[1] - x[0]) * ((0.5 + stepX * (first + i)) % 1);
    points[2 * i + 1] = y[0] + (y[1] - y[0]) * ((0.5 + stepY * (first + i)) % 1);
  }
  return points;
}
