// AdEMAMix: Adam with a second, far longer average of gradients.
import { phrase } from '../text/text';
import { add, divide, multiply, square, squareRoot, subtract } from '../expression/expression';
import {
  averageDecay,
  count,
  decayFactor,
  epsilon,
  learningRate,
  nonNegative,
  squaredAverageDecay,
  weightDecay,
} from '../hyperparameters/commonHyperparameters';
import {
  correctedAverages,
  correctedEpsilon,
  correctedRate,
  corrections,
  toldAverages,
} from './biasCorrection';
import { defineOptimizer } from './define';
import type { NumericValues } from '../hyperparameters/numericValues';
import { quotient } from './pairs';
import { averageEcho, echoing } from './response';

/** The progress of the warm-up at an update, 0 to 1; always 1 without a warm-up. */
const warmth = ({ warmupSteps }: NumericValues<'warmupSteps'>, update: number): number =>
  Math.min(1, update / warmupSteps);

function longDecay(h: NumericValues<'warmupSteps' | 'beta1' | 'beta3'>, update: number): number {
  const share = warmth(h, update);
  if (share === 1) return h.beta3;
  return Math.min(h.beta3, Math.exp(1 / ((1 - share) / Math.log(h.beta1) + share / Math.log(h.beta3))));
}

export const ademamix = defineOptimizer({
  id: 'ademamix',
  name: 'AdEMAMix',
  family: 'adaptive',
  idea: phrase(
    'Adam with two memories: a short one that reacts, and a very long one that keeps old gradients at work.',
  ),
  goodAt: phrase(
    'Very long training: gradients of thousands of steps ago still point the right way, and noise is averaged away.',
  ),
  badAt: phrase(
    'Short races: the long memory fills too late and then carries it past the minimum, as there is no forgetting in time.',
  ),
  hyperparameters: {
    learningRate: learningRate(0.001),
    beta1: averageDecay(0.9),
    beta2: squaredAverageDecay(0.999),
    beta3: {
      ...decayFactor(phrase('Decay of the long average'), '\\beta_3', 0.9999),
      slider: [0.9, 0.99999],
    },
    alpha: nonNegative(phrase('Weight of the long average'), '\\alpha', 5, [0, 10]),
    epsilon: epsilon(1e-8),
    warmupSteps: count(phrase('Warm-up steps'), 'T', 0, 0, [0, 1000]),
    weightDecay,
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t), \\quad w_t = \\min(1, t/T) \\\\ \\alpha_t &= w_t\\, \\alpha, \\quad \\beta_{3,t} = e^{1 / \\left(\\frac{1 - w_t}{\\ln \\beta_1} + \\frac{w_t}{\\ln \\beta_3}\\right)} \\\\ m_t &= \\beta_1 m_{t-1} + (1 - \\beta_1)\\, g_t \\\\ n_t &= \\beta_{3,t}\\, n_{t-1} + (1 - \\beta_{3,t})\\, g_t \\\\ v_t &= \\beta_2 v_{t-1} + (1 - \\beta_2)\\, g_t^2 \\\\ \\hat m_t &= \\frac{m_t}{1 - \\beta_1^t}, \\quad \\hat v_t = \\frac{v_t}{1 - \\beta_2^t} \\\\ \\theta_{t+1} &= \\theta_t - \\eta \\left( \\frac{\\hat m_t + \\alpha_t n_t}{\\sqrt{\\hat v_t} + \\varepsilon} + \\lambda \\theta_t \\right) \\end{aligned}',
  paper: 'M. Pagliardini, P. Ablin, D. Grangier, The AdEMAMix optimizer: better, faster, older',
  year: 2024,
  definitionNote: phrase(
    'As optax.contrib.ademamix: the long average isn’t bias-corrected, weight decay is decoupled, and α and β₃ are constant unless there is a warm-up. With one they grow as in the paper: α in proportion, β₃ from β₁ so that its half-life grows evenly. With ε = 0, a gradient of exactly 0 moves nothing here, where optax gives NaN.',
  ),
  state: { m: { symbol: 'm' }, n: { symbol: 'n' }, v: { symbol: 'v' } },
  // Both sides of the fraction are multiplied by the bias correction of √v, which moves into the rates and ε.
  step: {
    averageRate: (h, update) => correctedRate(h, update),
    longRate: (h, update) => h.learningRate * Math.sqrt(1 - h.beta2 ** update) * warmth(h, update) * h.alpha,
    longDecay: (h, update) => longDecay(h, update),
    epsilon: (h, update) => correctedEpsilon(h, update),
  },
  weightDecay: 'own',
  staticFlags: ['weightDecay'],
  terms: {
    w: { symbol: 'w', scope: 'particle' },
    alpha: { symbol: '\\alpha', scope: 'particle' },
    beta3: { symbol: '\\beta_3', scope: 'particle' },
    ...correctedAverages,
  },
  aside: {
    ...corrections,
    correctionRoot: (h, update) => Math.sqrt(1 - h.beta2 ** update),
    warmth: (h, update) => warmth(h, update),
    longWeight: (h, update) => warmth(h, update) * h.alpha,
  },
  response: (h, update) => {
    const ofAverage = averageEcho(h.beta1, h.learningRate / (1 - h.beta1 ** update));
    const ofLong = averageEcho(longDecay(h, update), h.learningRate * warmth(h, update) * h.alpha);
    return echoing([ofAverage, ofLong], 1 - h.learningRate * h.weightDecay);
  },
  rule: ({ theta, gradient, state, h, step, aside, on }) => {
    const m = add(multiply(h.beta1, state.m), multiply(subtract(1, h.beta1), gradient));
    const n = add(multiply(step.longDecay, state.n), multiply(subtract(1, step.longDecay), gradient));
    const v = add(multiply(h.beta2, state.v), multiply(subtract(1, h.beta2), square(gradient)));
    const size = add(squareRoot(v), step.epsilon);
    const direction = add(multiply(step.averageRate, m), multiply(step.longRate, n));
    const after = subtract(theta, quotient(direction, size, 0));
    const decay = multiply(multiply(h.learningRate, h.weightDecay), theta);
    return {
      theta: on.weightDecay ? subtract(after, decay) : after,
      state: { m, n, v },
      terms: {
        w: aside.warmth,
        alpha: aside.longWeight,
        beta3: step.longDecay,
        ...toldAverages(m, v, aside),
      },
      divisor: divide(size, aside.correctionRoot),
      memory: { term: 'mHat', points: 'up' },
    };
  },
  python: {
    before: 'm, n, v = np.zeros(2), np.zeros(2), np.zeros(2)',
    update: ({ h, over }) => {
      const [weight, decay] = h.warmupSteps === 0 ? ['alpha', 'beta3'] : ['alpha_t', 'beta3_t'];
      const warmup = `
        warmth = min(1, t / warmup_steps)
        alpha_t = warmth * alpha
        beta3_t = beta3
        if warmth < 1:
            blend = (1 - warmth) / np.log(beta1) + warmth / np.log(beta3)
            beta3_t = min(beta3, np.exp(1 / blend))`;
      return `
        ${h.warmupSteps === 0 ? '' : warmup.trimStart()}
        m = beta1 * m + (1 - beta1) * g
        n = ${decay} * n + (1 - ${decay}) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        step = ${over(`m_hat + ${weight} * n`, 'np.sqrt(v_hat) + epsilon')}
        theta = theta - learning_rate * ${h.weightDecay === 0 ? 'step' : '(step + weight_decay * theta)'}`;
    },
  },
});
