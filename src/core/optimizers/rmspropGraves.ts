// RMSProp as Graves wrote it down: divided by the standard deviation of the gradients, with momentum.
import { add, maximum, multiply, square, squareRoot, subtract } from '../expression/expression';
import { decayFactor, epsilon, learningRate, momentumFactor } from '../hyperparameters/commonHyperparameters';
import { defineOptimizer } from './define';
import { quotient } from './pairs';

export const rmspropGraves = defineOptimizer({
  id: 'rmsprop-graves',
  name: 'RMSProp (Graves)',
  family: 'adaptive',
  idea: {
    en: 'RMSProp that divides by how much the gradients vary instead of how large they are, and keeps a momentum.',
    ja: '勾配の大きさではなく、ばらつき（標準偏差）で割る RMSProp です。モーメンタムも備えています。',
  },
  goodAt: {
    en: 'Long even slopes: where the gradient hardly varies it strides out, far beyond what RMSProp would dare.',
    ja: '一様に続く長い斜面に強い手法です。勾配のばらつきが小さければ、RMSProp よりはるかに大きく踏み出します。',
  },
  badAt: {
    en: 'The end of an even slope: ε alone bounds the stride there, and the momentum carries it past the minimum.',
    ja: '一様な斜面が終わる場所が苦手です。歩幅を抑えるのは ε だけなので、モーメンタムの勢いで最小点を通り過ぎます。',
  },
  hyperparameters: {
    learningRate: learningRate(1e-4, [1e-5, 1]),
    decay: decayFactor({ en: 'Decay of the averages', ja: '移動平均の減衰率' }, '\\alpha', 0.95),
    momentum: momentumFactor(0.9),
    epsilon: epsilon(1e-4),
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ v_t &= \\alpha v_{t-1} + (1 - \\alpha)\\, g_t^2 \\\\ a_t &= \\alpha a_{t-1} + (1 - \\alpha)\\, g_t \\\\ b_t &= \\mu b_{t-1} - \\eta\\, \\frac{g_t}{\\sqrt{v_t - a_t^2 + \\varepsilon}} \\\\ \\theta_{t+1} &= \\theta_t + b_t \\end{aligned}',
  paper: 'A. Graves, Generating sequences with recurrent neural networks, equations 38 to 41',
  year: 2013,
  definitionNote: {
    en: 'As the paper, with its constants: α = 0.95, μ = 0.9, η = ε = 1e-4, ε inside the root. PyTorch’s centered RMSProp has ε = 1e-8 outside it and the rate outside the momentum. A variance that rounding makes negative counts as 0; with ε = 0, a variance of exactly 0 moves nothing.',
    ja: '論文と同じ定義で、定数も論文のとおり α = 0.95、μ = 0.9、η = ε = 1e-4（ε は平方根の内側）です。PyTorch の中心化した RMSProp では、ε = 1e-8 は平方根の外、学習率はモーメンタムの外にあります。分散が丸め誤差で負になったときは 0 とみなし、ε = 0 で分散がちょうど 0 のときは勾配の項を 0 とします。',
  },
  state: {
    squaredAverage: { symbol: 'v' },
    average: { symbol: 'a' },
    velocity: { symbol: 'b' },
  },
  step: {},
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  rule: ({ theta, gradient, state, h }) => {
    const rest = subtract(1, h.decay);
    const squaredAverage = add(multiply(h.decay, state.squaredAverage), multiply(rest, square(gradient)));
    const average = add(multiply(h.decay, state.average), multiply(rest, gradient));
    const variance = maximum(0, subtract(squaredAverage, square(average)));
    const push = quotient(multiply(h.learningRate, gradient), squareRoot(add(variance, h.epsilon)), 0);
    const velocity = subtract(multiply(h.momentum, state.velocity), push);
    return { theta: add(theta, velocity), state: { squaredAverage, average, velocity } };
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
