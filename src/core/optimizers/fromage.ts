// Fromage: steps whose length is a fixed fraction of the parameters' norm, scaled so that this norm doesn't grow.
import { phrase } from '../text/text';
import { divide, maximum, multiply, subtract } from '../expression/expression';
import { learningRate, nonNegative } from '../hyperparameters/commonHyperparameters';
import { defineParticleOptimizer } from './define';
import { forBoth, norm, trustRatio } from './pairs';
import { plainResponse } from './response';

/** What is left of the parameters after a step of this rate. */
const shrinking = (learningRate: number): number => 1 / Math.sqrt(1 + learningRate ** 2);

export const fromage = defineParticleOptimizer({
  id: 'fromage',
  name: 'Fromage',
  family: 'layerwise',
  idea: phrase(
    'Change each layer by the share η of its size, down the gradient, then shrink it by √(1 + η²) so that it doesn’t grow.',
  ),
  goodAt: phrase(
    'Deep networks: one rate serves all layers and hardly needs tuning, for it is a relative change.',
  ),
  badAt: phrase(
    'It measures with the distance from the origin: at a minimum elsewhere it neither settles nor stays, pulled inwards by the shrinking.',
  ),
  hyperparameters: {
    learningRate: learningRate(0.01),
    minNorm: nonNegative(phrase('Smallest norm'), '\\nu', 1e-6, [1e-12, 1], 'log'),
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ \\theta_{t+1} &= \\frac{1}{\\sqrt{1 + \\eta^2}} \\left( \\theta_t - \\eta\\, \\frac{\\max(\\lVert\\theta_t\\rVert, \\nu)}{\\max(\\lVert g_t\\rVert, \\nu)}\\, g_t \\right) \\end{aligned}',
  paper:
    'J. Bernstein, A. Vahdat, Y. Yue, M.-Y. Liu, On the distance between two neural networks and the stability of learning',
  year: 2020,
  definitionNote: phrase(
    'As optax.fromage: both norms count as at least 1e-6. It shrinks where the gradient is 0, too. A layer of the papers is a point here.',
  ),
  parameterState: {},
  particleState: {},
  step: { shrinking: (h) => shrinking(h.learningRate) },
  staticFlags: [],
  response: ({ learningRate: rate }) => plainResponse(rate, shrinking(rate)),
  rule: ({ theta, gradient, h, step }) => {
    const size = maximum(norm(theta), h.minNorm);
    const ratio = trustRatio(size, maximum(norm(gradient), h.minNorm));
    const rate = multiply(h.learningRate, ratio);
    return {
      theta: forBoth((i) => multiply(step.shrinking, subtract(theta[i], multiply(rate, gradient[i])))),
      state: {},
      divisor: forBoth(() => divide(1, multiply(step.shrinking, ratio))),
    };
  },
  python: {
    update: `
      size = max(np.linalg.norm(theta), min_norm)
      slope = max(np.linalg.norm(g), min_norm)
      ratio = size / slope if size > 0 and slope > 0 else 1
      theta = (theta - learning_rate * ratio * g) / np.sqrt(1 + learning_rate**2)`,
  },
});
