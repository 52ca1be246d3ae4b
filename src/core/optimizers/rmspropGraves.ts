// RMSProp as Graves published it: divided by the standard deviation of the gradients, with momentum.
import { phrase } from '../text/text';
import { add, maximum, multiply, square, squareRoot, subtract } from '../expression/expression';
import { decayFactor, epsilon, learningRate, momentumFactor } from '../hyperparameters/commonHyperparameters';
import { defineOptimizer } from './define';
import { quotient } from './pairs';
import { heavyResponse } from './response';

export const rmspropGraves = defineOptimizer({
  id: 'rmsprop-graves',
  name: 'RMSProp (Graves)',
  family: 'adaptive',
  idea: phrase(
    'RMSProp that divides by how much the gradients vary instead of how large they are, and keeps a momentum.',
  ),
  goodAt: phrase(
    'Long even slopes: where the gradient hardly varies it strides out, far beyond what RMSProp would dare.',
  ),
  badAt: phrase(
    'The end of an even slope: ε alone bounds the stride there, and the momentum carries it past the minimum.',
  ),
  hyperparameters: {
    learningRate: learningRate(1e-4, [1e-5, 1]),
    decay: decayFactor(phrase('Decay of both moments'), '\\alpha', 0.95),
    momentum: momentumFactor(0.9),
    epsilon: epsilon(1e-4),
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ v_t &= \\alpha v_{t-1} + (1 - \\alpha)\\, g_t^2 \\\\ a_t &= \\alpha a_{t-1} + (1 - \\alpha)\\, g_t \\\\ b_t &= \\mu b_{t-1} - \\eta\\, \\frac{g_t}{\\sqrt{v_t - a_t^2 + \\varepsilon}} \\\\ \\theta_{t+1} &= \\theta_t + b_t \\end{aligned}',
  paper: 'A. Graves, Generating sequences with recurrent neural networks, equations 38 to 41',
  year: 2013,
  definitionNote: phrase(
    'As the paper, with its constants: α = 0.95, μ = 0.9, η = ε = 1e-4, ε inside the root. PyTorch’s centered RMSProp has ε = 1e-8 outside it and the rate outside the momentum. A variance that rounding makes negative counts as 0; with ε = 0, a variance of exactly 0 moves nothing.',
  ),
  state: {
    squaredAverage: { symbol: 'v' },
    average: { symbol: 'a' },
    velocity: { symbol: 'b' },
  },
  step: {},
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  momentum: 'momentum',
  response: ({ learningRate: rate, momentum }) => heavyResponse(momentum, rate),
  rule: ({ theta, gradient, state, h }) => {
    const rest = subtract(1, h.decay);
    const squaredAverage = add(multiply(h.decay, state.squaredAverage), multiply(rest, square(gradient)));
    const average = add(multiply(h.decay, state.average), multiply(rest, gradient));
    const variance = maximum(0, subtract(squaredAverage, square(average)));
    const size = squareRoot(add(variance, h.epsilon));
    const push = quotient(multiply(h.learningRate, gradient), size, 0);
    const velocity = subtract(multiply(h.momentum, state.velocity), push);
    return {
      theta: add(theta, velocity),
      state: { squaredAverage, average, velocity },
      divisor: size,
      memory: { term: 'b', points: 'along' },
    };
  },
  python: {
    before: 'v, a, b = np.zeros(2), np.zeros(2), np.zeros(2)',
    update: ({ over }) => `
      v = decay * v + (1 - decay) * g**2
      a = decay * a + (1 - decay) * g
      variance = np.maximum(v - a**2, 0)
      b = momentum * b - ${over('learning_rate * g', 'np.sqrt(variance + epsilon)')}
      theta = theta + b`,
  },
});
