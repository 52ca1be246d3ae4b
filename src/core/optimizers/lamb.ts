// LAMB: Adam's direction, with the parameters' norm times the learning rate as its length.
import { phrase } from '../text/text';
import { add, divide, multiply, square, squareRoot, subtract } from '../expression/expression';
import {
  averageDecay,
  epsilon,
  learningRate,
  squaredAverageDecay,
  weightDecay,
} from '../hyperparameters/commonHyperparameters';
import { adamDivisor, correctedAverages, correctedEpsilon, corrections, toldPairs } from './biasCorrection';
import { defineParticleOptimizer } from './define';
import { forBoth, norm, quotient, trustRatio } from './pairs';
import { averagedResponse } from './response';

export const lamb = defineParticleOptimizer({
  id: 'lamb',
  name: 'LAMB',
  family: 'layerwise',
  idea: phrase(
    'Adam chooses the direction, the size of the parameters the length: each step changes a layer by the same share η.',
  ),
  goodAt: phrase('Huge batches and layers of very different scale: no layer is moved out of proportion.'),
  badAt: phrase(
    'Here a point is one layer: steps are long far from the origin and short near it, wherever the minimum is.',
  ),
  hyperparameters: {
    learningRate: learningRate(0.001),
    beta1: averageDecay(0.9),
    beta2: squaredAverageDecay(0.999),
    epsilon: epsilon(1e-6),
    weightDecay,
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ m_t &= \\beta_1 m_{t-1} + (1 - \\beta_1)\\, g_t \\\\ v_t &= \\beta_2 v_{t-1} + (1 - \\beta_2)\\, g_t^2 \\\\ \\hat m_t &= \\frac{m_t}{1 - \\beta_1^t}, \\quad \\hat v_t = \\frac{v_t}{1 - \\beta_2^t} \\\\ u_t &= \\frac{\\hat m_t}{\\sqrt{\\hat v_t} + \\varepsilon} + \\lambda \\theta_t \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, \\frac{\\lVert\\theta_t\\rVert}{\\lVert u_t\\rVert}\\, u_t \\end{aligned}',
  paper: 'Y. You et al., Large batch optimization for deep learning: training BERT in 76 minutes',
  year: 2020,
  definitionNote: phrase(
    'As optax.lamb: the trust ratio ‖θ‖/‖u‖ has no bounds, and is 1 where either norm is 0. With ε = 0, a gradient of exactly 0 adds nothing here, where optax gives NaN. The paper allows for bounds on ‖θ‖. A layer of the papers is a point here.',
  ),
  parameterState: { m: { symbol: 'm' }, v: { symbol: 'v' } },
  particleState: {},
  // The bias correction of v is moved from the root into rate and ε, as in adam.ts.
  step: {
    rate: (h, update) => Math.sqrt(1 - h.beta2 ** update) / (1 - h.beta1 ** update),
    epsilon: (h, update) => correctedEpsilon(h, update),
  },
  staticFlags: ['weightDecay'],
  terms: { ...correctedAverages, u: { symbol: 'u' } },
  aside: corrections,
  // Decay shrinks by the ratio, which only the update knows.
  response: ({ beta1, learningRate: rate, weightDecay: decay }) =>
    decay === 0 ? averagedResponse(beta1, rate) : null,
  rule: ({ theta, gradient, state, h, step, aside, on }) => {
    const m = forBoth((i) => add(multiply(h.beta1, state.m[i]), multiply(subtract(1, h.beta1), gradient[i])));
    const v = forBoth((i) =>
      add(multiply(h.beta2, state.v[i]), multiply(subtract(1, h.beta2), square(gradient[i]))),
    );
    const size = forBoth((i) => add(squareRoot(v[i]), step.epsilon));
    const direction = forBoth((i) => {
      const adam = quotient(multiply(step.rate, m[i]), size[i], 0);
      return on.weightDecay ? add(adam, multiply(h.weightDecay, theta[i])) : adam;
    });
    const ratio = trustRatio(norm(theta), norm(direction));
    const rate = multiply(h.learningRate, ratio);
    return {
      theta: forBoth((i) => subtract(theta[i], multiply(rate, direction[i]))),
      state: { m, v },
      terms: { ...toldPairs(m, v, aside), u: direction },
      divisor: forBoth((i) => divide(adamDivisor(size[i], aside), ratio)),
      memory: { term: 'mHat', points: 'up' },
    };
  },
  python: {
    before: 'm, v = np.zeros(2), np.zeros(2)',
    update: ({ h, over }) => `
      m = beta1 * m + (1 - beta1) * g
      v = beta2 * v + (1 - beta2) * g**2
      m_hat = m / (1 - beta1**t)
      v_hat = v / (1 - beta2**t)
      u = ${over('m_hat', 'np.sqrt(v_hat) + epsilon')}${h.weightDecay === 0 ? '' : ' + weight_decay * theta'}
      size, step = np.linalg.norm(theta), np.linalg.norm(u)
      ratio = size / step if size > 0 and step > 0 else 1
      theta = theta - learning_rate * ratio * u`,
  },
});
