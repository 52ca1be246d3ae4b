// Adan: Adam with averages of the gradient, of its change per step, and of the square of an extrapolated gradient.
import { phrase } from '../text/text';
import { add, divide, multiply, square, squareRoot, subtract } from '../expression/expression';
import {
  averageDecay,
  decayFactor,
  epsilon,
  epsilonRoot,
  learningRate,
  weightDecay,
} from '../hyperparameters/commonHyperparameters';
import { defineOptimizer } from './define';
import { quotient } from './pairs';
import { averageEcho, echoing } from './response';

export const adan = defineOptimizer({
  id: 'adan',
  name: 'Adan',
  family: 'adaptive',
  idea: phrase(
    'Adam with Nesterov’s foresight: it also averages how gradients change from step to step, and steers by where that leads.',
  ),
  goodAt: phrase('Curved valleys at high rates: seeing the gradient turn, it brakes earlier than Adam.'),
  badAt: phrase(
    'Three long memories take a while to fill and to forget, and noise is felt twice: in a gradient and in its change.',
  ),
  hyperparameters: {
    learningRate: learningRate(0.001),
    beta1: averageDecay(0.98),
    beta2: decayFactor(phrase('Decay of the average change'), '\\beta_2', 0.92),
    beta3: decayFactor(phrase('Second moment decay'), '\\beta_3', 0.99),
    epsilon: epsilon(1e-8),
    epsilonRoot: epsilonRoot(1e-8),
    weightDecay,
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t), \\quad \\delta_1 = 0, \\quad \\delta_t = g_t - g_{t-1} \\\\ m_t &= \\beta_1 m_{t-1} + (1 - \\beta_1)\\, g_t \\\\ v_t &= \\beta_2 v_{t-1} + (1 - \\beta_2)\\, \\delta_t \\\\ n_t &= \\beta_3 n_{t-1} + (1 - \\beta_3)\\,\\bigl(g_t + (1 - \\beta_2)\\, \\delta_t\\bigr)^2 \\\\ \\hat m_t &= \\frac{m_t}{1 - \\beta_1^t}, \\quad \\hat v_t = \\frac{v_t}{1 - \\beta_2^t}, \\quad \\hat n_t = \\frac{n_t}{1 - \\beta_3^t} \\\\ \\theta_{t+1} &= \\theta_t - \\eta \\left( \\frac{\\hat m_t + (1 - \\beta_2)\\, \\hat v_t}{\\sqrt{\\hat n_t + \\bar\\varepsilon} + \\varepsilon} + \\lambda \\theta_t \\right) \\end{aligned}',
  paper: 'X. Xie et al., Adan: adaptive Nesterov momentum algorithm for faster optimizing deep models',
  year: 2022,
  definitionNote: phrase(
    'As optax.adan: the change of the gradient counts 1 − β₂ = 0.08 times, the averages are bias-corrected, an ε stands inside the root and another one outside, and weight decay is decoupled. The paper’s β are 1 − β of here, so that its 1 − β₂, which it has in the same places, is 0.92; its decay divides θ by 1 + ηλ. With both ε = 0, a gradient of exactly 0 moves nothing here, where optax gives NaN.',
  ),
  state: {
    m: { symbol: 'm' },
    v: { symbol: 'v' },
    n: { symbol: 'n' },
    previousGradient: { symbol: 'g' },
  },
  // Both sides of the fraction are multiplied by the bias correction of √n, which moves into the rates and both ε.
  step: {
    changeShare: (_h, update) => (update === 1 ? 0 : 1),
    averageRate: (h, update) => (h.learningRate * Math.sqrt(1 - h.beta3 ** update)) / (1 - h.beta1 ** update),
    changeRate: (h, update) =>
      (h.learningRate * Math.sqrt(1 - h.beta3 ** update) * (1 - h.beta2)) / (1 - h.beta2 ** update),
    epsilon: (h, update) => h.epsilon * Math.sqrt(1 - h.beta3 ** update),
    epsilonRoot: (h, update) => h.epsilonRoot * (1 - h.beta3 ** update),
  },
  weightDecay: 'own',
  staticFlags: ['weightDecay'],
  terms: {
    delta: { symbol: '\\delta' },
    mHat: { symbol: '\\hat m' },
    vHat: { symbol: '\\hat v' },
    nHat: { symbol: '\\hat n' },
  },
  aside: {
    correction1: (h, update) => 1 - h.beta1 ** update,
    correction2: (h, update) => 1 - h.beta2 ** update,
    correction3: (h, update) => 1 - h.beta3 ** update,
    correctionRoot: (h, update) => Math.sqrt(1 - h.beta3 ** update),
  },
  response: ({ learningRate: rate, beta1, beta2, weightDecay: decay }, update) => {
    const ofAverage = averageEcho(beta1, rate / (1 - beta1 ** update));
    const ofChange = averageEcho(beta2, (rate * (1 - beta2)) / (1 - beta2 ** update));
    // Each gradient is also what the next one is compared with. The first has none before it.
    const echoes =
      update === 1
        ? [ofAverage]
        : [ofAverage, ofChange, { ...ofChange, gain: -ofChange.gain, delay: 1 as const }];
    return echoing(echoes, 1 - rate * decay);
  },
  rule: ({ theta, gradient, state, h, step, aside, on }) => {
    const change = multiply(step.changeShare, subtract(gradient, state.previousGradient));
    const ahead = add(gradient, multiply(subtract(1, h.beta2), change));
    const m = add(multiply(h.beta1, state.m), multiply(subtract(1, h.beta1), gradient));
    const v = add(multiply(h.beta2, state.v), multiply(subtract(1, h.beta2), change));
    const n = add(multiply(h.beta3, state.n), multiply(subtract(1, h.beta3), square(ahead)));
    const size = add(squareRoot(add(n, step.epsilonRoot)), step.epsilon);
    const direction = add(multiply(step.averageRate, m), multiply(step.changeRate, v));
    const after = subtract(theta, quotient(direction, size, 0));
    const decay = multiply(multiply(h.learningRate, h.weightDecay), theta);
    return {
      theta: on.weightDecay ? subtract(after, decay) : after,
      state: { m, v, n, previousGradient: gradient },
      terms: {
        delta: change,
        mHat: divide(m, aside.correction1),
        vHat: divide(v, aside.correction2),
        nHat: divide(n, aside.correction3),
      },
      divisor: divide(size, aside.correctionRoot),
      memory: { term: 'mHat', points: 'up' },
    };
  },
  python: {
    before: 'm, v, n = np.zeros(2), np.zeros(2), np.zeros(2)',
    update: ({ h, over }) => `
      change = g - g_before if t > 1 else np.zeros(2)
      g_before = g
      m = beta1 * m + (1 - beta1) * g
      v = beta2 * v + (1 - beta2) * change
      n = beta3 * n + (1 - beta3) * (g + (1 - beta2) * change)**2
      m_hat = m / (1 - beta1**t)
      v_hat = v / (1 - beta2**t)
      n_hat = n / (1 - beta3**t)
      step = ${over('m_hat + (1 - beta2) * v_hat', 'np.sqrt(n_hat + epsilon_root) + epsilon')}
      theta = theta - learning_rate * ${h.weightDecay === 0 ? 'step' : '(step + weight_decay * theta)'}`,
  },
});
