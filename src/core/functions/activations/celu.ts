// An ELU without a kink, whatever its α.
import { phrase } from '../../text/text';
import { divide, expm1, less, multiply, select } from '../../expression/expression';
import { positive } from '../../hyperparameters/commonHyperparameters';
import { defineActivation } from './activation';

export const celu = defineActivation({
  id: 'celu',
  name: phrase('CELU'),
  family: 'rectifying',
  outputs: 'any',
  latex: 'y = \\begin{cases} x & x > 0 \\\\ \\alpha\\,(e^{x/\\alpha} - 1) & x \\le 0 \\end{cases}',
  derivativeLatex: "y' = \\begin{cases} 1 & x > 0 \\\\ e^{x/\\alpha} & x \\le 0 \\end{cases}",
  parameters: { alpha: positive(phrase('Alpha'), '\\alpha', 1, [0.1, 10]) },
  goodPoints: [
    phrase('The derivative is continuous for every α, and at most 1.'),
    phrase('Negative inputs still learn.'),
  ],
  badPoints: [phrase('An exponential for each negative input.'), phrase('With α = 1 it is the ELU.')],
  use: phrase('As the ELU, where α is to be tuned or learned.'),
  definitionNote: phrase('As torch.nn.CELU, but α must be above 0.'),
  source: 'J. T. Barron, Continuously differentiable exponential linear units (2017)',
  value: (x, { alpha }) => select(less(0, x), x, multiply(alpha, expm1(divide(x, alpha)))),
});
