// The square of the hinge loss: no corner at the margin.
import { phrase } from '../../text/text';
import { maximum, multiply, square, subtract } from '../../expression/expression';
import { defineLoss } from './loss';

export const squaredHinge = defineLoss({
  id: 'squared-hinge',
  name: phrase('Squared hinge'),
  family: 'margin',
  outputs: 'any',
  targets: 'sign',
  latex: 'L = \\max(0, 1 - t y)^2',
  derivativeLatex: '\\frac{\\partial L}{\\partial y} = -2t \\max(0, 1 - t y)',
  parameters: {},
  goodPoints: [
    phrase('The derivative is continuous: steps shrink as the margin is reached.'),
    phrase('Convex.'),
  ],
  badPoints: [
    phrase('What lies far on the wrong side counts by its square.'),
    phrase('Still a plateau beyond the margin.'),
  ],
  use: phrase('Support-vector machines that are trained by gradients (L2-SVM).'),
  definitionNote: phrase('Smooth at the margin but for the curvature, which jumps.'),
  source: 'Y.-J. Lee, O. L. Mangasarian, SSVM: a smooth support vector machine (2001)',
  value: (y, t) => square(maximum(0, subtract(1, multiply(t, y)))),
});
