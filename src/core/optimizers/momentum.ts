// Gradient descent with momentum: a heavy ball.
import { phrase } from '../text/text';
import { add, multiply, subtract } from '../expression/expression';
import {
  learningRate,
  libraryHyperparameter,
  momentumFactor,
  share,
} from '../hyperparameters/commonHyperparameters';
import { defineOptimizer } from './define';
import { heavyResponse } from './response';

const pytorchRule =
  '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ v_1 &= g_1, \\quad v_t = \\mu v_{t-1} + (1 - \\tau)\\, g_t \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, v_t \\end{aligned}';

export const momentum = defineOptimizer({
  id: 'momentum',
  name: 'Momentum',
  family: 'momentum',
  idea: phrase(
    'A heavy ball: past gradients add up to a velocity that carries it along valleys and over small bumps.',
  ),
  goodAt: phrase('Long, gently sloping valleys, and shallow dips on the way.'),
  badAt: phrase(
    'It overshoots: it swings about the minimum before it settles, and at high rates it flies out.',
  ),
  hyperparameters: {
    learningRate: learningRate(0.001),
    momentum: momentumFactor(0.9),
    dampening: share(phrase('Dampening'), '\\tau', 0),
    convention: libraryHyperparameter(
      { library: 'pytorch', latex: pytorchRule, defaults: {}, difference: phrase('') },
      {
        library: 'keras',
        latex:
          '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ v_t &= \\mu v_{t-1} - \\eta\\,(1 - \\tau)\\, g_t \\\\ \\theta_{t+1} &= \\theta_t + v_t \\end{aligned}',
        defaults: { learningRate: 0.01 },
        difference: phrase(
          'The rate stands inside the velocity: the same path while the rate is constant, another one under a schedule, for past steps keep the rate that they were taken with. Dampening, which Keras has not, counts from the first step on.',
        ),
      },
      {
        library: 'optax',
        latex:
          '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ v_t &= \\mu v_{t-1} + (1 - \\tau)\\, g_t \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, v_t \\end{aligned}',
        defaults: {},
        difference: phrase(
          'The same as PyTorch without dampening. Dampening, which optax has not, counts from the first step on.',
        ),
      },
    ),
  },
  latex: pytorchRule,
  paper: 'B. T. Polyak, Some methods of speeding up the convergence of iteration methods',
  year: 1964,
  definitionNote: phrase(
    'As torch.optim.SGD with momentum: the buffer sums gradients, starts as the first gradient itself (no dampening there) and is multiplied by the learning rate afterwards. Keras keeps the rate inside the buffer, v = μv − ηg: the same path while the rate is constant, another one under a schedule.',
  ),
  state: { velocity: { symbol: 'v' } },
  step: {
    gradientShare: (h, update, library) => (update === 1 && library === 'pytorch' ? 1 : 1 - h.dampening),
  },
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  momentum: 'momentum',
  response: ({ learningRate: rate, momentum, dampening }) => heavyResponse(momentum, (1 - dampening) * rate),
  rule: ({ theta, gradient, state, h, step, library }) => {
    const share = multiply(step.gradientShare, gradient);
    const kept = multiply(h.momentum, state.velocity);
    if (library === 'keras') {
      const velocity = subtract(kept, multiply(h.learningRate, share));
      return {
        theta: add(theta, velocity),
        state: { velocity },
        memory: { term: 'v', points: 'along' },
      };
    }
    const velocity = add(kept, share);
    return {
      theta: subtract(theta, multiply(h.learningRate, velocity)),
      state: { velocity },
      memory: { term: 'v', points: 'up' },
    };
  },
  python: {
    before: 'v = np.zeros(2)',
    update: ({ h, library }) => {
      const share = library === 'pytorch' ? '(1 if t == 1 else 1 - dampening)' : '(1 - dampening)';
      const push = h.dampening === 0 ? 'g' : `${share} * g`;
      return library === 'keras'
        ? `
          v = momentum * v - learning_rate * ${push}
          theta = theta + v`
        : `
          v = momentum * v + ${push}
          theta = theta - learning_rate * v`;
    },
  },
});
