// ln cosh(y − t): squared near the target, absolute far from it, and smooth.
import { phrase } from '../../text/text';
import {
  absolute,
  add,
  exp,
  less,
  log1p,
  multiply,
  select,
  sinh,
  square,
  subtract,
  tanh,
} from '../../expression/expression';
import { defineLoss } from './loss';

export const logCosh = defineLoss({
  id: 'log-cosh',
  name: phrase('Log-cosh'),
  family: 'regression',
  outputs: 'any',
  targets: 'any',
  latex: 'L = \\ln \\cosh(y - t)',
  derivativeLatex: '\\frac{\\partial L}{\\partial y} = \\tanh(y - t)',
  parameters: {},
  goodPoints: [
    phrase('Smooth as often as you like, and outliers pull with 1 at most.'),
    phrase('Nothing to choose.'),
  ],
  badPoints: [
    phrase('The size of an error that counts as large is fixed at about 1.'),
    phrase('Costs an exponential and a logarithm; written down as it stands cosh overflows.'),
  ],
  use: phrase('Regression where the Huber loss’s jump of curvature disturbs, as in boosting.'),
  definitionNote: phrase(
    'Computed as |e| + ln(1 + e^−2|e|) − ln 2 with the error e = y − t, and near 0 as ln(1 + 2 sinh²(e/2)): exact both ways.',
  ),
  source: 'tf.keras.losses.LogCosh',
  value: (y, t) => {
    const error = subtract(y, t);
    const size = absolute(error);
    const near = log1p(multiply(2, square(sinh(multiply(0.5, error)))));
    const far = subtract(add(size, log1p(exp(multiply(-2, size)))), Math.LN2);
    return select(less(size, 1), near, far);
  },
  derivative: (y, t) => tanh(subtract(y, t)),
});
