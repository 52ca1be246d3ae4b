// Adadelta: RMSProp whose rate is the average size of its own recent steps.
import { phrase } from '../text/text';
import {
  add,
  divide,
  multiply,
  square,
  squareRoot,
  subtract,
  type Expression,
} from '../expression/expression';
import {
  libraryHyperparameter,
  decayFactor,
  epsilon,
  learningRate,
} from '../hyperparameters/commonHyperparameters';
import { defineOptimizer } from './define';
import { quotient } from './pairs';
import { plainResponse } from './response';

const latex =
  '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ v_t &= \\rho v_{t-1} + (1 - \\rho)\\, g_t^2 \\\\ \\Delta_t &= \\frac{\\sqrt{u_{t-1} + \\varepsilon}}{\\sqrt{v_t + \\varepsilon}}\\, g_t \\\\ u_t &= \\rho u_{t-1} + (1 - \\rho)\\, \\Delta_t^2 \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, \\Delta_t \\end{aligned}';

export const adadelta = defineOptimizer({
  id: 'adadelta',
  name: 'Adadelta',
  family: 'adaptive',
  idea: phrase(
    'RMSProp that sets its own rate: the recent size of the steps themselves, over the recent size of the gradients.',
  ),
  goodAt: phrase(
    'Problems whose scale nobody knows: steps have the units of the parameters, and there is no rate to tune.',
  ),
  badAt: phrase('The start: the first steps are only about √ε long, and its stride has to grow from there.'),
  hyperparameters: {
    learningRate: learningRate(1, [1e-3, 100]),
    rho: decayFactor(phrase('Decay of the squared averages'), '\\rho', 0.9),
    epsilon: epsilon(1e-6),
    convention: libraryHyperparameter(
      { library: 'pytorch', latex, defaults: {}, difference: phrase('') },
      {
        library: 'keras',
        latex,
        defaults: { learningRate: 0.001, rho: 0.95, epsilon: 1e-7 },
        difference: phrase(
          'The same rule with other defaults: ρ = 0.95, ε = 1e-7 and rate 0.001, so that steps are a thousandth as long.',
        ),
      },
      {
        library: 'optax',
        latex,
        defaults: {},
        difference: phrase('The same as PyTorch.'),
      },
    ),
  },
  latex,
  paper: 'M. D. Zeiler, ADADELTA: an adaptive learning rate method',
  year: 2012,
  definitionNote: phrase(
    'As torch.optim.Adadelta: rate 1 (the paper has none), ρ = 0.9, ε = 1e-6 inside both roots. Keras has rate 0.001, ρ = 0.95 and ε = 1e-7; optax the same as PyTorch. With ε = 0, a gradient of exactly 0 moves nothing here, where PyTorch gives NaN.',
  ),
  state: { squaredAverage: { symbol: 'v' }, squaredSteps: { symbol: 'u' } },
  step: {},
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  terms: { Delta: { symbol: '\\Delta' } },
  response: ({ learningRate: rate }) => plainResponse(rate),
  rule: ({ theta, gradient, state, h }) => {
    const average = (before: Expression, sample: Expression): Expression =>
      add(multiply(h.rho, before), multiply(subtract(1, h.rho), square(sample)));
    const squaredAverage = average(state.squaredAverage, gradient);
    const stride = squareRoot(add(state.squaredSteps, h.epsilon));
    const size = squareRoot(add(squaredAverage, h.epsilon));
    const delta = quotient(multiply(stride, gradient), size, 0);
    return {
      theta: subtract(theta, multiply(h.learningRate, delta)),
      state: { squaredAverage, squaredSteps: average(state.squaredSteps, delta) },
      terms: { Delta: delta },
      divisor: divide(size, stride),
    };
  },
  python: {
    before: 'v, u = np.zeros(2), np.zeros(2)',
    update: ({ over }) => `
      v = rho * v + (1 - rho) * g**2
      delta = ${over('np.sqrt(u + epsilon) * g', 'np.sqrt(v + epsilon)')}
      u = rho * u + (1 - rho) * delta**2
      theta = theta - learning_rate * delta`,
  },
});
