// Eve: Adam whose overall rate depends on the loss: lower while that fluctuates, higher while it hardly changes.
import { phrase } from '../text/text';
import {
  absolute,
  add,
  divide,
  equal,
  maximum,
  minimum,
  multiply,
  select,
  square,
  squareRoot,
  subtract,
} from '../expression/expression';
import {
  averageDecay,
  decayFactor,
  epsilon,
  learningRate,
  rangedNumber,
  squaredAverageDecay,
} from '../hyperparameters/commonHyperparameters';
import {
  adamDivisor,
  correctedAverages,
  correctedEpsilon,
  correctedRate,
  corrections,
  toldPairs,
} from './biasCorrection';
import { defineParticleOptimizer, type Pair } from './define';
import { forBoth, quotient } from './pairs';
import { averagedResponse } from './response';

export const eve = defineParticleOptimizer({
  id: 'eve',
  name: 'Eve',
  family: 'adaptive',
  idea: phrase(
    'Adam that watches the loss as well: where it changes much from step to step the rate falls, where it hardly changes the rate rises.',
  ),
  goodAt: phrase('Plateaus: where the loss stands still the rate climbs, up to c times.'),
  badAt: phrase(
    'Losses whose lowest value is unknown or not f*: changes are measured against the height above f*, and below it the rate only rises.',
  ),
  hyperparameters: {
    learningRate: learningRate(0.001),
    beta1: averageDecay(0.9),
    beta2: squaredAverageDecay(0.999),
    beta3: decayFactor(phrase('Decay of the loss’s change'), '\\beta_3', 0.999),
    clip: rangedNumber(phrase('Limit of the change'), 'c', 10, [1, 100], { min: 1, scale: 'log' }),
    fMin: rangedNumber(phrase('Lowest loss'), 'f^\\ast', 0, [-10, 10]),
    epsilon: epsilon(1e-8),
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t), \\quad f_t = f(\\theta_t), \\quad f_0 = f_1 \\\\ m_t &= \\beta_1 m_{t-1} + (1 - \\beta_1)\\, g_t \\\\ v_t &= \\beta_2 v_{t-1} + (1 - \\beta_2)\\, g_t^2 \\\\ r_t &= \\min\\left(\\max\\left(\\frac{|f_t - f_{t-1}|}{\\min(f_t, f_{t-1}) - f^\\ast},\\ \\frac1c\\right),\\ c\\right) \\\\ d_1 &= 1, \\quad d_t = \\beta_3 d_{t-1} + (1 - \\beta_3)\\, r_t \\\\ \\hat m_t &= \\frac{m_t}{1 - \\beta_1^t}, \\quad \\hat v_t = \\frac{v_t}{1 - \\beta_2^t} \\\\ \\theta_{t+1} &= \\theta_t - \\frac{\\eta}{d_t} \\cdot \\frac{\\hat m_t}{\\sqrt{\\hat v_t} + \\varepsilon} \\end{aligned}',
  paper:
    'H. Hayashi, J. Koushik, G. Neubig, Eve: a gradient based optimization method with locally and globally adaptive learning rates',
  year: 2016,
  definitionNote: phrase(
    'As the paper’s third version, with its f* = 0 and c = 10. The first version (J. Koushik, H. Hayashi, Improving stochastic gradient descent with feedback) tracks a smoothed loss with two thresholds instead. A loss that does not change counts as 1/c, even at f* itself; with ε = 0, a gradient of exactly 0 moves nothing. PyTorch, Keras and optax have no Eve.',
  ),
  parameterState: { m: { symbol: 'm' }, v: { symbol: 'v' } },
  particleState: {
    lastLoss: { symbol: 'f' },
    change: { symbol: 'd', initial: () => 1 },
  },
  step: {
    rate: (h, update) => correctedRate(h, update),
    epsilon: (h, update) => correctedEpsilon(h, update),
    // The first update has no loss to compare with.
    changeShare: (h, update) => (update === 1 ? 0 : 1 - h.beta3),
  },
  staticFlags: [],
  terms: { ...correctedAverages, r: { symbol: 'r', scope: 'particle' } },
  aside: { ...corrections, isFirst: (_h, update) => (update === 1 ? 1 : 0) },
  response: ({ beta1, learningRate: rate }) => averagedResponse(beta1, rate),
  rule: ({ theta, value, gradient, state, h, step, aside }) => {
    const difference = absolute(subtract(value, state.lastLoss));
    const above = subtract(minimum(value, state.lastLoss), h.fMin);
    const low = divide(1, h.clip);
    const relative = minimum(maximum(divide(difference, above), low), h.clip);
    const now = select(equal(difference, 0), low, relative);
    const change = add(state.change, multiply(step.changeShare, subtract(now, state.change)));
    const m: Pair = forBoth((i) =>
      add(state.m[i], multiply(subtract(1, h.beta1), subtract(gradient[i], state.m[i]))),
    );
    const v: Pair = forBoth((i) =>
      add(multiply(h.beta2, state.v[i]), multiply(subtract(1, h.beta2), square(gradient[i]))),
    );
    const rate = divide(step.rate, change);
    const size = forBoth((i) => add(squareRoot(v[i]), step.epsilon));
    return {
      theta: forBoth((i) => subtract(theta[i], quotient(multiply(rate, m[i]), size[i], 0))),
      state: { m, v, lastLoss: value, change },
      terms: { ...toldPairs(m, v, aside), r: select(equal(aside.isFirst, 1), low, now) },
      divisor: forBoth((i) => multiply(change, adamDivisor(size[i], aside))),
      memory: { term: 'mHat', points: 'up' },
    };
  },
  python: {
    before: `
      m, v = np.zeros(2), np.zeros(2)
      last_loss, d = 0, 1`,
    update: ({ over }) => `
      loss = f(*theta)
      if t > 1:
          difference = abs(loss - last_loss)
          change = difference / (min(loss, last_loss) - f_min) if difference > 0 else 0
          d = beta3 * d + (1 - beta3) * np.clip(change, 1 / clip, clip)
      last_loss = loss
      m = beta1 * m + (1 - beta1) * g
      v = beta2 * v + (1 - beta2) * g**2
      m_hat = m / (1 - beta1**t)
      v_hat = v / (1 - beta2**t)
      theta = theta - ${over('learning_rate / d * m_hat', 'np.sqrt(v_hat) + epsilon')}`,
  },
});
