// Adamax: Adam that divides by the largest recent gradient instead of a mean of squares.
import { phrase } from '../text/text';
import { absolute, add, maximum, multiply, subtract } from '../expression/expression';
import { averageDecay, decayFactor, epsilon, learningRate } from '../hyperparameters/commonHyperparameters';
import { corrections } from './biasCorrection';
import { defineOptimizer } from './define';
import { quotient } from './pairs';
import { averagedResponse } from './response';

export const adamax = defineOptimizer({
  id: 'adamax',
  name: 'Adamax',
  family: 'adaptive',
  idea: phrase(
    'Adam with a maximum for a mean: it divides by the largest of the recent gradients, of which old ones slowly fade.',
  ),
  goodAt: phrase(
    'Gradients with sudden peaks: no step is longer than the rate allows, and there is hardly anything to tune.',
  ),
  badAt: phrase(
    'Once it has met a steep wall it stays slow for a thousand steps: the maximum fades by a factor β₂ only.',
  ),
  hyperparameters: {
    learningRate: learningRate(0.002),
    beta1: averageDecay(0.9),
    beta2: decayFactor(phrase('Decay of the maximum'), '\\beta_2', 0.999),
    epsilon: epsilon(1e-8),
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ m_t &= \\beta_1 m_{t-1} + (1 - \\beta_1)\\, g_t \\\\ u_t &= \\max(\\beta_2 u_{t-1},\\ |g_t| + \\varepsilon) \\\\ \\theta_{t+1} &= \\theta_t - \\frac{\\eta}{1 - \\beta_1^t} \\cdot \\frac{m_t}{u_t} \\end{aligned}',
  paper: 'D. P. Kingma, J. Ba, Adam: a method for stochastic optimization, algorithm 2',
  year: 2015,
  definitionNote: phrase(
    'As torch.optim.Adamax and optax: ε = 1e-8 is added to each gradient’s size inside the maximum. Keras adds ε = 1e-7 to the maximum instead; the paper has no ε. With ε = 0, a gradient of exactly 0 moves nothing here, where PyTorch gives NaN.',
  ),
  state: { m: { symbol: 'm' }, largest: { symbol: 'u' } },
  step: { rate: (h, update) => h.learningRate / (1 - h.beta1 ** update) },
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  aside: { correction1: corrections.correction1 },
  response: ({ beta1, learningRate: rate }) => averagedResponse(beta1, rate),
  rule: ({ theta, gradient, state, h, step, aside }) => {
    const m = add(state.m, multiply(subtract(1, h.beta1), subtract(gradient, state.m)));
    const largest = maximum(multiply(h.beta2, state.largest), add(absolute(gradient), h.epsilon));
    const change = quotient(multiply(step.rate, m), largest, 0);
    return {
      theta: subtract(theta, change),
      state: { m, largest },
      divisor: multiply(aside.correction1, largest),
      memory: { term: 'm', points: 'up' },
    };
  },
  python: {
    before: 'm, u = np.zeros(2), np.zeros(2)',
    update: ({ over }) => `
      m = beta1 * m + (1 - beta1) * g
      u = np.maximum(beta2 * u, np.abs(g) + epsilon)
      m_hat = m / (1 - beta1**t)
      theta = theta - ${over('learning_rate * m_hat', 'u')}`,
  },
});
