// Nesterov's accelerated gradient, in the form without a look-ahead evaluation.
import { phrase } from '../text/text';
import { add, multiply, subtract } from '../expression/expression';
import { learningRate, momentumFactor } from '../hyperparameters/commonHyperparameters';
import { defineOptimizer } from './define';
import { echoing } from './response';

export const nesterov = defineOptimizer({
  id: 'nesterov',
  name: 'Nesterov',
  family: 'momentum',
  idea: phrase(
    'Momentum that looks ahead: the newest gradient counts for where the velocity is about to carry the ball, which damps overshooting.',
  ),
  goodAt: phrase(
    'As momentum, with less overshoot; on smooth convex surfaces it is provably faster than plain descent.',
  ),
  badAt: phrase('Steep walls: the look-ahead makes it diverge at lower rates than momentum does.'),
  hyperparameters: {
    learningRate: learningRate(0.001),
    momentum: momentumFactor(0.9),
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ v_t &= \\mu v_{t-1} + g_t \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\,(g_t + \\mu v_t) \\end{aligned}',
  paper:
    'Y. Nesterov, A method of solving a convex programming problem with convergence rate O(1/k²); in this form: I. Sutskever et al., On the importance of initialization and momentum in deep learning (2013)',
  year: 1983,
  definitionNote: phrase(
    'As torch.optim.SGD with nesterov=True: one gradient per step, at θ itself; the position is that of the look-ahead point. Keras keeps the rate inside the buffer: the same path while the rate is constant. Textbooks often evaluate the gradient at θ + μv instead.',
  ),
  state: { velocity: { symbol: 'v' } },
  step: {},
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  momentum: 'momentum',
  response: ({ learningRate: rate, momentum }) =>
    echoing([
      { gain: rate, fade: 0 },
      { gain: rate * momentum, fade: momentum },
    ]),
  rule: ({ theta, gradient, state, h }) => {
    const velocity = add(multiply(h.momentum, state.velocity), gradient);
    const direction = add(gradient, multiply(h.momentum, velocity));
    return {
      theta: subtract(theta, multiply(h.learningRate, direction)),
      state: { velocity },
      memory: { term: 'v', points: 'up' },
    };
  },
  python: {
    before: 'v = np.zeros(2)',
    update: `
      v = momentum * v + g
      theta = theta - learning_rate * (g + momentum * v)`,
  },
});
