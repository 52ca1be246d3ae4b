// Cross-entropies from the logit (the Sigmoid's input), accurate however close the probability is to 0 or 1.
import { add, multiply, negate, softplus, subtract, type Expression } from '../../expression/expression';

/** −ln σ(z) */
export const surpriseOfOne = (z: Expression): Expression => softplus(negate(z));

/** −ln(1 − σ(z)) */
export const surpriseOfZero = (z: Expression): Expression => softplus(z);

/** −t ln σ(z) − (1 − t) ln(1 − σ(z)) */
export const crossEntropyOfLogit = (z: Expression, t: Expression): Expression =>
  add(multiply(t, surpriseOfOne(z)), multiply(subtract(1, t), surpriseOfZero(z)));
