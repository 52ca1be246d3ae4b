// Small inputs become 0, others stay.
import { phrase } from '../../text/text';
import { absolute, less, select } from '../../expression/expression';
import { nonNegative } from '../../hyperparameters/commonHyperparameters';
import { defineActivation } from './activation';

export const hardShrink = defineActivation({
  id: 'hard-shrink',
  name: phrase('Hardshrink'),
  family: 'shrinking',
  outputs: 'any',
  jumps: true,
  latex: 'y = \\begin{cases} x & |x| > \\lambda \\\\ 0 & |x| \\le \\lambda \\end{cases}',
  derivativeLatex: "y' = \\begin{cases} 1 & |x| > \\lambda \\\\ 0 & |x| \\le \\lambda \\end{cases}",
  parameters: { lambda: nonNegative(phrase('Lambda'), '\\lambda', 0.5, [0, 2]) },
  goodPoints: [phrase('Small inputs become exactly 0, large ones keep their size.')],
  badPoints: [phrase('Jumps at ±λ, and small inputs learn nothing.')],
  use: phrase('Denoising by a threshold, as of wavelet coefficients.'),
  definitionNote: phrase('As torch.nn.Hardshrink: the derivative is 0 at ±λ; the jumps count for nothing.'),
  source: 'D. L. Donoho, I. M. Johnstone, Ideal spatial adaptation by wavelet shrinkage (1994)',
  value: (x, { lambda }) => select(less(lambda, absolute(x)), x, 0),
});
