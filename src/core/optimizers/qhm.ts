// QHM: a step that is part gradient, part averaged gradient.
import { phrase } from '../text/text';
import { add, multiply, subtract } from '../expression/expression';
import { decayFactor, share, learningRate } from '../hyperparameters/commonHyperparameters';
import { defineOptimizer } from './define';
import { averageEcho, echoing } from './response';

export const qhm = defineOptimizer({
  id: 'qhm',
  name: 'QHM',
  family: 'momentum',
  idea: phrase(
    'A blend of plain descent and momentum: the share ν of each step follows the averaged gradient, the rest the gradient of the moment.',
  ),
  goodAt: phrase(
    'Long memories: with β near 1 the average is smooth and steady, and the gradient of the moment still steers. Nesterov and others are settings of it.',
  ),
  badAt: phrase(
    'Two numbers to tune beside the rate; and with β = 0.999 the average needs a thousand steps to come into its own.',
  ),
  hyperparameters: {
    learningRate: learningRate(0.01, [1e-4, 10]),
    beta: decayFactor(phrase('Momentum decay'), '\\beta', 0.999),
    nu: share(phrase('Share of the average', undefined, 'momentum'), '\\nu', 0.7),
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ v_t &= \\beta v_{t-1} + (1 - \\beta)\\, g_t \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\left[(1 - \\nu)\\, g_t + \\nu\\, v_t\\right] \\end{aligned}',
  paper: 'J. Ma, D. Yarats, Quasi-hyperbolic momentum and Adam for deep learning',
  year: 2019,
  definitionNote: phrase(
    'As the paper and the authors’ qhoptim, with the paper’s ν = 0.7 and β = 0.999. The average carries the factor 1 − β: for the stride of PyTorch’s momentum, take 1/(1 − β) times its rate. ν = 0 is plain descent, ν = 1 the heavy ball, ν = β Nesterov’s method.',
  ),
  state: { velocity: { symbol: 'v' } },
  step: {},
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  response: ({ learningRate: rate, beta, nu }) =>
    echoing([{ gain: rate * (1 - nu), fade: 0 }, averageEcho(beta, rate * nu)]),
  rule: ({ theta, gradient, state, h }) => {
    const velocity = add(multiply(h.beta, state.velocity), multiply(subtract(1, h.beta), gradient));
    const direction = add(multiply(subtract(1, h.nu), gradient), multiply(h.nu, velocity));
    return {
      theta: subtract(theta, multiply(h.learningRate, direction)),
      state: { velocity },
      memory: { term: 'v', points: 'up' },
    };
  },
  python: {
    before: 'v = np.zeros(2)',
    update: `
      v = beta * v + (1 - beta) * g
      theta = theta - learning_rate * ((1 - nu) * g + nu * v)`,
  },
});
