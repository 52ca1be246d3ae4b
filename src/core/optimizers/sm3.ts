// SM3: Adagrad with less state, and averaged steps. For two parameters the state is that of Adagrad.
import { phrase } from '../text/text';
import { add, multiply, square, squareRoot, subtract } from '../expression/expression';
import { epsilon, learningRate, momentumFactor } from '../hyperparameters/commonHyperparameters';
import { defineOptimizer } from './define';
import { quotient } from './pairs';
import { averagedResponse } from './response';

export const sm3 = defineOptimizer({
  id: 'sm3',
  name: 'SM3',
  family: 'adaptive',
  idea: phrase(
    'Adagrad in little memory: of a matrix it keeps a bound per row and per column on all squared gradients so far; steps are averaged.',
  ),
  goodAt: phrase(
    'Huge embedding tables with rare gradients; here it shows what an averaged step does to Adagrad.',
  ),
  badAt: phrase(
    'As Adagrad it never forgets, so that steps dry up; and with the average it starts late and turns late.',
  ),
  hyperparameters: {
    learningRate: learningRate(0.1, [1e-3, 10]),
    momentum: momentumFactor(0.9),
    epsilon: epsilon(1e-8),
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ s_t &= s_{t-1} + g_t^2 \\\\ m_t &= \\mu m_{t-1} + (1 - \\mu)\\, \\frac{g_t}{\\sqrt{s_t + \\varepsilon}} \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, m_t \\end{aligned}',
  paper: 'R. Anil, V. Gupta, T. Koren, Y. Singer, Memory-efficient adaptive optimization',
  year: 2019,
  definitionNote: phrase(
    'As optax.sm3 for a vector, which it covers entry by entry: the sums are Adagrad’s, ε = 1e-8 stands inside the root, and a sum of 0 gives a step of 0. Only for matrices are there fewer sums than parameters. The paper has no ε.',
  ),
  state: { sum: { symbol: 's' }, m: { symbol: 'm' } },
  step: {},
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  response: ({ learningRate: rate, momentum }) => averagedResponse(momentum, rate),
  rule: ({ theta, gradient, state, h }) => {
    const sum = add(state.sum, square(gradient));
    const size = squareRoot(add(sum, h.epsilon));
    const scaled = quotient(gradient, size, 0);
    const m = add(multiply(h.momentum, state.m), multiply(subtract(1, h.momentum), scaled));
    return {
      theta: subtract(theta, multiply(h.learningRate, m)),
      state: { sum, m },
      divisor: size,
      memory: { term: 'm', points: 'up' },
    };
  },
  python: {
    before: 's, m = np.zeros(2), np.zeros(2)',
    update: ({ over }) => `
      s = s + g**2
      m = momentum * m + (1 - momentum) * ${over('g', 'np.sqrt(s + epsilon)')}
      theta = theta - learning_rate * m`,
  },
});
