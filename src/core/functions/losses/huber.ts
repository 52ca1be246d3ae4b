// Squared near the target, absolute far from it.
import { phrase } from '../../text/text';
import { absolute, lessOrEqual, multiply, select, square, subtract } from '../../expression/expression';
import { positive } from '../../hyperparameters/commonHyperparameters';
import { defineLoss } from './loss';

export const huber = defineLoss({
  id: 'huber',
  name: phrase('Huber'),
  family: 'regression',
  outputs: 'any',
  targets: 'any',
  latex:
    'L = \\begin{cases} \\frac{1}{2} (y - t)^2 & |y - t| \\le \\delta \\\\ \\delta \\left(|y - t| - \\frac{\\delta}{2}\\right) & |y - t| > \\delta \\end{cases}',
  derivativeLatex: '\\frac{\\partial L}{\\partial y} = \\min\\bigl(\\max(y - t, -\\delta), \\delta\\bigr)',
  parameters: { delta: positive(phrase('Delta'), '\\delta', 1, [0.05, 10]) },
  goodPoints: [
    phrase('Outliers pull with δ at most, small errors as in the squared error.'),
    phrase('The derivative is continuous.'),
  ],
  badPoints: [phrase('δ must be chosen for the size of the noise.'), phrase('The curvature jumps at ±δ.')],
  use: phrase('Robust regression; the targets of Q-learning.'),
  definitionNote: phrase('As torch.nn.HuberLoss. Nothing is clamped but the derivative.'),
  source: 'P. J. Huber, Robust estimation of a location parameter (1964)',
  value: (y, t, { delta }) => {
    const error = subtract(y, t);
    const size = absolute(error);
    return select(
      lessOrEqual(size, delta),
      multiply(0.5, square(error)),
      multiply(delta, subtract(size, multiply(0.5, delta))),
    );
  },
});
