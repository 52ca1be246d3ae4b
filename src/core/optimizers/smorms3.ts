// SMORMS3: RMSProp that measures how much its gradients agree, and derives its memory and its rate from that.
import { phrase } from '../text/text';
import { add, divide, minimum, multiply, square, squareRoot, subtract } from '../expression/expression';
import { epsilon, learningRate } from '../hyperparameters/commonHyperparameters';
import { defineOptimizer } from './define';
import { quotient } from './pairs';
import { plainResponse } from './response';

export const smorms3 = defineOptimizer({
  id: 'smorms3',
  name: 'SMORMS3',
  family: 'adaptive',
  idea: phrase(
    'RMSProp that asks how much recent gradients agree: while they do it forgets fast and strides out, while they cancel out it remembers long and steps short.',
  ),
  goodAt: phrase(
    'Settling: in noise or across a ravine the gradients cancel out, and the steps shrink by themselves.',
  ),
  badAt: phrase(
    'Pace: no step is much longer than the rate, and a ravine’s zigzag slows it across and stays in its memory.',
  ),
  hyperparameters: {
    learningRate: learningRate(0.001),
    epsilon: epsilon(1e-16, [1e-20, 1e-4]),
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t), \\quad r_t = \\frac{1}{n_{t-1} + 1} \\\\ m_t &= (1 - r_t)\\, m_{t-1} + r_t\\, g_t \\\\ v_t &= (1 - r_t)\\, v_{t-1} + r_t\\, g_t^2 \\\\ x_t &= \\frac{m_t^2}{v_t + \\varepsilon} \\\\ n_0 &= 1, \\quad n_t = 1 + n_{t-1} (1 - x_t) \\\\ \\theta_{t+1} &= \\theta_t - \\frac{\\min(\\eta, x_t)}{\\sqrt{v_t} + \\varepsilon}\\, g_t \\end{aligned}',
  paper: 'S. Funk, RMSprop loses to SMORMS3 – beware the epsilon!',
  year: 2015,
  definitionNote: phrase(
    'As its author’s note and Chainer: ε = 1e-16, and a memory of one gradient to begin with. PyTorch, Keras and optax have no SMORMS3. With ε = 0, a gradient of exactly 0 moves nothing here, where the note’s formula gives NaN.',
  ),
  state: {
    m: { symbol: 'm' },
    v: { symbol: 'v' },
    memory: { symbol: 'n', initial: () => 1 },
  },
  step: {},
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  terms: { r: { symbol: 'r' }, x: { symbol: 'x' } },
  response: () => plainResponse(1),
  rule: ({ theta, gradient, state, h }) => {
    const newest = divide(1, add(state.memory, 1));
    const m = add(state.m, multiply(newest, subtract(gradient, state.m)));
    const v = add(state.v, multiply(newest, subtract(square(gradient), state.v)));
    const agreement = quotient(square(m), add(v, h.epsilon), 0);
    const memory = add(1, multiply(state.memory, subtract(1, agreement)));
    const rate = minimum(h.learningRate, agreement);
    const size = add(squareRoot(v), h.epsilon);
    return {
      theta: subtract(theta, quotient(multiply(rate, gradient), size, 0)),
      state: { m, v, memory },
      terms: { r: newest, x: agreement },
      divisor: divide(size, rate),
    };
  },
  python: {
    before: 'm, v, n = np.zeros(2), np.zeros(2), np.ones(2)',
    update: ({ over }) => `
      r = 1 / (n + 1)
      m = (1 - r) * m + r * g
      v = (1 - r) * v + r * g**2
      x = ${over('m**2', 'v + epsilon')}
      n = 1 + n * (1 - x)
      theta = theta - ${over('np.minimum(learning_rate, x) * g', 'np.sqrt(v) + epsilon')}`,
  },
});
