// y − t ln y: the surprise of a count t at a rate y, without the terms that don't depend on y.
import { phrase } from '../../text/text';
import { boundBelow, multiply, subtract } from '../../expression/expression';
import { logOfPositive, clampedQuotient } from './clamped';
import { defineLoss } from './loss';

export const poissonNll = defineLoss({
  id: 'poisson-nll',
  name: phrase('Poisson'),
  family: 'regression',
  outputs: 'nonNegative',
  targets: 'nonNegative',
  latex: 'L = y - t \\ln y',
  derivativeLatex: '\\frac{\\partial L}{\\partial y} = 1 - \\frac{t}{y}',
  parameters: {},
  goodPoints: [phrase('Made for counts: large ones may miss by more than small ones.')],
  badPoints: [
    phrase('Only for positive outputs, and infinite at 0 where something was counted.'),
    phrase('Its minimum is not 0: it is t − t ln t.'),
  ],
  use: phrase('Counts per time or area, with a positive activation such as the Softplus.'),
  definitionNote: phrase(
    'As torch.nn.PoissonNLLLoss(log_input=False) without its ε = 10⁻⁸ inside the logarithm; the logarithm is at least −100, the derivative’s denominator at least 10⁻¹².',
  ),
  source: 'J. A. Nelder, R. W. M. Wedderburn, Generalized linear models (1972)',
  value: (y, t) => subtract(boundBelow(y, 0), multiply(t, logOfPositive(y))),
  derivative: (y, t) => subtract(1, clampedQuotient(t, y)),
});
