// RMSProp: gradients divided by a moving average of their size; with momentum and centring as PyTorch has them.
import { phrase } from '../text/text';
import {
  add,
  divide,
  maximum,
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
  momentumFactor,
} from '../hyperparameters/commonHyperparameters';
import { defineOptimizer } from './define';
import { atLeastTiny } from './pairs';
import { heavyResponse } from './response';

const pytorchRule =
  '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ v_t &= \\alpha v_{t-1} + (1 - \\alpha)\\, g_t^2 \\\\ a_t &= \\alpha a_{t-1} + (1 - \\alpha)\\, g_t, \\quad \\tilde v_t = v_t - c\\, a_t^2 \\\\ b_t &= \\mu b_{t-1} + \\frac{g_t}{\\sqrt{\\tilde v_t} + \\varepsilon} \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, b_t \\end{aligned}';

const insideRoot =
  '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ v_t &= \\alpha v_{t-1} + (1 - \\alpha)\\, g_t^2 \\\\ a_t &= \\alpha a_{t-1} + (1 - \\alpha)\\, g_t, \\quad \\tilde v_t = v_t - c\\, a_t^2 \\\\ b_t &= \\mu b_{t-1} + \\eta\\, \\frac{g_t}{\\sqrt{\\tilde v_t + \\varepsilon}} \\\\ \\theta_{t+1} &= \\theta_t - b_t \\end{aligned}';

export const rmsprop = defineOptimizer({
  id: 'rmsprop',
  name: 'RMSProp',
  family: 'adaptive',
  idea: phrase(
    'Divide by the recent size of the gradient instead of its whole history, so that steps stay about η long and never dry up.',
  ),
  goodAt: phrase('Ravines and changing slopes: each direction gets a step of about the same length.'),
  badAt: phrase(
    'It never settles: near the minimum the steps stay about η long, and the first ones are far too long (10 η).',
  ),
  hyperparameters: {
    learningRate: learningRate(0.01),
    decay: decayFactor(phrase('Second moment decay'), '\\alpha', 0.99),
    epsilon: epsilon(1e-8),
    momentum: momentumFactor(0),
    centered: {
      kind: 'boolean',
      label: phrase('Centered'),
      symbol: 'c',
      default: false,
    },
    convention: libraryHyperparameter(
      { library: 'pytorch', latex: pytorchRule, defaults: {}, difference: phrase('') },
      {
        library: 'keras',
        latex: insideRoot,
        defaults: { learningRate: 0.001, decay: 0.9, epsilon: 1e-7 },
        difference: phrase(
          'Decay 0.9, ε = 1e-7 inside the root, and the rate inside the momentum buffer: the first step is 3.16 η instead of 10 η.',
        ),
      },
      {
        library: 'optax',
        latex: insideRoot,
        defaults: { decay: 0.9, epsilon: 1e-8 },
        difference: phrase(
          'Decay 0.9, ε = 1e-8 inside the root, and the rate inside the momentum buffer: the first step is 3.16 η instead of 10 η.',
        ),
      },
    ),
  },
  latex: pytorchRule,
  paper:
    'T. Tieleman, G. Hinton, Lecture 6.5: RMSProp, Neural Networks for Machine Learning; centered: A. Graves, Generating sequences with recurrent neural networks (2013)',
  year: 2012,
  definitionNote: phrase(
    'As torch.optim.RMSprop: decay 0.99 and ε = 1e-8 outside the root, so the first step is 10 η. Keras has 0.9 and 1e-7, optax 0.9 and 1e-8 inside the root: 3.16 η. A centered variance that rounding makes negative counts as 0. With ε = 0, a gradient of exactly 0 moves nothing here, where PyTorch gives NaN.',
  ),
  state: {
    squaredAverage: { symbol: 'v' },
    average: { symbol: 'a' },
    buffer: { symbol: 'b' },
  },
  step: { epsilon: (h) => atLeastTiny(h.epsilon) },
  weightDecay: 'coupled or decoupled',
  staticFlags: ['momentum', 'centered'],
  terms: { vTilde: { symbol: '\\tilde v' }, b: { symbol: 'b' } },
  momentum: 'momentum',
  response: ({ learningRate: rate, momentum }) => heavyResponse(momentum, rate),
  rule: ({ theta, gradient, state, h, step, on, library }) => {
    const rest = subtract(1, h.decay);
    const squaredAverage = add(multiply(h.decay, state.squaredAverage), multiply(rest, square(gradient)));
    const average = on.centered
      ? add(multiply(h.decay, state.average), multiply(rest, gradient))
      : state.average;
    const variance = on.centered ? maximum(0, subtract(squaredAverage, square(average))) : squaredAverage;
    const kept = (scaled: Expression): Expression =>
      on.momentum ? add(multiply(h.momentum, state.buffer), scaled) : scaled;
    const after = (buffer: Expression, size: Expression) => ({
      state: { squaredAverage, average, buffer: on.momentum ? buffer : state.buffer },
      terms: { vTilde: variance, b: buffer },
      divisor: size,
      memory: on.momentum ? ({ term: 'b', points: 'up' } as const) : null,
    });
    if (library === 'pytorch') {
      const size = add(squareRoot(variance), step.epsilon);
      const buffer = kept(divide(gradient, size));
      return { theta: subtract(theta, multiply(h.learningRate, buffer)), ...after(buffer, size) };
    }
    const size = squareRoot(add(variance, step.epsilon));
    const buffer = kept(divide(multiply(h.learningRate, gradient), size));
    return { theta: subtract(theta, buffer), ...after(buffer, size) };
  },
  python: {
    before: ({ h }) => `
      v = np.zeros(2)
      ${h.centered !== 0 ? 'a = np.zeros(2)' : ''}
      ${h.momentum !== 0 ? 'b = np.zeros(2)' : ''}`,
    update: ({ h, library, over }) => {
      const variance = h.centered !== 0 ? 'variance' : 'v';
      const size =
        library === 'pytorch' ? `np.sqrt(${variance}) + epsilon` : `np.sqrt(${variance} + epsilon)`;
      const rate = library === 'pytorch' ? '' : 'learning_rate * ';
      const step = over(`${rate}g`, size);
      return `
        v = decay * v + (1 - decay) * g**2
        ${h.centered !== 0 ? 'a = decay * a + (1 - decay) * g' : ''}
        ${h.centered !== 0 ? 'variance = np.maximum(v - a**2, 0)' : ''}
        ${h.momentum !== 0 ? `b = momentum * b + ${step}` : ''}
        theta = theta - ${library === 'pytorch' ? 'learning_rate * ' : ''}${h.momentum !== 0 ? 'b' : step}`;
    },
  },
});
