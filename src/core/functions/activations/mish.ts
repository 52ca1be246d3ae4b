// x·tanh(softplus x): a Swish with another gate.
import { phrase } from '../../text/text';
import { multiply, softplus, tanh } from '../../expression/expression';
import { defineActivation } from './activation';

export const mish = defineActivation({
  id: 'mish',
  name: phrase('Mish'),
  family: 'self-gated',
  outputs: 'any',
  latex: 'y = x \\tanh\\bigl(\\ln(1 + e^x)\\bigr)',
  derivativeLatex:
    "y' = \\frac{e^x\\,\\omega}{\\delta^2},\\quad \\begin{aligned} \\omega &= 4(x + 1) + 4e^{2x} + e^{3x} + (4x + 6)\\,e^x \\\\ \\delta &= 2e^x + e^{2x} + 2 \\end{aligned}",
  parameters: {},
  goodPoints: [
    phrase('Does very well in many comparisons of deep networks.'),
    phrase('Smooth, and negative inputs still learn.'),
  ],
  badPoints: [
    phrase('Costly: an exponential, a logarithm and a hyperbolic tangent.'),
    phrase(
      'The derivative’s formula is unwieldy, and written down as it stands it overflows for large inputs.',
    ),
  ],
  use: phrase('Hidden layers of deep networks, as in the object detector YOLOv4.'),
  definitionNote: phrase(
    'As torch.nn.Mish. The derivative is computed as tanh s + x·σ(x)·(1 − tanh² s) with s = ln(1 + e^x): the same number as the formula above, without an overflow.',
  ),
  source: 'D. Misra, Mish: a self regularized non-monotonic activation function (2019)',
  value: (x) => multiply(x, tanh(softplus(x))),
});
