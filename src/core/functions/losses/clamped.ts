// Logarithms and quotients of probabilities that stay finite at 0, as PyTorch's binary cross-entropy has them.
import { boundAbove, boundBelow, divide, log, type Expression } from '../../expression/expression';

/** e^−100: no logarithm is below −100. */
const smallest = 3.720075976020836e-44;

/** Below, denominators of derivatives count as this. */
export const smallestDenominator = 1e-12;

/** A number as a probability that is not 0: at least e^−100, at most 1. */
export const asProbability = (p: Expression): Expression => boundAbove(boundBelow(p, smallest), 1);

/** ln p ≥ −100 of a probability; numbers beyond 0 and 1 count as these. */
export const logOfProbability = (p: Expression): Expression => log(asProbability(p));

/** ln u ≥ −100 of a number that should be positive; others count as 0. */
export const logOfPositive = (u: Expression): Expression => log(boundBelow(u, smallest));

/** a / u of a number that should be positive. */
export const clampedQuotient = (a: Expression, u: Expression): Expression =>
  divide(a, boundBelow(u, smallestDenominator));
