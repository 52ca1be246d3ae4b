// Arithmetic of pairs, for rules of a whole particle: inner products, norms, and quotients that may be 0/0.
import {
  absolute,
  add,
  divide,
  equal,
  multiply,
  or,
  select,
  squareRoot,
  type Expression,
  type Term,
} from '../expression/expression';
import type { Pair } from './define';

/** A pair by the same rule for x and y. */
export const forBoth = (rule: (i: 0 | 1) => Expression): Pair => [rule(0), rule(1)];

export const innerProduct = (a: Pair, b: Pair): Expression => add(multiply(a[0], b[0]), multiply(a[1], b[1]));

/** √(x² + y²) as the libraries compute it: 0 where the squares underflow. */
export const norm = (a: Pair): Expression => squareRoot(innerProduct(a, a));

/** |x| + |y| */
export const absoluteSum = (a: Pair): Expression => add(absolute(a[0]), absolute(a[1]));

/** a/b, or `otherwise` where b is 0. */
export const quotient = (a: Term, b: Expression, otherwise: Term): Expression =>
  select(equal(b, 0), otherwise, divide(a, b));

/**
 * The ε of a denominator that may be √0 + ε: the smallest positive number instead of 0, so that 0/0 becomes 0. Added to
 * any other number it has no effect, and it costs nothing in the loop.
 */
export const atLeastTiny = (epsilon: number): number => Math.max(epsilon, Number.MIN_VALUE);

/** The factor that makes a step as long as the parameters' norm times `coefficient`; 1 if one of the norms is 0. */
export const trustRatio = (
  parameterNorm: Expression,
  stepNorm: Expression,
  coefficient: Term = 1,
  epsilon: Term = 0,
): Expression =>
  select(
    or(equal(parameterNorm, 0), equal(stepNorm, 0)),
    1,
    divide(multiply(coefficient, parameterNorm), add(stepNorm, epsilon)),
  );
