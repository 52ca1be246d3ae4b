// AdaBound: Adam whose rates are clamped between bounds that converge to the rate of gradient descent.
import { phrase } from '../text/text';
import { add, multiply, square, squareRoot, subtract } from '../expression/expression';
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

export const adabound = defineOptimizer({
  id: 'adabound',
  name: 'AdaBound',
  family: 'adaptive',
  idea: phrase(
    'Adam that turns into momentum: each parameter’s rate is held between two bounds that close in on one final rate for all.',
  ),
  goodAt: phrase(
    'A quick start like Adam’s and a calm end like gradient descent’s: extreme rates, large or small, are cut off.',
  ),
  badAt: phrase(
    'The final rate is one for all directions: too high, and the runner flies out of a ravine late in the race, when the lower bound lifts small rates to it.',
  ),
  hyperparameters: boundHyperparameters,
  latex: `\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ m_t &= \\beta_1 m_{t-1} + (1 - \\beta_1)\\, g_t \\\\ v_t &= \\beta_2 v_{t-1} + (1 - \\beta_2)\\, g_t^2, \\quad s_t = v_t \\\\ ${boundedStep} \\end{aligned}`,
  paper: 'L. Luo, Y. Xiong, Y. Liu, X. Sun, Adaptive gradient methods with dynamic bound of learning rate',
  year: 2019,
  definitionNote: phrase(
    'As the authors’ code: the bounds close in on 0.1 at speed γ = 0.001, and a schedule moves them in proportion. The paper divides the bounded rate by √t besides and corrects no bias; its bounds have 1 − β₂ for γ. PyTorch, Keras and optax have no AdaBound.',
  ),
  state: { m: { symbol: 'm' }, v: { symbol: 'v' }, baseRate },
  step: boundScalars,
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  terms: boundTerms,
  response: boundedResponse,
  rule: ({ theta, gradient, state, h, step }) => {
    const m = add(state.m, multiply(subtract(1, h.beta1), subtract(gradient, state.m)));
    const v = add(multiply(h.beta2, state.v), multiply(subtract(1, h.beta2), square(gradient)));
    const bounded = boundedRate(add(squareRoot(v), h.epsilon), state.baseRate, h, step);
    return {
      theta: subtract(theta, multiply(bounded.rate, m)),
      state: { ...state, m, v },
      ...toldStep(v, bounded),
    };
  },
  python: {
    before: 'm, v = np.zeros(2), np.zeros(2)',
    update: (choices) => [
      `
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2`,
      boundedRatePython('v', choices),
      'theta = theta - rate * m',
    ],
  },
});
