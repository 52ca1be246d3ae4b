// x·σ(βx): the input gates itself.
import { phrase } from '../../text/text';
import { multiply, sigmoid } from '../../expression/expression';
import { rangedNumber } from '../../hyperparameters/commonHyperparameters';
import { defineActivation } from './activation';

export const swish = defineActivation({
  id: 'swish',
  name: phrase('Swish'),
  family: 'self-gated',
  outputs: 'any',
  latex: 'y = x\\,\\sigma(\\beta x) = \\frac{x}{1 + e^{-\\beta x}}',
  derivativeLatex: "y' = \\beta y + \\sigma(\\beta x)\\,(1 - \\beta y)",
  parameters: { beta: rangedNumber(phrase('Beta'), '\\beta', 1, [0, 10]) },
  goodPoints: [
    phrase('Differentiable as often as you like, 0 included.'),
    phrase('Can be negative for negative inputs, which still learn.'),
    phrase('β reaches from a straight line (0) to the ReLU (∞), and can be learned itself.'),
  ],
  badPoints: [
    phrase('Each output costs an exponential.'),
    phrase('Not monotonic: a dip at negative inputs turns the gradient round.'),
  ],
  use: phrase('Hidden layers of deep networks (EfficientNet; as SiLU in many language models).'),
  definitionNote: phrase('With β = 1 as torch.nn.SiLU. Smooth everywhere, nothing is clamped.'),
  source: 'P. Ramachandran, B. Zoph, Q. V. Le, Searching for activation functions (2017)',
  value: (x, { beta }) => multiply(x, sigmoid(multiply(beta, x))),
});
