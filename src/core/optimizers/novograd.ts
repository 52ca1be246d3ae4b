// NovoGrad: gradients divided by an average of their length, one for the whole layer, then momentum.
import { phrase } from '../text/text';
import { add, multiply, squareRoot, subtract } from '../expression/expression';
import {
  averageDecay,
  epsilon,
  learningRate,
  squaredAverageDecay,
  weightDecay,
} from '../hyperparameters/commonHyperparameters';
import { defineParticleOptimizer } from './define';
import { innerProduct, forBoth, quotient } from './pairs';
import { heavyResponse } from './response';

export const novograd = defineParticleOptimizer({
  id: 'novograd',
  name: 'NovoGrad',
  family: 'layerwise',
  idea: phrase(
    'Scale each gradient by the recent length of gradients, one number for the whole layer, and give the result momentum.',
  ),
  goodAt: phrase(
    'Large batches without warm-up: it follows the gradient’s direction, at a length that hardly depends on the slope.',
  ),
  badAt: phrase(
    'Ravines: with one length for all directions it zigzags as gradient descent does, and near the minimum its steps stay long.',
  ),
  hyperparameters: {
    learningRate: learningRate(0.01),
    beta1: averageDecay(0.9),
    beta2: squaredAverageDecay(0.25),
    epsilon: epsilon(1e-6),
    weightDecay,
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ v_1 &= \\lVert g_1\\rVert^2, \\quad v_t = \\beta_2 v_{t-1} + (1 - \\beta_2) \\lVert g_t\\rVert^2 \\\\ m_t &= \\beta_1 m_{t-1} + \\frac{g_t}{\\sqrt{v_t} + \\varepsilon} + \\lambda \\theta_t \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, m_t \\end{aligned}',
  paper:
    'B. Ginsburg et al., Stochastic gradient methods with layer-wise adaptive moments for training of deep networks',
  year: 2019,
  definitionNote: phrase(
    'As optax.novograd, with its defaults 0.9 and 0.25. The average of lengths starts as the first one, new gradients enter the momentum in full, and weight decay joins them after the division. A gradient of 0 moves nothing, even with ε = 0. A layer of the paper is a point here.',
  ),
  parameterState: { m: { symbol: 'm' } },
  particleState: { v: { symbol: 'v' } },
  step: { kept: (h, update) => (update === 1 ? 0 : h.beta2) },
  staticFlags: ['weightDecay'],
  // Decay joins the gradient after the division.
  response: ({ learningRate: rate, beta1, weightDecay: decay }) => ({ ...heavyResponse(beta1, rate), decay }),
  rule: ({ theta, gradient, state, h, step, on }) => {
    const v = add(
      multiply(step.kept, state.v),
      multiply(subtract(1, step.kept), innerProduct(gradient, gradient)),
    );
    const length = add(squareRoot(v), h.epsilon);
    const m = forBoth((i) => {
      const scaled = add(multiply(h.beta1, state.m[i]), quotient(gradient[i], length, 0));
      return on.weightDecay ? add(scaled, multiply(h.weightDecay, theta[i])) : scaled;
    });
    return {
      theta: forBoth((i) => subtract(theta[i], multiply(h.learningRate, m[i]))),
      state: { m, v },
      divisor: [length, length],
      memory: { term: 'm', points: 'up' },
    };
  },
  python: {
    before: 'm = np.zeros(2)',
    update: ({ h, over }) => `
      v = g @ g if t == 1 else beta2 * v + (1 - beta2) * (g @ g)
      m = beta1 * m + ${over('g', 'np.sqrt(v) + epsilon')}${h.weightDecay === 0 ? '' : ' + weight_decay * theta'}
      theta = theta - learning_rate * m`,
  },
});
