// Points, directions and symmetric matrices of the plane, for methods.
import { phrase } from '../../text/text';
import type { Point } from '../../geometry/domain';
import type { PythonHelper } from '../../python/pythonRule';
import type { Matrix } from '../terms';

export function dot(a: Point, b: Point): number {
  return a[0] * b[0] + a[1] * b[1];
}

/** √(a·a); Math.hypot may differ between engines. */
export function lengthOf(a: Point): number {
  return Math.sqrt(dot(a, a));
}

/** from + t·direction */
export function moved(from: Point, t: number, direction: Point): Point {
  return [from[0] + t * direction[0], from[1] + t * direction[1]];
}

export function difference(a: Point, b: Point): Point {
  return [a[0] - b[0], a[1] - b[1]];
}

export function negative([x, y]: Point): Point {
  return [-x, -y];
}

export function isFinitePoint([x, y]: Point): boolean {
  return Number.isFinite(x) && Number.isFinite(y);
}

/** Whether two points are exactly equal: then there is nothing left to try between them. */
export function isSamePoint(a: Point, b: Point): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** A symmetric matrix by its entries. */
export type SymmetricMatrix = readonly [xx: number, xy: number, yy: number];

export function applied([xx, xy, yy]: SymmetricMatrix, [x, y]: Point): Point {
  return [xx * x + xy * y, xy * x + yy * y];
}

export function rowsOf([xx, xy, yy]: SymmetricMatrix): Matrix {
  return [
    [xx, xy],
    [xy, yy],
  ];
}

export interface Eigen {
  readonly values: Point;
  /** Unit vectors, perpendicular to each other. */
  readonly vectors: readonly [Point, Point];
}

/** By one Jacobi rotation, which is enough in two dimensions. */
export function eigenOf([xx, xy, yy]: SymmetricMatrix): Eigen {
  if (xy === 0) {
    return {
      values: [xx, yy],
      vectors: [
        [1, 0],
        [0, 1],
      ],
    };
  }
  const halfCotangent = (yy - xx) / (2 * xy);
  const sign = halfCotangent < 0 ? -1 : 1;
  const tangent = sign / (Math.abs(halfCotangent) + Math.sqrt(1 + halfCotangent * halfCotangent));
  const cosine = 1 / Math.sqrt(1 + tangent * tangent);
  const sine = tangent * cosine;
  return {
    values: [xx - tangent * xy, yy + tangent * xy],
    vectors: [
      [cosine, -sine],
      [sine, cosine],
    ],
  };
}

/** `eigenOf` in Python, of a matrix; the vectors are rows. */
export const eigenPython: PythonHelper = {
  name: 'eigen',
  doc: phrase('Eigenvalues and eigenvectors of a symmetric matrix, by one Jacobi rotation.'),
  code: `
    def eigen(matrix):
        (xx, xy), (_, yy) = matrix
        if xy == 0:
            return np.array([xx, yy]), np.eye(2)
        half_cotangent = (yy - xx) / (2 * xy)
        sign = -1 if half_cotangent < 0 else 1
        tangent = sign / (abs(half_cotangent) + np.sqrt(1 + half_cotangent**2))
        cosine = 1 / np.sqrt(1 + tangent**2)
        sine = tangent * cosine
        values = np.array([xx - tangent * xy, yy + tangent * xy])
        return values, np.array([[cosine, -sine], [sine, cosine]])`,
};
