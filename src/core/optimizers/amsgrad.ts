// AMSGrad: Adam that divides by the largest squared average so far.
import { phrase } from '../text/text';
import { add, maximum, multiply, square, squareRoot, subtract } from '../expression/expression';
import {
  averageDecay,
  epsilon,
  learningRate,
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

export const amsgrad = defineOptimizer({
  id: 'amsgrad',
  name: 'AMSGrad',
  family: 'adaptive',
  idea: phrase('Adam with a memory that never fades: it divides by the largest squared average so far.'),
  goodAt: phrase(
    'Large gradients that come rarely: Adam forgets them and speeds up again, AMSGrad does not, and so converges where Adam may not.',
  ),
  badAt: phrase('A steep start: one stretch of large gradients slows it down for the rest of the race.'),
  hyperparameters: {
    learningRate: learningRate(0.001),
    beta1: averageDecay(0.9),
    beta2: squaredAverageDecay(0.999),
    epsilon: epsilon(1e-8),
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ m_t &= \\beta_1 m_{t-1} + (1 - \\beta_1)\\, g_t \\\\ v_t &= \\beta_2 v_{t-1} + (1 - \\beta_2)\\, g_t^2 \\\\ \\bar v_t &= \\max(\\bar v_{t-1}, v_t) \\\\ \\hat m_t &= \\frac{m_t}{1 - \\beta_1^t}, \\quad \\hat v_t = \\frac{\\bar v_t}{1 - \\beta_2^t} \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, \\frac{\\hat m_t}{\\sqrt{\\hat v_t} + \\varepsilon} \\end{aligned}',
  paper: 'S. J. Reddi, S. Kale, S. Kumar, On the convergence of Adam and beyond',
  year: 2018,
  definitionNote: phrase(
    'As torch.optim.Adam with amsgrad=True: the largest of the uncorrected averages, corrected afterwards. optax takes the largest of the corrected ones, which differs in the first steps; Keras adds ε = 1e-7 before the correction; the paper corrects nothing. With ε = 0, a gradient of exactly 0 moves nothing here, where PyTorch gives NaN.',
  ),
  state: { m: { symbol: 'm' }, v: { symbol: 'v' }, largest: { symbol: '\\bar v' } },
  // The second bias correction is moved from the root into rate and ε, as in adam.ts.
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
    const m = add(state.m, multiply(subtract(1, h.beta1), subtract(gradient, state.m)));
    const v = add(multiply(h.beta2, state.v), multiply(subtract(1, h.beta2), square(gradient)));
    const largest = maximum(state.largest, v);
    const size = add(squareRoot(largest), step.epsilon);
    const change = quotient(multiply(step.rate, m), size, 0);
    return {
      theta: subtract(theta, change),
      state: { m, v, largest },
      terms: toldAverages(m, largest, aside),
      divisor: adamDivisor(size, aside),
      memory: { term: 'mHat', points: 'up' },
    };
  },
  python: {
    before: 'm, v, v_max = np.zeros(2), np.zeros(2), np.zeros(2)',
    update: ({ over }) => `
      m = beta1 * m + (1 - beta1) * g
      v = beta2 * v + (1 - beta2) * g**2
      v_max = np.maximum(v_max, v)
      m_hat = m / (1 - beta1**t)
      v_hat = v_max / (1 - beta2**t)
      theta = theta - ${over('learning_rate * m_hat', 'np.sqrt(v_hat) + epsilon')}`,
  },
});
