// The curvature of a surface at a point: eigenvalues and directions of its Hessian, and what they mean.
import type { Point } from '../geometry/domain';

/** ∂²f/∂x², ∂²f/∂x∂y and ∂²f/∂y². */
export type Hessian = readonly [xx: number, xy: number, yy: number];

export type Definiteness = 'minimum' | 'maximum' | 'saddle' | 'valley' | 'ridge' | 'flat';

export interface Curvature {
  /** The larger one first. */
  readonly eigenvalues: Point;
  /** Unit vectors of these eigenvalues. */
  readonly directions: readonly [Point, Point];
  /** |λ|max / |λ|min; infinite if one of them is 0. */
  readonly conditionNumber: number;
  /**
   * By the signs of the eigenvalues: both up, both down, one of each; up in one direction and level in the other (valley),
   * down and level (ridge), or level in both.
   */
  readonly definiteness: Definiteness;
}

/** Of a pair of eigenvalues, one that is smaller than the other by this factor counts as 0: it is rounding. */
const level = 1e-12;

export function curvatureOf([xx, xy, yy]: Hessian): Curvature {
  const middle = xx / 2 + yy / 2;
  const radius = Math.hypot(xx / 2 - yy / 2, xy);
  // The one of larger size first, and the other from the determinant, so that neither loses its digits. It is divided before
  // it is multiplied: products of tiny or huge entries may have no number.
  const larger = middle >= 0 ? middle + radius : middle - radius;
  const smaller = larger === 0 ? 0 : (xx / larger) * yy - (xy / larger) * xy;
  const high = Math.max(larger, smaller);
  const low = Math.min(larger, smaller);
  const first = eigenvector([xx, xy, yy], radius);
  return {
    eigenvalues: [high, low],
    directions: [first, [-first[1], first[0]]],
    conditionNumber: smaller === 0 ? Infinity : Math.abs(larger / smaller),
    definiteness: definitenessOf(high, low),
  };
}

/** The unit vector of the larger eigenvalue, x ≥ 0; the x axis if all directions are alike. */
function eigenvector([xx, xy, yy]: Hessian, radius: number): Point {
  if (radius === 0) return [1, 0];
  const half = (xx - yy) / 2;
  // Half the angle of (half, xy), by the half-angle formulas that have no cancellation.
  const [x, y] = half >= 0 ? [half + radius, xy] : [Math.abs(xy), xy < 0 ? half - radius : radius - half];
  const length = Math.hypot(x, y);
  return [x / length, y / length];
}

function definitenessOf(high: number, low: number): Definiteness {
  const size = Math.max(Math.abs(high), Math.abs(low));
  const [up, down] = [high > level * size, low < -level * size];
  if (up && down) return 'saddle';
  if (up) return low > level * size ? 'minimum' : 'valley';
  if (down) return high < -level * size ? 'maximum' : 'ridge';
  return 'flat';
}

/** An eigenvalue of P⁻¹∇²f and its direction in x and y, a unit vector. */
export interface Sharpness {
  readonly value: number;
  readonly direction: Point;
}

/**
 * The eigenvalues of P⁻¹∇²f for a diagonal P with entries of one sign, of which any may be infinite, the larger one first. Null
 * where they have no number: where f has no finite curvature, or a coordinate is divided by 0.
 */
export function sharpnessOf([xx, xy, yy]: Hessian, [px, py]: Point): readonly [Sharpness, Sharpness] | null {
  // ±|P|⁻½∇²f |P|⁻½ has the same eigenvalues and is symmetric.
  const [rootX, rootY] = [Math.sqrt(Math.abs(px)), Math.sqrt(Math.abs(py))];
  const { eigenvalues, directions } = curvatureOf([xx / px, xy / rootX / rootY / Math.sign(px), yy / py]);
  if (!eigenvalues.every(Number.isFinite)) return null;
  const sharpness = (i: 0 | 1): Sharpness => {
    const [dx, dy] = directions[i];
    const [x, y] = [dx / rootX, dy / rootY];
    const length = Math.hypot(x, y);
    return { value: eigenvalues[i], direction: length === 0 ? [dx, dy] : [x / length, y / length] };
  };
  return [sharpness(0), sharpness(1)];
}
