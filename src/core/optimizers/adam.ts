// Adam: a moving average of gradients over the root of a moving average of their squares, both bias-corrected.
import { phrase } from '../text/text';
import { add, divide, multiply, square, squareRoot, subtract } from '../expression/expression';
import {
  libraryHyperparameter,
  decayFactor,
  epsilon,
  learningRate,
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
import { atLeastTiny } from './pairs';
import { averagedResponse } from './response';

const pytorchRule =
  '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ m_t &= \\beta_1 m_{t-1} + (1 - \\beta_1)\\, g_t \\\\ v_t &= \\beta_2 v_{t-1} + (1 - \\beta_2)\\, g_t^2 \\\\ \\hat m_t &= \\frac{m_t}{1 - \\beta_1^t}, \\quad \\hat v_t = \\frac{v_t}{1 - \\beta_2^t} \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, \\frac{\\hat m_t}{\\sqrt{\\hat v_t} + \\varepsilon} \\end{aligned}';

export const adam = defineOptimizer({
  id: 'adam',
  name: 'Adam',
  family: 'adaptive',
  idea: phrase(
    'Momentum and RMSProp in one: the averaged gradient over its averaged size, both corrected for starting at zero.',
  ),
  goodAt: phrase(
    'The usual first choice: it copes with slopes of any size, noise and ravines, with hardly any tuning.',
  ),
  badAt: phrase(
    'Its memory of large gradients is long (β₂ = 0.999), so that it coasts past minima and comes back; near the goal it may not settle.',
  ),
  hyperparameters: {
    learningRate: learningRate(0.001),
    beta1: decayFactor(phrase('First moment decay'), '\\beta_1', 0.9),
    beta2: decayFactor(phrase('Second moment decay'), '\\beta_2', 0.999),
    epsilon: epsilon(1e-8),
    convention: libraryHyperparameter(
      { library: 'pytorch', latex: pytorchRule, defaults: {}, difference: phrase('') },
      {
        library: 'keras',
        latex:
          '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ m_t &= \\beta_1 m_{t-1} + (1 - \\beta_1)\\, g_t \\\\ v_t &= \\beta_2 v_{t-1} + (1 - \\beta_2)\\, g_t^2 \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, \\frac{\\sqrt{1 - \\beta_2^t}}{1 - \\beta_1^t} \\cdot \\frac{m_t}{\\sqrt{v_t} + \\varepsilon} \\end{aligned}',
        defaults: { epsilon: 1e-7 },
        difference: phrase(
          'ε = 1e-7 is added before the bias correction (the paper’s “epsilon hat”): early on it counts √(1 − β₂ᵗ)⁻¹ times as much, which shows where gradients are tiny.',
        ),
      },
      {
        library: 'optax',
        latex: pytorchRule,
        defaults: {},
        difference: phrase(
          'The same as PyTorch (optax can also add an ε inside the root; its default is 0).',
        ),
      },
    ),
  },
  latex: pytorchRule,
  paper: 'D. P. Kingma, J. Ba, Adam: a method for stochastic optimization, algorithm 1',
  year: 2015,
  definitionNote: phrase(
    'As torch.optim.Adam and the paper’s algorithm 1: ε = 1e-8 is added to the root of the corrected average. Keras adds ε = 1e-7 before the correction (the paper’s “epsilon hat”), which shows where gradients are tiny. With ε = 0, a gradient of exactly 0 moves nothing here, where PyTorch gives NaN.',
  ),
  state: { m: { symbol: 'm' }, v: { symbol: 'v' } },
  // The second bias correction is moved from the root into rate and ε, as in section 2 of the paper: exactly
  // m̂/(√v̂ + ε), with one product less per parameter.
  step: {
    rate: (h, update) => correctedRate(h, update),
    epsilon: (h, update, library) =>
      atLeastTiny(library === 'keras' ? h.epsilon : correctedEpsilon(h, update)),
  },
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  terms: correctedAverages,
  aside: corrections,
  response: ({ beta1, learningRate: rate }) => averagedResponse(beta1, rate),
  rule: ({ theta, gradient, state, h, step, aside, library }) => {
    // β1·m + (1 − β1)·g
    const m = add(state.m, multiply(subtract(1, h.beta1), subtract(gradient, state.m)));
    const v = add(multiply(h.beta2, state.v), multiply(subtract(1, h.beta2), square(gradient)));
    const size = add(squareRoot(v), step.epsilon);
    const change = divide(multiply(step.rate, m), size);
    return {
      theta: subtract(theta, change),
      state: { m, v },
      terms: library === 'keras' ? { mHat: null, vHat: null } : toldAverages(m, v, aside),
      divisor: adamDivisor(size, aside),
      memory: { term: library === 'keras' ? 'm' : 'mHat', points: 'up' },
    };
  },
  python: {
    before: 'm, v = np.zeros(2), np.zeros(2)',
    update: ({ library, over }) => `
      m = beta1 * m + (1 - beta1) * g
      v = beta2 * v + (1 - beta2) * g**2
      ${
        library === 'keras'
          ? `rate = learning_rate * np.sqrt(1 - beta2**t) / (1 - beta1**t)
      theta = theta - ${over('rate * m', 'np.sqrt(v) + epsilon')}`
          : `m_hat = m / (1 - beta1**t)
      v_hat = v / (1 - beta2**t)
      theta = theta - ${over('learning_rate * m_hat', 'np.sqrt(v_hat) + epsilon')}`
      }`,
  },
});
