// AdaBelief: Adam whose denominator is the error of a predicted gradient, not the size of the gradient.
import { phrase } from '../text/text';
import { add, divide, multiply, square, squareRoot, subtract } from '../expression/expression';
import {
  averageDecay,
  epsilon,
  epsilonRoot,
  learningRate,
  squaredAverageDecay,
} from '../hyperparameters/commonHyperparameters';
import { adamDivisor, correctedEpsilon, correctedRate, corrections } from './biasCorrection';
import { defineOptimizer } from './define';
import { quotient } from './pairs';
import { averagedResponse } from './response';

export const adabelief = defineOptimizer({
  id: 'adabelief',
  name: 'AdaBelief',
  family: 'adaptive',
  idea: phrase(
    'Adam that divides by the surprise: by how far gradients are from their own moving average, not by how large they are.',
  ),
  goodAt: phrase(
    'Long even slopes, which it takes in large strides, and narrow valleys, where gradients keep turning and it takes care.',
  ),
  badAt: phrase(
    'On a straight slope there is hardly any surprise to divide by: the steps get so long that it shoots far past a minimum.',
  ),
  hyperparameters: {
    learningRate: learningRate(0.001),
    beta1: averageDecay(0.9),
    beta2: squaredAverageDecay(0.999),
    epsilon: epsilon(1e-16, [1e-18, 1e-1]),
    epsilonRoot: epsilonRoot(1e-16, [1e-18, 1e-1]),
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ m_t &= \\beta_1 m_{t-1} + (1 - \\beta_1)\\, g_t \\\\ s_t &= \\beta_2 s_{t-1} + (1 - \\beta_2)\\,(g_t - m_t)^2 + \\bar\\varepsilon \\\\ \\hat m_t &= \\frac{m_t}{1 - \\beta_1^t}, \\quad \\hat s_t = \\frac{s_t}{1 - \\beta_2^t} \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, \\frac{\\hat m_t}{\\sqrt{\\hat s_t} + \\varepsilon} \\end{aligned}',
  paper: 'J. Zhuang et al., AdaBelief optimizer: adapting stepsizes by the belief in observed gradients',
  year: 2020,
  definitionNote: phrase(
    'As optax.adabelief: an ε is added to the average at every step, so that it piles up there, and another one to the root; both are 1e-16. The paper writes one ε for both places.',
  ),
  state: { m: { symbol: 'm' }, s: { symbol: 's' } },
  // The bias correction of s is moved from the root into rate and ε, as in adam.ts.
  step: {
    rate: (h, update) => correctedRate(h, update),
    epsilon: (h, update) => correctedEpsilon(h, update),
  },
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  terms: { mHat: { symbol: '\\hat m' }, sHat: { symbol: '\\hat s' } },
  aside: corrections,
  response: ({ beta1, learningRate: rate }) => averagedResponse(beta1, rate),
  rule: ({ theta, gradient, state, h, step, aside }) => {
    const m = add(multiply(h.beta1, state.m), multiply(subtract(1, h.beta1), gradient));
    const surprise = square(subtract(gradient, m));
    const s = add(add(multiply(h.beta2, state.s), multiply(subtract(1, h.beta2), surprise)), h.epsilonRoot);
    const size = add(squareRoot(s), step.epsilon);
    const change = quotient(multiply(step.rate, m), size, 0);
    return {
      theta: subtract(theta, change),
      state: { m, s },
      terms: { mHat: divide(m, aside.correction1), sHat: divide(s, aside.correction2) },
      divisor: adamDivisor(size, aside),
      memory: { term: 'mHat', points: 'up' },
    };
  },
  python: {
    before: 'm, s = np.zeros(2), np.zeros(2)',
    update: ({ over }) => `
      m = beta1 * m + (1 - beta1) * g
      s = beta2 * s + (1 - beta2) * (g - m)**2 + epsilon_root
      m_hat = m / (1 - beta1**t)
      s_hat = s / (1 - beta2**t)
      theta = theta - ${over('learning_rate * m_hat', 'np.sqrt(s_hat) + epsilon')}`,
  },
});
