// The approximation of the GELU by a hyperbolic tangent.
import { phrase } from '../../text/text';
import { add, boundAbove, boundBelow, multiply, power, tanh } from '../../expression/expression';
import { defineActivation } from './activation';

/** Beyond this, the hyperbolic tangent is ±1 to the last digit. */
const farthest = 40;

export const geluTanh = defineActivation({
  id: 'gelu-tanh',
  name: phrase('GELU (tanh)'),
  family: 'self-gated',
  outputs: 'any',
  latex:
    'y = \\frac{x}{2} \\left(1 + \\tanh u\\right),\\quad u = \\sqrt{\\frac{2}{\\pi}}\\,(x + 0.044715\\,x^3)',
  derivativeLatex:
    "y' = \\frac{1 + \\tanh u}{2} + \\frac{x}{2} \\left(1 - \\tanh^2 u\\right) \\sqrt{\\frac{2}{\\pi}}\\,(1 + 0.134145\\,x^2)",
  parameters: {},
  goodPoints: [phrase('Within 0.0005 of the GELU, without the error function.')],
  badPoints: [phrase('Where the error function is fast, nothing is won.')],
  use: phrase('Networks that were trained with it (GPT-2), whose outputs must be reproduced.'),
  definitionNote: phrase(
    'As torch.nn.GELU(approximate="tanh"). Inside the tanh x is bounded to ±40, where it has long been ±1, so that x³ does not overflow.',
  ),
  source: 'D. Hendrycks, K. Gimpel, Gaussian error linear units (GELUs) (2016)',
  value: (x) => {
    const near = boundBelow(boundAbove(x, farthest), -farthest);
    const u = multiply(Math.sqrt(2 / Math.PI), add(near, multiply(0.044715, power(near, 3))));
    // Each term of the sum is halved: with ½ in front, x·2 could overflow.
    return multiply(x, add(0.5, multiply(0.5, tanh(u))));
  },
});
