// RAdam: Adam that uses its adaptive rate only once the squared average is reliable.
import { phrase } from '../text/text';
import { add, divide, equal, multiply, select, square, squareRoot, subtract } from '../expression/expression';
import {
  averageDecay,
  epsilon,
  learningRate,
  squaredAverageDecay,
} from '../hyperparameters/commonHyperparameters';
import { corrections } from './biasCorrection';
import { defineOptimizer } from './define';
import type { NumericValues } from '../hyperparameters/numericValues';
import { quotient } from './pairs';
import { averagedResponse } from './response';

/** Length of the moving average of squares in samples, at an update and in the limit. */
function averageLengths({ beta2 }: NumericValues<'beta2'>, update: number): { now: number; end: number } {
  const end = 2 / (1 - beta2) - 1;
  const fading = beta2 ** update;
  return { now: end - (2 * update * fading) / (1 - fading), end };
}

const isTrusted = (h: NumericValues<'beta2'>, update: number): boolean => averageLengths(h, update).now > 5;

function rectification(h: NumericValues<'beta2'>, update: number): number {
  const { now, end } = averageLengths(h, update);
  return Math.sqrt(((now - 4) * (now - 2) * end) / ((end - 4) * (end - 2) * now));
}

export const radam = defineOptimizer({
  id: 'radam',
  name: 'RAdam',
  family: 'adaptive',
  idea: phrase(
    'Adam with a built-in warm-up: it goes by momentum until there are enough squared gradients to divide by, then lets the division in by and by.',
  ),
  goodAt: phrase(
    'The first steps: where Adam leaps on the word of a single gradient, RAdam starts with care, without a warm-up to tune.',
  ),
  badAt: phrase(
    'The first five steps are as long as the gradient: far too long on a steep wall, next to nothing on a plateau.',
  ),
  hyperparameters: {
    learningRate: learningRate(0.001),
    beta1: averageDecay(0.9),
    beta2: squaredAverageDecay(0.999),
    epsilon: epsilon(1e-8),
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ m_t &= \\beta_1 m_{t-1} + (1 - \\beta_1)\\, g_t \\\\ v_t &= \\beta_2 v_{t-1} + (1 - \\beta_2)\\, g_t^2 \\\\ \\rho_\\infty &= \\frac{2}{1 - \\beta_2} - 1, \\quad \\rho_t = \\rho_\\infty - \\frac{2t\\beta_2^t}{1 - \\beta_2^t} \\\\ r_t &= \\begin{cases} \\sqrt{\\dfrac{(\\rho_t - 4)(\\rho_t - 2)\\,\\rho_\\infty}{(\\rho_\\infty - 4)(\\rho_\\infty - 2)\\,\\rho_t}} \\cdot \\dfrac{\\sqrt{1 - \\beta_2^t}}{\\sqrt{v_t} + \\varepsilon} & \\rho_t > 5 \\\\ 1 & \\rho_t \\le 5 \\end{cases} \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, r_t\\, \\frac{m_t}{1 - \\beta_1^t} \\end{aligned}',
  paper: 'L. Liu et al., On the variance of the adaptive learning rate and beyond',
  year: 2020,
  definitionNote: phrase(
    'As torch.optim.RAdam: momentum alone while ρ ≤ 5 (the first 5 steps at β₂ = 0.999; the paper says 4), ε = 1e-8 before the bias correction. optax has ρ < 5 as a setting and adds ε after the correction; Keras has no RAdam. With ε = 0, a gradient of exactly 0 moves nothing here, where PyTorch gives NaN.',
  ),
  state: { m: { symbol: 'm' }, v: { symbol: 'v' } },
  step: {
    trusted: (h, update) => (isTrusted(h, update) ? 1 : 0),
    rate: (h, update) => {
      const rate = h.learningRate / (1 - h.beta1 ** update);
      if (!isTrusted(h, update)) return rate;
      return rate * rectification(h, update) * Math.sqrt(1 - h.beta2 ** update);
    },
  },
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  terms: {
    rhoInfinity: { symbol: '\\rho_\\infty', scope: 'particle' },
    rho: { symbol: '\\rho', scope: 'particle' },
    r: { symbol: 'r' },
  },
  aside: {
    correction1: corrections.correction1,
    length: (h, update) => averageLengths(h, update).now,
    finalLength: (h, update) => averageLengths(h, update).end,
    /** r without the division. */
    share: (h, update) =>
      isTrusted(h, update) ? rectification(h, update) * Math.sqrt(1 - h.beta2 ** update) : 1,
  },
  response: ({ beta1, learningRate: rate }) => averagedResponse(beta1, rate),
  rule: ({ theta, gradient, state, h, step, aside }) => {
    const m = add(state.m, multiply(subtract(1, h.beta1), subtract(gradient, state.m)));
    const v = add(multiply(h.beta2, state.v), multiply(subtract(1, h.beta2), square(gradient)));
    const size = select(equal(step.trusted, 1), add(squareRoot(v), h.epsilon), 1);
    const change = quotient(multiply(step.rate, m), size, 0);
    return {
      theta: subtract(theta, change),
      state: { m, v },
      terms: { rhoInfinity: aside.finalLength, rho: aside.length, r: divide(aside.share, size) },
      divisor: divide(multiply(aside.correction1, size), aside.share),
      memory: { term: 'm', points: 'up' },
    };
  },
  python: {
    before: 'm, v = np.zeros(2), np.zeros(2)',
    update: ({ over }) => `
      m = beta1 * m + (1 - beta1) * g
      v = beta2 * v + (1 - beta2) * g**2
      m_hat = m / (1 - beta1**t)
      rho_end = 2 / (1 - beta2) - 1
      rho = rho_end - 2 * t * beta2**t / (1 - beta2**t)
      if rho > 5:
          r = np.sqrt((rho - 4) * (rho - 2) * rho_end / ((rho_end - 4) * (rho_end - 2) * rho))
          rate = learning_rate * r * np.sqrt(1 - beta2**t)
          theta = theta - ${over('rate * m_hat', 'np.sqrt(v) + epsilon')}
      else:
          theta = theta - learning_rate * m_hat`,
  },
});
