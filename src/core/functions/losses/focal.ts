// The binary cross-entropy with less weight on outputs that are already right.
import { phrase } from '../../text/text';
import {
  add,
  exp,
  multiply,
  negate,
  pow,
  product,
  subtract,
  type Expression,
} from '../../expression/expression';
import { nonNegative } from '../../hyperparameters/commonHyperparameters';
import { asProbability, logOfProbability, clampedQuotient } from './clamped';
import { surpriseOfOne, surpriseOfZero } from './logits';
import { defineLoss } from './loss';

/** (1 − p)^γ ln p for the probability p of the true class; `rest` is 1 − p, passed separately to keep its digits. */
const focused = (p: Expression, rest: Expression, gamma: Expression): Expression =>
  multiply(pow(asProbability(rest), gamma), logOfProbability(p));

/** The derivative of that by p. */
function focusedSlope(p: Expression, rest: Expression, gamma: Expression): Expression {
  const weight = pow(asProbability(rest), gamma);
  return subtract(
    clampedQuotient(weight, p),
    product(gamma, clampedQuotient(weight, rest), logOfProbability(p)),
  );
}

export const focal = defineLoss({
  id: 'focal',
  name: phrase('Focal'),
  family: 'probability',
  outputs: 'probability',
  targets: 'probability',
  latex: 'L = -t\\,(1 - y)^\\gamma \\ln y - (1 - t)\\,y^\\gamma \\ln(1 - y)',
  derivativeLatex:
    '\\begin{aligned} \\frac{\\partial L}{\\partial y} = {} & t \\left(\\gamma\\,(1 - y)^{\\gamma - 1} \\ln y - \\frac{(1 - y)^\\gamma}{y}\\right) \\\\ & - (1 - t) \\left(\\gamma\\,y^{\\gamma - 1} \\ln(1 - y) - \\frac{y^\\gamma}{1 - y}\\right) \\end{aligned}',
  parameters: { gamma: nonNegative(phrase('Gamma'), '\\gamma', 2, [0, 5]) },
  goodPoints: [
    phrase('Easy examples, of which there are many, no longer drown the hard ones.'),
    phrase('With γ = 0 it is the binary cross-entropy.'),
  ],
  badPoints: [
    phrase('One more number to choose, and outputs are no longer true probabilities.'),
    phrase('Mislabelled examples are the hardest of all, and get all the attention.'),
  ],
  use: phrase('Two classes of which one is rare, as in the detection of objects.'),
  definitionNote: phrase(
    'Without the class weight α. At y = 0 and y = 1 as the binary cross-entropy: logarithms are at least −100, denominators of the derivative at least 10⁻¹². On a neuron with a Sigmoid it is computed from the logit, and nothing is clamped.',
  ),
  source: 'T.-Y. Lin, P. Goyal, R. Girshick, K. He, P. Dollár, Focal loss for dense object detection (2017)',
  value: (y, t, { gamma }) =>
    negate(
      add(
        multiply(t, focused(y, subtract(1, y), gamma)),
        multiply(subtract(1, t), focused(subtract(1, y), y, gamma)),
      ),
    ),
  derivative: (y, t, { gamma }) =>
    subtract(
      multiply(subtract(1, t), focusedSlope(subtract(1, y), y, gamma)),
      multiply(t, focusedSlope(y, subtract(1, y), gamma)),
    ),
  // 1 − σ(z) is e^−softplus(z).
  ofSigmoid: (z, t, { gamma }) =>
    add(
      product(t, exp(negate(multiply(gamma, surpriseOfZero(z)))), surpriseOfOne(z)),
      product(subtract(1, t), exp(negate(multiply(gamma, surpriseOfOne(z)))), surpriseOfZero(z)),
    ),
});
