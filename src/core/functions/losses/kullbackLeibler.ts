// t ln(t/y) of one component: the cost of using y in place of t.
import { phrase } from '../../text/text';
import { add, multiply, negate, subtract } from '../../expression/expression';
import { logOfProbability, clampedQuotient } from './clamped';
import { surpriseOfOne } from './logits';
import { defineLoss } from './loss';

export const kullbackLeibler = defineLoss({
  id: 'kullback-leibler',
  name: phrase('Kullback–Leibler'),
  family: 'probability',
  outputs: 'probability',
  targets: 'probability',
  latex: 'L = t \\ln \\frac{t}{y}',
  derivativeLatex: '\\frac{\\partial L}{\\partial y} = -\\frac{t}{y}',
  parameters: {},
  goodPoints: [
    phrase('Summed over a distribution it is 0 just where both are the same.'),
    phrase('Takes soft targets, such as another model’s outputs.'),
  ],
  badPoints: [
    phrase('One component alone may be negative.'),
    phrase('Not symmetric: taking y for t is not taking t for y.'),
  ],
  use: phrase('Distillation, variational methods: distributions that should become like another.'),
  definitionNote: phrase(
    'Of one component, as torch.nn.KLDivLoss of ln y; t = 0 costs nothing. Logarithms are at least −100, the derivative’s denominator is at least 10⁻¹².',
  ),
  source: 'S. Kullback, R. A. Leibler, On information and sufficiency (1951)',
  value: (y, t) => multiply(t, subtract(logOfProbability(t), logOfProbability(y))),
  derivative: (y, t) => negate(clampedQuotient(t, y)),
  ofSigmoid: (z, t) => multiply(t, add(logOfProbability(t), surpriseOfOne(z))),
});
