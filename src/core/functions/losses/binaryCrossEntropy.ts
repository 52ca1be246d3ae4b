// −t ln y − (1 − t) ln(1 − y): the surprise of the target t under the probability y.
import { phrase } from '../../text/text';
import { add, boundBelow, divide, multiply, negate, subtract } from '../../expression/expression';
import { logOfProbability, smallestDenominator } from './clamped';
import { crossEntropyOfLogit } from './logits';
import { defineLoss } from './loss';

export const binaryCrossEntropy = defineLoss({
  id: 'binary-cross-entropy',
  name: phrase('Binary cross-entropy (BCE)'),
  family: 'probability',
  outputs: 'probability',
  targets: 'probability',
  latex: 'L = -t \\ln y - (1 - t) \\ln(1 - y)',
  derivativeLatex: '\\frac{\\partial L}{\\partial y} = \\frac{y - t}{y\\,(1 - y)}',
  parameters: {},
  goodPoints: [
    phrase(
      'After a Sigmoid the denominator cancels: the gradient is y − t, and a wrong answer always learns.',
    ),
    phrase('Its minimum is the true probability.'),
  ],
  badPoints: [
    phrase('Infinite where the output is sure and wrong: a mislabelled example counts for much.'),
    phrase('Only for outputs between 0 and 1.'),
  ],
  use: phrase('Two classes, with a Sigmoid as last layer; several labels at once.'),
  definitionNote: phrase(
    'As torch.nn.BCELoss: logarithms are at least −100, so y = 0 and y = 1 cost 100 at most, and the derivative’s denominator is at least 10⁻¹². On a neuron with a Sigmoid it is computed from the logit, and nothing is clamped.',
  ),
  source: 'I. J. Good, Rational decisions (1952)',
  value: (y, t) =>
    negate(add(multiply(t, logOfProbability(y)), multiply(subtract(1, t), logOfProbability(subtract(1, y))))),
  derivative: (y, t) => divide(subtract(y, t), boundBelow(multiply(y, subtract(1, y)), smallestDenominator)),
  ofSigmoid: crossEntropyOfLogit,
});
