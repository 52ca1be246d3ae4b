// A ReLU whose negative side tends to −α.
import { phrase } from '../../text/text';
import { expm1, less, multiply, select } from '../../expression/expression';
import { nonNegative } from '../../hyperparameters/commonHyperparameters';
import { defineActivation } from './activation';

export const elu = defineActivation({
  id: 'elu',
  name: phrase('ELU'),
  family: 'rectifying',
  outputs: 'any',
  latex: 'y = \\begin{cases} x & x > 0 \\\\ \\alpha\\,(e^x - 1) & x \\le 0 \\end{cases}',
  derivativeLatex: "y' = \\begin{cases} 1 & x > 0 \\\\ \\alpha e^x = y + \\alpha & x \\le 0 \\end{cases}",
  parameters: { alpha: nonNegative(phrase('Alpha'), '\\alpha', 1, [0, 3]) },
  goodPoints: [
    phrase('Negative inputs still learn, and outputs are centred closer to 0.'),
    phrase('Bounded below: large negative inputs are noise that it ignores.'),
  ],
  badPoints: [
    phrase('An exponential for each negative input.'),
    phrase('The derivative jumps at 0 unless α is 1.'),
  ],
  use: phrase('Hidden layers of deep networks without batch normalization.'),
  definitionNote: phrase('As torch.nn.ELU: the derivative at 0 is that of the left side, α.'),
  source:
    'D.-A. Clevert, T. Unterthiner, S. Hochreiter, Fast and accurate deep network learning by exponential linear units (2015)',
  value: (x, { alpha }) => select(less(0, x), x, multiply(alpha, expm1(x))),
});
