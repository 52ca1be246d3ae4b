// Moves every input towards 0 by λ; smaller ones become 0.
import { phrase } from '../../text/text';
import { add, less, negate, select, subtract } from '../../expression/expression';
import { nonNegative } from '../../hyperparameters/commonHyperparameters';
import { defineActivation } from './activation';

export const softShrink = defineActivation({
  id: 'soft-shrink',
  name: phrase('Softshrink'),
  family: 'shrinking',
  outputs: 'any',
  latex:
    'y = \\begin{cases} x - \\lambda & x > \\lambda \\\\ x + \\lambda & x < -\\lambda \\\\ 0 & \\text{otherwise} \\end{cases}',
  derivativeLatex: "y' = \\begin{cases} 1 & |x| > \\lambda \\\\ 0 & |x| \\le \\lambda \\end{cases}",
  parameters: { lambda: nonNegative(phrase('Lambda'), '\\lambda', 0.5, [0, 2]) },
  goodPoints: [phrase('Small inputs become exactly 0, and the output stays continuous.')],
  badPoints: [phrase('Large inputs shrink, too, and small ones learn nothing.')],
  use: phrase('The step of ISTA and of other methods that make sparse codes.'),
  definitionNote: phrase('As torch.nn.Softshrink: the derivative is 0 at ±λ.'),
  source: 'D. L. Donoho, I. M. Johnstone, Ideal spatial adaptation by wavelet shrinkage (1994)',
  value: (x, { lambda }) =>
    select(less(lambda, x), subtract(x, lambda), select(less(x, negate(lambda)), add(x, lambda), 0)),
});
