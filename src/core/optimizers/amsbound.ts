// AMSBound: AdaBound that divides by the largest squared average so far.
import { phrase } from '../text/text';
import { add, maximum, multiply, square, squareRoot, subtract } from '../expression/expression';
import { defineOptimizer } from './define';
import {
  baseRate,
  boundedRate,
  boundedRatePython,
  boundedResponse,
  boundedStep,
  boundHyperparameters,
  boundScalars,
  boundTerms,
  toldStep,
} from './dynamicBounds';

export const amsbound = defineOptimizer({
  id: 'amsbound',
  name: 'AMSBound',
  family: 'adaptive',
  idea: phrase(
    'AMSGrad within AdaBound’s bounds: it divides by the largest squared average so far, and all rates close in on a final one.',
  ),
  goodAt: phrase(
    'Rare large gradients: they are not forgotten, and late in the race the rates agree on one all the same.',
  ),
  badAt: phrase(
    'A steep start holds it back until the lower bound lifts its rates; and a final rate that is too high throws it out of a ravine.',
  ),
  hyperparameters: boundHyperparameters,
  latex: `\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ m_t &= \\beta_1 m_{t-1} + (1 - \\beta_1)\\, g_t \\\\ v_t &= \\beta_2 v_{t-1} + (1 - \\beta_2)\\, g_t^2, \\quad \\bar v_t = \\max(\\bar v_{t-1}, v_t), \\quad s_t = \\bar v_t \\\\ ${boundedStep} \\end{aligned}`,
  paper: 'L. Luo, Y. Xiong, Y. Liu, X. Sun, Adaptive gradient methods with dynamic bound of learning rate',
  year: 2019,
  definitionNote: phrase(
    'As the authors’ code with amsbound=True: the largest of the uncorrected averages, bounds that close in on 0.1 at speed γ = 0.001, and a schedule that moves them in proportion. The paper divides the bounded rate by √t besides and corrects no bias. PyTorch, Keras and optax have no AMSBound.',
  ),
  state: { m: { symbol: 'm' }, v: { symbol: 'v' }, largest: { symbol: '\\bar v' }, baseRate },
  step: boundScalars,
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  terms: boundTerms,
  response: boundedResponse,
  rule: ({ theta, gradient, state, h, step }) => {
    const m = add(state.m, multiply(subtract(1, h.beta1), subtract(gradient, state.m)));
    const v = add(multiply(h.beta2, state.v), multiply(subtract(1, h.beta2), square(gradient)));
    const largest = maximum(state.largest, v);
    const bounded = boundedRate(add(squareRoot(largest), h.epsilon), state.baseRate, h, step);
    return {
      theta: subtract(theta, multiply(bounded.rate, m)),
      state: { ...state, m, v, largest },
      ...toldStep(largest, bounded),
    };
  },
  python: {
    before: 'm, v, v_max = np.zeros(2), np.zeros(2), np.zeros(2)',
    update: (choices) => [
      `
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        v_max = np.maximum(v_max, v)`,
      boundedRatePython('v_max', choices),
      'theta = theta - rate * m',
    ],
  },
});
