// An ELU whose two constants preserve mean and variance from layer to layer.
import { phrase } from '../../text/text';
import { expm1, less, multiply, select } from '../../expression/expression';
import { defineActivation } from './activation';

const alpha = 1.6732632423543772;
const scale = 1.0507009873554805;

export const selu = defineActivation({
  id: 'selu',
  name: phrase('SELU'),
  family: 'rectifying',
  outputs: 'any',
  latex:
    'y = \\lambda \\begin{cases} x & x > 0 \\\\ \\alpha\\,(e^x - 1) & x \\le 0 \\end{cases},\\quad \\lambda \\approx 1.0507,\\; \\alpha \\approx 1.6733',
  derivativeLatex: "y' = \\lambda \\begin{cases} 1 & x > 0 \\\\ \\alpha e^x & x \\le 0 \\end{cases}",
  parameters: {},
  goodPoints: [
    phrase(
      'Mean 0 and variance 1 pass from layer to layer by themselves, so that gradients neither vanish nor explode.',
    ),
  ],
  badPoints: [
    phrase('Only in plain stacks of fully connected layers, with weights drawn for it (LeCun’s).'),
    phrase('The derivative jumps at 0, from 1.76 to 1.05.'),
  ],
  use: phrase('Deep fully connected networks without normalization layers.'),
  definitionNote: phrase(
    'As torch.nn.SELU: λ = 1.0507009873554805, α = 1.6732632423543772; the derivative at 0 is that of the left side, λα.',
  ),
  source: 'G. Klambauer, T. Unterthiner, A. Mayr, S. Hochreiter, Self-normalizing neural networks (2017)',
  value: (x) => select(less(0, x), multiply(scale, x), multiply(scale * alpha, expm1(x))),
});
