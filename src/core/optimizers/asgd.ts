// ASGD: gradient descent with a falling rate, and the average of its positions.
import { phrase } from '../text/text';
import { add, equal, multiply, select, subtract } from '../expression/expression';
import { learningRate, nonNegative, weightDecay } from '../hyperparameters/commonHyperparameters';
import { defineOptimizer } from './define';
import type { NumericValues } from '../hyperparameters/numericValues';
import { plainResponse } from './response';

export const asgd = defineOptimizer({
  id: 'asgd',
  name: 'ASGD',
  family: 'averaging',
  idea: phrase(
    'Gradient descent whose rate falls slowly, and which keeps the average of its positions: noise cancels out in it.',
  ),
  goodAt: phrase(
    'Noisy gradients near a minimum: the average is as good as the best choice of falling rates, without the tuning.',
  ),
  badAt: phrase(
    'The way there: the runner itself is plain gradient descent, and an average that starts early drags the start along.',
  ),
  hyperparameters: {
    learningRate: learningRate(0.01),
    lambda_: nonNegative(phrase('Decay'), '\\tilde\\lambda', 1e-4, [1e-6, 1], 'log'),
    alpha: nonNegative(phrase('Power of the falling rate'), '\\alpha', 0.75, [0, 1]),
    t0: nonNegative(phrase('Start of averaging'), 't_0', 1e6, [1, 1e6], 'log'),
    weightDecay,
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) + \\lambda\\theta_t \\\\ \\eta_t &= \\frac{\\eta}{(1 + \\tilde\\lambda\\, \\eta\\, (t-1))^{\\alpha}} \\\\ \\theta_{t+1} &= (1 - \\tilde\\lambda\\, \\eta_t)\\, \\theta_t - \\eta_t\\, g_t \\\\ \\bar\\theta_t &= \\bar\\theta_{t-1} + \\frac{\\theta_{t+1} - \\bar\\theta_{t-1}}{\\max(1,\\ t - 1 - t_0)} \\end{aligned}',
  paper: 'B. T. Polyak, A. B. Juditsky, Acceleration of stochastic approximation by averaging',
  year: 1992,
  definitionNote: phrase(
    'As torch.optim.ASGD: the runner is the parameter itself; the average is kept beside it, from update t₀ on (1,000,000 by default: never in a short race). A schedule takes effect at once, in PyTorch one update later. Keras and optax have no ASGD.',
  ),
  state: { average: { symbol: '\\bar\\theta', initial: 'start' } },
  step: {
    rate: (h, update) => fallingRate(h, update),
    kept: (h, update) => 1 - h.lambda_ * fallingRate(h, update),
    averageShare: (h, update) => 1 / Math.max(1, update - 1 - h.t0),
  },
  weightDecay: 'own',
  staticFlags: ['weightDecay'],
  terms: { g: { symbol: 'g' }, eta: { symbol: '\\eta', scope: 'particle' } },
  response: (h, update) => {
    const rate = fallingRate(h, update);
    return plainResponse(rate, 1 - h.lambda_ * rate);
  },
  rule: ({ theta, gradient, state, h, step, on }) => {
    const decayed = on.weightDecay ? add(gradient, multiply(h.weightDecay, theta)) : gradient;
    const after = subtract(multiply(step.kept, theta), multiply(step.rate, decayed));
    const share = multiply(step.averageShare, subtract(after, state.average));
    // Until the averaging starts, the average is exactly the position.
    const average = select(equal(step.averageShare, 1), after, add(state.average, share));
    return {
      theta: after,
      state: { average },
      terms: { g: decayed, eta: step.rate },
      decay: on.weightDecay ? h.weightDecay : null,
    };
  },
  python: {
    before: 'average = theta',
    update: ({ h }) => `
      ${h.weightDecay === 0 ? '' : 'g = g + weight_decay * theta'}
      rate = learning_rate / np.power(1 + lambda_ * learning_rate * (t - 1), alpha)
      theta = (1 - lambda_ * rate) * theta - rate * g
      average = average + (theta - average) / max(1, t - 1 - t0)`,
  },
});

function fallingRate(h: NumericValues<'learningRate' | 'lambda_' | 'alpha'>, update: number): number {
  return h.learningRate / (1 + h.lambda_ * h.learningRate * (update - 1)) ** h.alpha;
}
