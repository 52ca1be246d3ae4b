// −t ln y of one class.
import { phrase } from '../../text/text';
import { multiply, negate } from '../../expression/expression';
import { logOfProbability, clampedQuotient } from './clamped';
import { surpriseOfOne } from './logits';
import { defineLoss } from './loss';

export const crossEntropy = defineLoss({
  id: 'cross-entropy',
  name: phrase('Cross-entropy (CE)'),
  family: 'probability',
  outputs: 'probability',
  targets: 'probability',
  latex: 'L = -t \\ln y',
  derivativeLatex: '\\frac{\\partial L}{\\partial y} = -\\frac{t}{y}',
  parameters: {},
  goodPoints: [
    phrase('Summed over the outputs of a Softmax the gradient is y − t.'),
    phrase('Only the right class counts: its probability is what is learned.'),
  ],
  badPoints: [
    phrase('Infinite where the right class has probability 0.'),
    phrase('One output alone learns to say 1 to everything: the classes must share a Softmax.'),
  ],
  use: phrase('Many classes, with a Softmax as last layer.'),
  definitionNote: phrase(
    'Of one component; the loss of an example is the sum over its classes. As in PyTorch’s binary cross-entropy logarithms are at least −100 and the derivative’s denominator at least 10⁻¹².',
  ),
  source: 'C. E. Shannon, A mathematical theory of communication (1948)',
  value: (y, t) => negate(multiply(t, logOfProbability(y))),
  derivative: (y, t) => negate(clampedQuotient(t, y)),
  ofSigmoid: (z, t) => multiply(t, surpriseOfOne(z)),
});
