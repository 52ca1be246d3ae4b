// A ReLU with a small slope on the negative side.
import { phrase } from '../../text/text';
import { less, multiply, select } from '../../expression/expression';
import { rangedNumber } from '../../hyperparameters/commonHyperparameters';
import { defineActivation } from './activation';

export const leakyRelu = defineActivation({
  id: 'leaky-relu',
  name: phrase('Leaky ReLU'),
  family: 'rectifying',
  outputs: 'any',
  latex: 'y = \\begin{cases} x & x > 0 \\\\ a x & x \\le 0 \\end{cases}',
  derivativeLatex: "y' = \\begin{cases} 1 & x > 0 \\\\ a & x \\le 0 \\end{cases}",
  parameters: { slope: rangedNumber(phrase('Negative slope'), 'a', 0.01, [0, 1]) },
  goodPoints: [
    phrase('No neuron dies: negative inputs pass on a little of the gradient.'),
    phrase('As cheap as the ReLU.'),
  ],
  badPoints: [phrase('One more number to choose.'), phrase('Still not differentiable at 0.')],
  use: phrase('Hidden layers where ReLUs die, as in the discriminators of GANs.'),
  definitionNote: phrase('As torch.nn.LeakyReLU: the derivative at 0 is that of the left side, a.'),
  source:
    'A. L. Maas, A. Y. Hannun, A. Y. Ng, Rectifier nonlinearities improve neural network acoustic models (2013)',
  value: (x, { slope }) => select(less(0, x), x, multiply(slope, x)),
});
