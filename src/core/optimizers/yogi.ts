// Yogi: Adam whose squared average changes by at most (1 − β₂)g² per update, so that it never drops at once.
import { phrase } from '../text/text';
import { add, multiply, sign, square, squareRoot, subtract } from '../expression/expression';
import {
  averageDecay,
  epsilon,
  learningRate,
  nonNegative,
  squaredAverageDecay,
} from '../hyperparameters/commonHyperparameters';
import {
  adamDivisor,
  correctedAverages,
  correctedEpsilon,
  correctedRate,
  corrections,
  toldAverages,
} from './biasCorrection';
import { defineOptimizer } from './define';
import { quotient } from './pairs';
import { averagedResponse } from './response';

export const yogi = defineOptimizer({
  id: 'yogi',
  name: 'Yogi',
  family: 'adaptive',
  idea: phrase(
    'Adam whose squared average is moved towards g² by additions, so that it cannot drop at once and steps don’t suddenly grow.',
  ),
  goodAt: phrase(
    'Gradients that are mostly small and rarely large: after a large one the rate recovers in its own time, without a burst.',
  ),
  badAt: phrase(
    'After a steep start it stays slow: the squared average falls by at most (1 − β₂) g² a step, which is next to nothing on a plain.',
  ),
  hyperparameters: {
    learningRate: learningRate(0.01),
    beta1: averageDecay(0.9),
    beta2: squaredAverageDecay(0.999),
    epsilon: epsilon(1e-3),
    initialAccumulator: nonNegative(
      phrase('Initial accumulator', undefined, 'moving average'),
      'v_0',
      1e-6,
      [1e-8, 1],
      'log',
    ),
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ m_t &= \\beta_1 m_{t-1} + (1 - \\beta_1)\\, g_t, \\quad m_0 = v_0 \\\\ v_t &= v_{t-1} - (1 - \\beta_2) \\operatorname{sign}(v_{t-1} - g_t^2)\\, g_t^2 \\\\ \\hat m_t &= \\frac{m_t}{1 - \\beta_1^t}, \\quad \\hat v_t = \\frac{v_t}{1 - \\beta_2^t} \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, \\frac{\\hat m_t}{\\sqrt{\\hat v_t} + \\varepsilon} \\end{aligned}',
  paper: 'M. Zaheer, S. J. Reddi, D. Sachan, S. Kale, S. Kumar, Adaptive methods for nonconvex optimization',
  year: 2018,
  definitionNote: phrase(
    'As optax.yogi: both averages start at 1e-6, and both are bias-corrected as if they had started at 0. The paper’s algorithm has no bias correction. ε = 1e-3 stands outside the root in both.',
  ),
  state: {
    m: { symbol: 'm', initial: (h) => h.initialAccumulator },
    v: { symbol: 'v', initial: (h) => h.initialAccumulator },
  },
  // The bias correction of v is moved from the root into rate and ε, as in adam.ts.
  step: {
    rate: (h, update) => correctedRate(h, update),
    epsilon: (h, update) => correctedEpsilon(h, update),
  },
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  terms: correctedAverages,
  aside: corrections,
  response: ({ beta1, learningRate: rate }) => averagedResponse(beta1, rate),
  rule: ({ theta, gradient, state, h, step, aside }) => {
    const m = add(multiply(h.beta1, state.m), multiply(subtract(1, h.beta1), gradient));
    const squared = square(gradient);
    const towards = multiply(multiply(subtract(1, h.beta2), sign(subtract(state.v, squared))), squared);
    const v = subtract(state.v, towards);
    const size = add(squareRoot(v), step.epsilon);
    const change = quotient(multiply(step.rate, m), size, 0);
    return {
      theta: subtract(theta, change),
      state: { m, v },
      terms: toldAverages(m, v, aside),
      divisor: adamDivisor(size, aside),
      memory: { term: 'mHat', points: 'up' },
    };
  },
  python: {
    before: 'm, v = np.full(2, initial_accumulator), np.full(2, initial_accumulator)',
    update: ({ over }) => `
      m = beta1 * m + (1 - beta1) * g
      v = v - (1 - beta2) * np.sign(v - g**2) * g**2
      m_hat = m / (1 - beta1**t)
      v_hat = v / (1 - beta2**t)
      theta = theta - ${over('learning_rate * m_hat', 'np.sqrt(v_hat) + epsilon')}`,
  },
});
