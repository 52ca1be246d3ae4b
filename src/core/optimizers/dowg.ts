// DoWG: a rate from the largest distance from the start and the gradients so far.
import { phrase } from '../text/text';
import { add, boundBelow, divide, multiply, squareRoot, subtract } from '../expression/expression';
import { epsilon, learningRate, nonNegative, weightDecay } from '../hyperparameters/commonHyperparameters';
import { defineParticleOptimizer } from './define';
import { innerProduct, forBoth, quotient } from './pairs';
import { plainResponse } from './response';

export const dowg = defineParticleOptimizer({
  id: 'dowg',
  name: 'DoWG',
  family: 'parameter-free',
  idea: phrase(
    'Take the largest distance from the start so far for the distance to the goal, and divide by the gradients met on the way.',
  ),
  goodAt: phrase(
    'Convex surfaces, with nothing to tune: the first timid hops double until they fit, and they fit steep and gentle slopes alike.',
  ),
  badAt: phrase(
    'A start of steep slopes weighs for ever and makes it slow; having once gone too far it keeps that distance for its measure.',
  ),
  hyperparameters: {
    learningRate: learningRate(1, [1e-2, 10]),
    initialEstimate: nonNegative(
      phrase('First estimate of the squared distance'),
      'r_0',
      1e-4,
      [1e-8, 1],
      'log',
    ),
    epsilon: epsilon(1e-4),
    weightDecay,
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) + \\lambda \\theta_t \\\\ r_t &= \\max\\bigl( r_{t-1},\\; \\lVert \\theta_t - \\theta_1 \\rVert^2 \\bigr) \\\\ v_t &= v_{t-1} + r_t \\lVert g_t\\rVert^2 \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, \\frac{r_t}{\\sqrt{v_t} + \\varepsilon}\\, g_t \\end{aligned}',
  paper:
    'A. Khaled, K. Mishchenko, C. Jin, DoWG unleashed: an efficient universal parameter-free gradient descent method',
  year: 2023,
  definitionNote: phrase(
    'As optax.contrib.dowg: r is a squared distance that starts at ε = 1e-4 unless said otherwise, ε stands outside the root, and weight decay joins the gradient. The paper has neither ε nor η. A gradient of 0 moves nothing, even with ε = 0.',
  ),
  parameterState: { start: { symbol: '\\theta_1', initial: 'start' } },
  particleState: {
    r: { symbol: 'r', initial: (h) => h.initialEstimate },
    v: { symbol: 'v' },
  },
  step: {},
  staticFlags: ['weightDecay'],
  terms: { g: { symbol: 'g' } },
  response: ({ learningRate: rate }) => plainResponse(rate),
  rule: ({ theta, gradient, state, h, on }) => {
    const slope = on.weightDecay
      ? forBoth((i) => add(gradient[i], multiply(h.weightDecay, theta[i])))
      : gradient;
    const walked = forBoth((i) => subtract(theta[i], state.start[i]));
    const r = boundBelow(state.r, innerProduct(walked, walked));
    const v = add(state.v, multiply(r, innerProduct(slope, slope)));
    const size = add(squareRoot(v), h.epsilon);
    const rate = multiply(h.learningRate, quotient(r, size, 0));
    return {
      theta: forBoth((i) => subtract(theta[i], multiply(rate, slope[i]))),
      state: { start: state.start, r, v },
      terms: { g: slope },
      divisor: forBoth(() => divide(size, r)),
      decay: on.weightDecay ? h.weightDecay : null,
    };
  },
  python: {
    before: `
      start = theta
      r, v = initial_estimate, 0`,
    update: ({ h, over }) => `
      ${h.weightDecay === 0 ? '' : 'g = g + weight_decay * theta'}
      walked = theta - start
      r = max(r, walked @ walked)
      v = v + r * (g @ g)
      theta = theta - ${over('learning_rate * r * g', 'np.sqrt(v) + epsilon')}`,
  },
});
