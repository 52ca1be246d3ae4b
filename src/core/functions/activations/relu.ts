// max(0, x): passes positive inputs, and replaces others by 0.
import { phrase } from '../../text/text';
import { maximum } from '../../expression/expression';
import { defineActivation } from './activation';

export const relu = defineActivation({
  id: 'relu',
  name: phrase('ReLU'),
  family: 'rectifying',
  outputs: 'nonNegative',
  latex: 'y = \\max(0, x)',
  derivativeLatex: "y' = \\begin{cases} 1 & x > 0 \\\\ 0 & x \\le 0 \\end{cases}",
  parameters: {},
  goodPoints: [
    phrase(
      'The derivative is 1 wherever the neuron is active: the gradient hardly vanishes, and deep stacks are easy to train.',
    ),
    phrase('Costs one comparison.'),
  ],
  badPoints: [
    phrase(
      'Nothing is learned from negative inputs: a neuron that is negative for all data is dead for good.',
    ),
    phrase('Outputs have no upper bound and are never negative.'),
  ],
  use: phrase('The usual choice for hidden layers of convolutional and fully connected networks.'),
  definitionNote: phrase(
    'At x = 0 it is not differentiable; the derivative counts as 0 there, as in PyTorch. That does not matter: an input of exactly 0 hardly ever occurs, and any slope between 0 and 1 would do (a subgradient).',
  ),
  source:
    'V. Nair, G. E. Hinton, Rectified linear units improve restricted Boltzmann machines (2010). As torch.nn.ReLU',
  value: (x) => maximum(0, x),
});
