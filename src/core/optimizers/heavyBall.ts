// Heavy ball with an averaged velocity: momentum whose step length does not depend on the momentum.
import { phrase } from '../text/text';
import { add, multiply, subtract } from '../expression/expression';
import { decayFactor, learningRate } from '../hyperparameters/commonHyperparameters';
import { defineOptimizer } from './define';
import { averagedResponse } from './response';

export const heavyBall = defineOptimizer({
  id: 'heavy-ball',
  name: 'Heavy ball',
  family: 'momentum',
  idea: phrase(
    'Momentum as an average: the velocity is a moving mean of the gradients, so that the rate alone says how long steps are.',
  ),
  goodAt: phrase(
    'Ravines and noise, as momentum; and β can be changed without the steps growing or shrinking with it.',
  ),
  badAt: phrase('The start: the mean begins at 0, so that the first steps are only 1 − β times as long.'),
  hyperparameters: {
    learningRate: learningRate(0.01, [1e-4, 10]),
    beta: decayFactor(phrase('Momentum decay'), '\\beta', 0.9),
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ v_t &= \\beta v_{t-1} + (1 - \\beta)\\, g_t \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, v_t \\end{aligned}',
  paper: 'B. T. Polyak, Some methods of speeding up the convergence of iteration methods',
  year: 1964,
  definitionNote: phrase(
    'With a moving average in place of PyTorch’s, Keras’ and optax’s sum: the same path as “momentum” at (1 − β) times the rate, with a velocity that starts at 0 and no bias correction. QHM and Adam average in this way.',
  ),
  state: { velocity: { symbol: 'v' } },
  step: {},
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  momentum: 'beta',
  response: ({ learningRate: rate, beta }) => averagedResponse(beta, rate),
  rule: ({ theta, gradient, state, h }) => {
    const velocity = add(multiply(h.beta, state.velocity), multiply(subtract(1, h.beta), gradient));
    return {
      theta: subtract(theta, multiply(h.learningRate, velocity)),
      state: { velocity },
      memory: { term: 'v', points: 'up' },
    };
  },
  python: {
    before: 'v = np.zeros(2)',
    update: `
      v = beta * v + (1 - beta) * g
      theta = theta - learning_rate * v`,
  },
});
