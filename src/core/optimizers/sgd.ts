// Gradient descent: a step down the gradient, without state.
import { phrase } from '../text/text';
import { multiply, subtract } from '../expression/expression';
import { learningRate } from '../hyperparameters/commonHyperparameters';
import { defineOptimizer } from './define';
import { plainResponse } from './response';

export const sgd = defineOptimizer({
  id: 'sgd',
  name: 'SGD',
  family: 'gradient',
  idea: phrase('Step down the gradient, in proportion to its size.'),
  goodAt: phrase('Cheap, easy to reason about, and with a falling rate it settles exactly.'),
  badAt: phrase(
    'One rate for all directions: in a ravine it zigzags across while it crawls along; it stands still on plateaus.',
  ),
  hyperparameters: { learningRate: learningRate(0.001) },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, g_t \\end{aligned}',
  paper: 'H. Robbins, S. Monro, A stochastic approximation method',
  year: 1951,
  definitionNote: phrase(
    'As torch.optim.SGD. All libraries agree: without momentum, both kinds of weight decay give the same step.',
  ),
  state: {},
  step: {},
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  response: ({ learningRate: rate }) => plainResponse(rate),
  rule: (inputs) => ({
    theta: subtract(inputs.theta, multiply(inputs.h.learningRate, inputs.gradient)),
    state: {},
  }),
  python: {
    update: 'theta = theta - learning_rate * g',
  },
});
