// max(0, 1 − t·y): 0 only if y is on the right side by a margin of 1.
import { phrase } from '../../text/text';
import { maximum, multiply, subtract } from '../../expression/expression';
import { defineLoss } from './loss';

export const hinge = defineLoss({
  id: 'hinge',
  name: phrase('Hinge'),
  family: 'margin',
  outputs: 'any',
  targets: 'sign',
  latex: 'L = \\max(0, 1 - t y)',
  derivativeLatex:
    '\\frac{\\partial L}{\\partial y} = \\begin{cases} -t & t y < 1 \\\\ 0 & t y \\ge 1 \\end{cases}',
  parameters: {},
  goodPoints: [
    phrase('What is right by a margin costs nothing and is left alone: only the border counts.'),
    phrase('Convex, and cheap.'),
  ],
  badPoints: [
    phrase('Outputs are no probabilities.'),
    phrase('A corner at the margin, and a plateau without a gradient beyond.'),
  ],
  use: phrase('Support-vector machines: two classes, told by −1 and 1.'),
  definitionNote: phrase('Where t·y is exactly 1 the derivative is 0.'),
  source: 'C. Cortes, V. Vapnik, Support-vector networks (1995)',
  value: (y, t) => maximum(0, subtract(1, multiply(t, y))),
});
