// LARS: momentum whose steps are scaled by the parameters' norm.
import { phrase } from '../text/text';
import { add, divide, multiply, subtract } from '../expression/expression';
import {
  epsilon,
  learningRate,
  momentumFactor,
  nonNegative,
  weightDecay,
} from '../hyperparameters/commonHyperparameters';
import { defineParticleOptimizer } from './define';
import { forBoth, norm, trustRatio } from './pairs';
import { heavyResponse } from './response';

export const lars = defineParticleOptimizer({
  id: 'lars',
  name: 'LARS',
  family: 'layerwise',
  idea: phrase(
    'Momentum with a rate of its own for each layer: the gradient is rescaled to a fixed share of the parameters’ size.',
  ),
  goodAt: phrase('Huge batches, and layers whose gradients differ by orders of magnitude.'),
  badAt: phrase(
    'Here a point is one layer: steps shrink near the origin and never near the minimum, so that it circles there.',
  ),
  hyperparameters: {
    learningRate: learningRate(1, [1e-2, 100]),
    momentum: momentumFactor(0.9),
    trustCoefficient: nonNegative(phrase('Trust coefficient'), '\\xi', 0.001, [1e-4, 1e-1], 'log'),
    epsilon: epsilon(0),
    weightDecay,
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) + \\lambda \\theta_t \\\\ v_t &= \\mu v_{t-1} + \\eta\\, \\xi\\, \\frac{\\lVert\\theta_t\\rVert}{\\lVert g_t\\rVert + \\varepsilon}\\, g_t \\\\ \\theta_{t+1} &= \\theta_t - v_t \\end{aligned}',
  paper: 'Y. You, I. Gitman, B. Ginsburg, Large batch training of convolutional networks',
  year: 2017,
  definitionNote: phrase(
    'As optax.lars: weight decay joins the gradient before the ratio is taken, the rate stands inside the velocity, and where a norm is 0 the whole factor ξ‖θ‖/‖g‖ is 1. The paper’s ratio is ξ‖θ‖/(‖∇f‖ + λ‖θ‖). A layer of the papers is a point here.',
  ),
  parameterState: { velocity: { symbol: 'v' } },
  particleState: {},
  step: {},
  staticFlags: ['weightDecay'],
  terms: { g: { symbol: 'g' } },
  momentum: 'momentum',
  response: ({ learningRate: rate, momentum }) => heavyResponse(momentum, rate),
  rule: ({ theta, gradient, state, h, on }) => {
    const slope = on.weightDecay
      ? forBoth((i) => add(gradient[i], multiply(h.weightDecay, theta[i])))
      : gradient;
    const ratio = trustRatio(norm(theta), norm(slope), h.trustCoefficient, h.epsilon);
    const rate = multiply(h.learningRate, ratio);
    const velocity = forBoth((i) => add(multiply(h.momentum, state.velocity[i]), multiply(rate, slope[i])));
    return {
      theta: forBoth((i) => subtract(theta[i], velocity[i])),
      state: { velocity },
      terms: { g: slope },
      divisor: forBoth(() => divide(1, ratio)),
      memory: { term: 'v', points: 'up' },
      decay: on.weightDecay ? h.weightDecay : null,
    };
  },
  python: {
    before: 'v = np.zeros(2)',
    update: ({ h }) => `
      ${h.weightDecay === 0 ? '' : 'g = g + weight_decay * theta'}
      size, slope = np.linalg.norm(theta), np.linalg.norm(g)
      ratio = trust_coefficient * size / (slope + epsilon) if size > 0 and slope > 0 else 1
      v = momentum * v + learning_rate * ratio * g
      theta = theta - v`,
  },
});
