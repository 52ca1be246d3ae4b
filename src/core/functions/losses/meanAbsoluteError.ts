// |y − t|
import { phrase } from '../../text/text';
import { absolute, subtract } from '../../expression/expression';
import { defineLoss } from './loss';

export const meanAbsoluteError = defineLoss({
  id: 'mean-absolute-error',
  name: phrase('Absolute error (MAE)'),
  family: 'regression',
  outputs: 'any',
  targets: 'any',
  latex: 'L = |y - t|',
  derivativeLatex: '\\frac{\\partial L}{\\partial y} = \\operatorname{sgn}(y - t)',
  parameters: {},
  goodPoints: [phrase('Outliers pull no harder than anybody else.'), phrase('Its minimum is the median.')],
  badPoints: [
    phrase('The gradient does not shrink near the goal: a fixed rate steps to and fro.'),
    phrase('No curvature, nothing for Newton’s method to go by.'),
  ],
  use: phrase('Regression on data with outliers.'),
  definitionNote: phrase('As torch.nn.L1Loss: where y = t the derivative is 0.'),
  source: 'P.-S. Laplace, Sur quelques points du système du monde (1793)',
  value: (y, t) => absolute(subtract(y, t)),
});
