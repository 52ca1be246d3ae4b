// Inputs not above the threshold are replaced by a number.
import { phrase } from '../../text/text';
import { less, select } from '../../expression/expression';
import { rangedNumber } from '../../hyperparameters/commonHyperparameters';
import { defineActivation } from './activation';

export const threshold = defineActivation({
  id: 'threshold',
  name: phrase('Threshold', undefined, 'function'),
  family: 'rectifying',
  outputs: 'any',
  jumps: true,
  latex: 'y = \\begin{cases} x & x > \\theta \\\\ v & x \\le \\theta \\end{cases}',
  derivativeLatex: "y' = \\begin{cases} 1 & x > \\theta \\\\ 0 & x \\le \\theta \\end{cases}",
  parameters: {
    threshold: rangedNumber(phrase('Threshold'), '\\theta', 0.5, [-2, 2]),
    value: rangedNumber(phrase('Value below'), 'v', 0, [-2, 2]),
  },
  goodPoints: [phrase('Weak inputs are cut off altogether, strong ones keep their size.')],
  badPoints: [phrase('Jumps at the threshold, and nothing is learned below it.')],
  use: phrase('A ReLU that begins elsewhere: with θ = v = 0 it is the ReLU.'),
  definitionNote: phrase('As torch.nn.Threshold: the derivative is 0 at θ; the jump counts for nothing.'),
  source: 'torch.nn.Threshold',
  value: (x, { threshold: theta, value }) => select(less(theta, x), x, value),
});
