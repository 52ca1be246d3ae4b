// RMSProp: gradients divided by a moving average of their size; with momentum and centring as PyTorch has them.
import { add, divide, maximum, multiply, square, squareRoot, subtract } from '../expression/expression';
import {
  coupledWeightDecay,
  decayFactor,
  epsilon,
  learningRate,
  momentumFactor,
  withCoupledWeightDecay,
} from './commonHyperparameters';
import { decayedGradient } from './coupledDecay';
import { defineOptimizer } from './define';

export const rmsprop = defineOptimizer({
  id: 'rmsprop',
  name: 'RMSProp',
  family: 'adaptive',
  idea: {
    en: 'Divide by the recent size of the gradient instead of its whole history, so that steps stay about η long and never dry up.',
    ja: '過去すべてではなく最近の勾配の大きさで割るので、歩幅はほぼ η に保たれ、先細りになりません。',
  },
  hyperparameters: {
    learningRate: learningRate(0.01),
    decay: decayFactor({ en: 'Decay of the squared average', ja: '二乗平均の減衰率' }, '\\alpha', 0.99),
    epsilon: epsilon(1e-8),
    momentum: momentumFactor(0),
    centered: {
      kind: 'boolean',
      label: { en: 'Centered', ja: '中心化（標準偏差で割る）' },
      symbol: 'c',
      default: false,
    },
    weightDecay: coupledWeightDecay,
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) + \\lambda \\theta_t \\\\ v_t &= \\alpha v_{t-1} + (1 - \\alpha)\\, g_t^2 \\\\ a_t &= \\alpha a_{t-1} + (1 - \\alpha)\\, g_t, \\quad \\tilde v_t = v_t - c\\, a_t^2 \\\\ b_t &= \\mu b_{t-1} + \\frac{g_t}{\\sqrt{\\tilde v_t} + \\varepsilon} \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, b_t \\end{aligned}',
  paper:
    'T. Tieleman, G. Hinton, Lecture 6.5: RMSProp, Neural Networks for Machine Learning (2012); centered: A. Graves, Generating sequences with recurrent neural networks (2013)',
  convention: withCoupledWeightDecay({
    en: 'As torch.optim.RMSprop: decay 0.99 and ε = 1e-8 outside the root, so the first step is 10 η. Keras has 0.9 and 1e-7, optax 0.9 and 1e-8 inside the root: 3.16 η. A centered variance that rounding makes negative counts as 0.',
    ja: 'torch.optim.RMSprop と同じ定義です。減衰率 0.99、ε = 1e-8 は平方根の外で、最初の一歩の大きさは 10η になります。Keras は 0.9 と 1e-7、optax は 0.9 と 1e-8 で平方根の内側にあり、最初の一歩の大きさは 3.16η です。中心化した分散が丸め誤差で負になったときは 0 とみなします。',
  }),
  state: {
    squaredAverage: { symbol: 'v' },
    average: { symbol: 'a' },
    buffer: { symbol: 'b' },
  },
  step: {},
  switches: ['weightDecay', 'momentum', 'centered'],
  rule: (inputs) => {
    const { theta, state, h, on } = inputs;
    const gradient = decayedGradient(inputs);
    const rest = subtract(1, h.decay);
    const squaredAverage = add(multiply(h.decay, state.squaredAverage), multiply(rest, square(gradient)));
    const average = on.centered
      ? add(multiply(h.decay, state.average), multiply(rest, gradient))
      : state.average;
    const variance = on.centered ? maximum(0, subtract(squaredAverage, square(average))) : squaredAverage;
    const scaled = divide(gradient, add(squareRoot(variance), h.epsilon));
    const buffer = on.momentum ? add(multiply(h.momentum, state.buffer), scaled) : state.buffer;
    const change = multiply(h.learningRate, on.momentum ? buffer : scaled);
    return { theta: subtract(theta, change), state: { squaredAverage, average, buffer } };
  },
});
