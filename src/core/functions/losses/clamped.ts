// Logarithms and quotients of probabilities, clamped to stay finite at 0 as in PyTorch's binary cross-entropy.
import { boundAbove, boundBelow, divide, log, type Expression } from '../../expression/expression';

/** e^−100: no logarithm is below −100. */
const smallest = 3.720075976020836e-44;

/** The smallest denominator of derivatives; smaller ones are clamped to it. */
export const smallestDenominator = 1e-12;

/** A number clamped to a positive probability: at least e^−100, at most 1. */
export const asProbability = (p: Expression): Expression => boundAbove(boundBelow(p, smallest), 1);

/** ln p ≥ −100 of a probability; numbers outside 0..1 are clamped. */
export const logOfProbability = (p: Expression): Expression => log(asProbability(p));

/** ln u ≥ −100 of a number that should be positive; others are clamped. */
export const logOfPositive = (u: Expression): Expression => log(boundBelow(u, smallest));

/** a / u for a number u that should be positive. */
export const clampedQuotient = (a: Expression, u: Expression): Expression =>
  divide(a, boundBelow(u, smallestDenominator));
