// Adagrad: each parameter's rate shrinks with the gradients it has seen.
import { phrase } from '../text/text';
import { add, divide, multiply, square, squareRoot, subtract } from '../expression/expression';
import {
  epsilon,
  learningRate,
  libraryHyperparameter,
  nonNegative,
} from '../hyperparameters/commonHyperparameters';
import { defineOptimizer } from './define';
import { atLeastTiny } from './pairs';
import { plainResponse } from './response';

const pytorchRule =
  '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ s_t &= s_{t-1} + g_t^2 \\\\ \\theta_{t+1} &= \\theta_t - \\frac{\\eta}{1 + (t-1)\\gamma} \\cdot \\frac{g_t}{\\sqrt{s_t} + \\varepsilon} \\end{aligned}';

const insideRoot =
  '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ s_t &= s_{t-1} + g_t^2 \\\\ \\theta_{t+1} &= \\theta_t - \\frac{\\eta}{1 + (t-1)\\gamma} \\cdot \\frac{g_t}{\\sqrt{s_t + \\varepsilon}} \\end{aligned}';

export const adagrad = defineOptimizer({
  id: 'adagrad',
  name: 'Adagrad',
  family: 'adaptive',
  idea: phrase(
    'Every parameter gets its own rate, divided by the root of all its squared gradients so far: big strides first, ever smaller ones later.',
  ),
  goodAt: phrase('Parameters whose gradients are rare or of very different size; no tuning per direction.'),
  badAt: phrase('Long races: the sum never forgets, so that steps dry up before the goal.'),
  hyperparameters: {
    learningRate: learningRate(0.01, [1e-3, 10]),
    learningRateDecay: nonNegative(phrase('Learning rate decay'), '\\gamma', 0, [0, 0.1]),
    initialAccumulator: nonNegative(phrase('Initial accumulator'), 's_0', 0, [0, 1]),
    epsilon: epsilon(1e-10),
    convention: libraryHyperparameter(
      { library: 'pytorch', latex: pytorchRule, defaults: {}, difference: phrase('') },
      {
        library: 'keras',
        latex: insideRoot,
        defaults: { learningRate: 0.001, initialAccumulator: 0.1, epsilon: 1e-7 },
        difference: phrase(
          'The sum starts at 0.1 and ε = 1e-7 stands inside the root: where gradients are small the first steps are shorter.',
        ),
      },
      {
        library: 'optax',
        latex: insideRoot,
        defaults: { initialAccumulator: 0.1, epsilon: 1e-7 },
        difference: phrase('As Keras: the sum starts at 0.1 and ε = 1e-7 stands inside the root.'),
      },
    ),
  },
  latex: pytorchRule,
  paper:
    'J. Duchi, E. Hazan, Y. Singer, Adaptive subgradient methods for online learning and stochastic optimization',
  year: 2011,
  definitionNote: phrase(
    'As torch.optim.Adagrad: the sum starts at 0 and ε = 1e-10 stands outside the root, so the first step is η whatever the gradient. Keras and optax start the sum at 0.1 with ε = 1e-7 inside the root. With ε = 0, a gradient of exactly 0 moves nothing here, where PyTorch gives NaN.',
  ),
  state: { sum: { symbol: 's', initial: (h) => h.initialAccumulator } },
  step: {
    rate: (h, update) => h.learningRate / (1 + (update - 1) * h.learningRateDecay),
    epsilon: (h) => atLeastTiny(h.epsilon),
  },
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  response: ({ learningRate: rate, learningRateDecay }, update) =>
    plainResponse(rate / (1 + (update - 1) * learningRateDecay)),
  rule: ({ theta, gradient, state, step, library }) => {
    const sum = add(state.sum, square(gradient));
    const size =
      library === 'pytorch' ? add(squareRoot(sum), step.epsilon) : squareRoot(add(sum, step.epsilon));
    return {
      theta: subtract(theta, divide(multiply(step.rate, gradient), size)),
      state: { sum },
      divisor: size,
    };
  },
  python: {
    before: ({ h }) =>
      `s = ${h.initialAccumulator === 0 ? 'np.zeros(2)' : 'np.full(2, initial_accumulator)'}`,
    update: ({ h, library, over }) => {
      const rate = h.learningRateDecay === 0 ? 'learning_rate' : 'rate';
      const size = library === 'pytorch' ? 'np.sqrt(s) + epsilon' : 'np.sqrt(s + epsilon)';
      return `
        s = s + g**2
        ${rate === 'rate' ? 'rate = learning_rate / (1 + (t - 1) * learning_rate_decay)' : ''}
        theta = theta - ${over(`${rate} * g`, size)}`;
    },
  },
});
