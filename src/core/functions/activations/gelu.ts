// x·Φ(x): the input times the probability that a normal number lies below it.
import { phrase } from '../../text/text';
import { add, divide, erf, multiply } from '../../expression/expression';
import { defineActivation } from './activation';

export const gelu = defineActivation({
  id: 'gelu',
  name: phrase('GELU'),
  family: 'self-gated',
  outputs: 'any',
  latex: 'y = x\\,\\Phi(x) = \\frac{x}{2} \\left(1 + \\operatorname{erf} \\frac{x}{\\sqrt{2}}\\right)',
  derivativeLatex: "y' = \\Phi(x) + \\frac{x}{\\sqrt{2\\pi}}\\,e^{-x^2/2}",
  parameters: {},
  goodPoints: [
    phrase('Smooth, and close to the ReLU far from 0.'),
    phrase('Small negative inputs still learn.'),
  ],
  badPoints: [
    phrase('The error function is costly.'),
    phrase('Not monotonic: its lowest point is at about −0.75, below 0.'),
  ],
  use: phrase('Hidden layers of transformers (BERT, GPT).'),
  definitionNote: phrase(
    'As torch.nn.GELU: with the error function, not an approximation. Far on the negative side the sum is rounded: y is exact to about 10⁻¹⁶ there.',
  ),
  source: 'D. Hendrycks, K. Gimpel, Gaussian error linear units (GELUs) (2016)',
  // Each term of the sum is halved: with ½ in front, x·2 could overflow.
  value: (x) => multiply(x, add(0.5, multiply(0.5, erf(divide(x, Math.SQRT2))))),
});
