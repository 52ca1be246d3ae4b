// QHAdam: Adam whose averages are blended with the current gradient.
import { phrase } from '../text/text';
import { add, multiply, square, squareRoot, subtract } from '../expression/expression';
import {
  averageDecay,
  epsilon,
  share,
  learningRate,
  squaredAverageDecay,
} from '../hyperparameters/commonHyperparameters';
import { correctedAverages, corrections, toldAverages } from './biasCorrection';
import { defineOptimizer } from './define';
import { quotient } from './pairs';
import { averageEcho, echoing } from './response';

export const qhadam = defineOptimizer({
  id: 'qhadam',
  name: 'QHAdam',
  family: 'adaptive',
  idea: phrase(
    'Adam with both averages blended: a share ν₁ of the average and the rest of the newest gradient, over a root that is blended by ν₂ in the same way.',
  ),
  goodAt: phrase(
    'Adam’s problems where a long memory is wanted: β₁ can be near 1 without the runner turning sluggish.',
  ),
  badAt: phrase(
    'Two more numbers to tune than Adam; and ν₂ below 1 cuts long steps short where the slope suddenly rises.',
  ),
  hyperparameters: {
    learningRate: learningRate(0.001),
    beta1: averageDecay(0.995),
    beta2: squaredAverageDecay(0.999),
    nu1: share(phrase('Share of the average'), '\\nu_1', 0.7),
    nu2: share(phrase('Share of the squared average'), '\\nu_2', 1),
    epsilon: epsilon(1e-8),
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ m_t &= \\beta_1 m_{t-1} + (1 - \\beta_1)\\, g_t \\\\ v_t &= \\beta_2 v_{t-1} + (1 - \\beta_2)\\, g_t^2 \\\\ \\hat m_t &= \\frac{m_t}{1 - \\beta_1^t}, \\quad \\hat v_t = \\frac{v_t}{1 - \\beta_2^t} \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, \\frac{(1 - \\nu_1)\\, g_t + \\nu_1 \\hat m_t}{\\sqrt{(1 - \\nu_2)\\, g_t^2 + \\nu_2 \\hat v_t} + \\varepsilon} \\end{aligned}',
  paper: 'J. Ma, D. Yarats, Quasi-hyperbolic momentum and Adam for deep learning',
  year: 2019,
  definitionNote: phrase(
    'As the paper and the authors’ qhoptim, with the paper’s ν₁ = 0.7, ν₂ = 1, β₁ = 0.995 (qhoptim’s own defaults, ν₁ = ν₂ = 1 and β₁ = 0.9, are Adam). ν₁ = β₁ is NAdam but for its bias correction. With ε = 0, a gradient of exactly 0 moves nothing here, where qhoptim gives NaN.',
  ),
  state: { m: { symbol: 'm' }, v: { symbol: 'v' } },
  step: {
    averageShare: (h, update) => h.nu1 / (1 - h.beta1 ** update),
    squaredShare: (h, update) => h.nu2 / (1 - h.beta2 ** update),
  },
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  terms: correctedAverages,
  aside: corrections,
  response: ({ learningRate: rate, beta1, nu1 }, update) =>
    echoing([{ gain: rate * (1 - nu1), fade: 0 }, averageEcho(beta1, (rate * nu1) / (1 - beta1 ** update))]),
  rule: ({ theta, gradient, state, h, step, aside }) => {
    const m = add(state.m, multiply(subtract(1, h.beta1), subtract(gradient, state.m)));
    const v = add(multiply(h.beta2, state.v), multiply(subtract(1, h.beta2), square(gradient)));
    const direction = add(multiply(subtract(1, h.nu1), gradient), multiply(step.averageShare, m));
    const blend = add(multiply(subtract(1, h.nu2), square(gradient)), multiply(step.squaredShare, v));
    const size = add(squareRoot(blend), h.epsilon);
    const change = quotient(multiply(h.learningRate, direction), size, 0);
    return {
      theta: subtract(theta, change),
      state: { m, v },
      terms: toldAverages(m, v, aside),
      divisor: size,
      memory: { term: 'mHat', points: 'up' },
    };
  },
  python: {
    before: 'm, v = np.zeros(2), np.zeros(2)',
    update: ({ over }) => `
      m = beta1 * m + (1 - beta1) * g
      v = beta2 * v + (1 - beta2) * g**2
      m_hat = m / (1 - beta1**t)
      v_hat = v / (1 - beta2**t)
      direction = (1 - nu1) * g + nu1 * m_hat
      size = np.sqrt((1 - nu2) * g**2 + nu2 * v_hat)
      theta = theta - ${over('learning_rate * direction', 'size + epsilon')}`,
  },
});
