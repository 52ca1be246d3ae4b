// ½(y − t)²: the mean squared error with the factor ½ that makes the derivative y − t.
import { phrase } from '../../text/text';
import { multiply, square, subtract } from '../../expression/expression';
import { defineLoss } from './loss';

export const halfSquaredError = defineLoss({
  id: 'half-squared-error',
  name: phrase('Squared error (MSE)'),
  family: 'regression',
  outputs: 'any',
  targets: 'any',
  latex: 'L = \\frac{1}{2} (y - t)^2',
  derivativeLatex: '\\frac{\\partial L}{\\partial y} = y - t',
  parameters: {},
  goodPoints: [
    phrase('The derivative is the error itself: small errors make small steps.'),
    phrase('Smooth, and for a linear model convex with a single minimum.'),
  ],
  badPoints: [
    phrase('Outliers count by their square and pull everything towards them.'),
    phrase('After a Sigmoid the gradient vanishes where the output is sure and wrong.'),
  ],
  use: phrase('Regression: linear models, and outputs that may be any number.'),
  definitionNote: phrase('Half of torch.nn.MSELoss, as textbooks have it. Nothing is clamped.'),
  source: 'A.-M. Legendre, Nouvelles méthodes pour la détermination des orbites des comètes (1805)',
  value: (y, t) => multiply(0.5, square(subtract(y, t))),
});
