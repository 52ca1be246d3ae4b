// The quantities that are told of an update, by plain name.
import type { Point } from '../geometry/domain';

/** A number for x and one for y, or one for the whole particle. */
export type TermValue = Point | number;

/** A matrix of the plane by its rows, which some methods have. */
export type Matrix = readonly [Point, Point];

export type TermValues = Readonly<Record<string, TermValue | Matrix>>;

export function isMatrix(value: TermValue | Matrix): value is Matrix {
  return typeof value !== 'number' && typeof value[0] !== 'number';
}
