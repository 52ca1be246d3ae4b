// Gradient descent with Polyak's step size, computed from the height above the minimum and the slope.
import { phrase } from '../text/text';
import { add, divide, lessOrEqual, minimum, multiply, select, subtract } from '../expression/expression';
import { epsilon, nonNegative, rangedNumber } from '../hyperparameters/commonHyperparameters';
import { defineParticleOptimizer } from './define';
import { innerProduct, forBoth } from './pairs';
import { plainResponse } from './response';

/** Slopes whose square is at most this count as flat: the distance from 1 to the next number, as in optax. */
const flat = Number.EPSILON;

export const polyakSgd = defineParticleOptimizer({
  id: 'polyak-sgd',
  name: 'Polyak SGD',
  family: 'parameter-free',
  idea: phrase(
    'Who knows how low the goal lies knows how far to go: down the gradient, to where a straight slope would reach that height.',
  ),
  goodAt: phrase(
    'Convex surfaces of known minimum: long steps where it is flat and high, short ones where it is steep, and it settles by itself.',
  ),
  badAt: phrase(
    'Side valleys and plateaus: it believes that the goal is just ahead and leaps. With f* set too high it climbs.',
  ),
  hyperparameters: {
    maxLearningRate: nonNegative(phrase('Largest learning rate'), '\\eta_{\\max}', 1, [1e-4, 10], 'log'),
    scaling: nonNegative(phrase('Scaling of the gradient'), '\\sigma', 1, [0.1, 10], 'log'),
    fMin: rangedNumber(phrase('Height of the minimum'), 'f^\\star', 0, [-10, 10]),
    epsilon: epsilon(0),
  },
  latex:
    '\\begin{aligned} g_t &= \\sigma\\, \\nabla f(\\theta_t) \\\\ \\eta_t &= \\begin{cases} 0 & \\lVert g_t\\rVert^2 + \\varepsilon \\le 2^{-52} \\\\ \\min\\left( \\frac{f(\\theta_t) - f^\\star}{\\lVert g_t\\rVert^2 + \\varepsilon},\\; \\eta_{\\max} \\right) & \\text{otherwise} \\end{cases} \\\\ \\theta_{t+1} &= \\theta_t - \\eta_t\\, g_t \\end{aligned}',
  paper:
    'B. T. Polyak, Minimization of unsmooth functionals; with a largest rate: N. Loizou, S. Vaswani, I. Laradji, S. Lacoste-Julien, Stochastic Polyak step-size for SGD: an adaptive learning rate for fast convergence (2021)',
  year: 1969,
  definitionNote: phrase(
    'As optax.polyak_sgd, variant “sps”: the scaling multiplies the gradient before its norm is taken, so that it divides the step in the end; where ‖g‖² + ε is at most 2.2e-16 the step is 0. The variant “sps+”, which stands still below f*, is not offered.',
  ),
  parameterState: {},
  particleState: {},
  step: {},
  staticFlags: [],
  terms: { g: { symbol: 'g' }, eta: { symbol: '\\eta', scope: 'particle' } },
  response: () => plainResponse(1),
  rule: ({ theta, value, gradient, h }) => {
    const slope = forBoth((i) => multiply(h.scaling, gradient[i]));
    const squared = add(innerProduct(slope, slope), h.epsilon);
    const rate = select(
      lessOrEqual(squared, flat),
      0,
      minimum(divide(subtract(value, h.fMin), squared), h.maxLearningRate),
    );
    return {
      theta: forBoth((i) => subtract(theta[i], multiply(rate, slope[i]))),
      state: {},
      terms: { g: slope, eta: rate },
      divisor: forBoth(() => divide(1, multiply(rate, h.scaling))),
    };
  },
  python: {
    update: `
      g = scaling * g
      squared = g @ g + epsilon
      rate = min((f(*theta) - f_min) / squared, max_learning_rate) if squared > 2**-52 else 0
      theta = theta - rate * g`,
  },
});
