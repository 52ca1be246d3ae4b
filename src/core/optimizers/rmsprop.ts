// RMSProp: gradients divided by a moving average of their size; with momentum and centring as PyTorch has them.
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

const pytorchRule =
  '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ v_t &= \\alpha v_{t-1} + (1 - \\alpha)\\, g_t^2 \\\\ a_t &= \\alpha a_{t-1} + (1 - \\alpha)\\, g_t, \\quad \\tilde v_t = v_t - c\\, a_t^2 \\\\ b_t &= \\mu b_{t-1} + \\frac{g_t}{\\sqrt{\\tilde v_t} + \\varepsilon} \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, b_t \\end{aligned}';

const insideRoot =
  '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ v_t &= \\alpha v_{t-1} + (1 - \\alpha)\\, g_t^2 \\\\ a_t &= \\alpha a_{t-1} + (1 - \\alpha)\\, g_t, \\quad \\tilde v_t = v_t - c\\, a_t^2 \\\\ b_t &= \\mu b_{t-1} + \\eta\\, \\frac{g_t}{\\sqrt{\\tilde v_t + \\varepsilon}} \\\\ \\theta_{t+1} &= \\theta_t - b_t \\end{aligned}';

export const rmsprop = defineOptimizer({
  id: 'rmsprop',
  name: 'RMSProp',
  family: 'adaptive',
  idea: {
    en: 'Divide by the recent size of the gradient instead of its whole history, so that steps stay about η long and never dry up.',
    ja: '過去すべてではなく最近の勾配の大きさで割るので、歩幅はほぼ η に保たれ、先細りになりません。',
  },
  goodAt: {
    en: 'Ravines and changing slopes: each direction gets a step of about the same length.',
    ja: '細い谷や、傾きが変わり続ける問題に強く、どの方向にもほぼ同じ歩幅で進みます。',
  },
  badAt: {
    en: 'It never settles: near the minimum the steps stay about η long, and the first ones are far too long (10 η).',
    ja: '最小点の近くでも歩幅が η 程度のままなので落ち着きません。最初の数歩は大きすぎます（10η）。',
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
    convention: libraryHyperparameter(
      { library: 'pytorch', latex: pytorchRule, defaults: {}, difference: { en: '', ja: '' } },
      {
        library: 'keras',
        latex: insideRoot,
        defaults: { learningRate: 0.001, decay: 0.9, epsilon: 1e-7 },
        difference: {
          en: 'Decay 0.9, ε = 1e-7 inside the root, and the rate inside the momentum buffer: the first step is 3.16 η instead of 10 η.',
          ja: '減衰率 0.9、ε = 1e-7 は平方根の内側、学習率はモーメンタムのバッファの内側です。最初の一歩は 10η ではなく 3.16η です。',
        },
      },
      {
        library: 'optax',
        latex: insideRoot,
        defaults: { decay: 0.9, epsilon: 1e-8 },
        difference: {
          en: 'Decay 0.9, ε = 1e-8 inside the root, and the rate inside the momentum buffer: the first step is 3.16 η instead of 10 η.',
          ja: '減衰率 0.9、ε = 1e-8 は平方根の内側、学習率はモーメンタムのバッファの内側です。最初の一歩は 10η ではなく 3.16η です。',
        },
      },
    ),
  },
  latex: pytorchRule,
  paper:
    'T. Tieleman, G. Hinton, Lecture 6.5: RMSProp, Neural Networks for Machine Learning; centered: A. Graves, Generating sequences with recurrent neural networks (2013)',
  year: 2012,
  definitionNote: {
    en: 'As torch.optim.RMSprop: decay 0.99 and ε = 1e-8 outside the root, so the first step is 10 η. Keras has 0.9 and 1e-7, optax 0.9 and 1e-8 inside the root: 3.16 η. A centered variance that rounding makes negative counts as 0. With ε = 0, a gradient of exactly 0 moves nothing here, where PyTorch gives NaN.',
    ja: 'torch.optim.RMSprop と同じ定義です。減衰率 0.99、ε = 1e-8 は平方根の外で、最初の一歩の大きさは 10η になります。Keras は 0.9 と 1e-7、optax は 0.9 と 1e-8 で平方根の内側にあり、最初の一歩の大きさは 3.16η です。中心化した分散が丸め誤差で負になったときは 0 とみなします。ε = 0 で勾配がちょうど 0 のとき、PyTorch では NaN になりますが、ここでは動きません。',
  },
  state: {
    squaredAverage: { symbol: 'v' },
    average: { symbol: 'a' },
    buffer: { symbol: 'b' },
  },
  step: { epsilon: (h) => atLeastTiny(h.epsilon) },
  weightDecay: 'coupled or decoupled',
  staticFlags: ['momentum', 'centered'],
  rule: ({ theta, gradient, state, h, step, on, library: library }) => {
    const rest = subtract(1, h.decay);
    const squaredAverage = add(multiply(h.decay, state.squaredAverage), multiply(rest, square(gradient)));
    const average = on.centered
      ? add(multiply(h.decay, state.average), multiply(rest, gradient))
      : state.average;
    const variance = on.centered ? maximum(0, subtract(squaredAverage, square(average))) : squaredAverage;
    const kept = (scaled: Expression): Expression =>
      on.momentum ? add(multiply(h.momentum, state.buffer), scaled) : scaled;
    const after = (buffer: Expression) => ({
      squaredAverage,
      average,
      buffer: on.momentum ? buffer : state.buffer,
    });
    if (library === 'pytorch') {
      const buffer = kept(divide(gradient, add(squareRoot(variance), step.epsilon)));
      return { theta: subtract(theta, multiply(h.learningRate, buffer)), state: after(buffer) };
    }
    const buffer = kept(divide(multiply(h.learningRate, gradient), squareRoot(add(variance, step.epsilon))));
    return { theta: subtract(theta, buffer), state: after(buffer) };
  },
  python: {
    before: ({ h }) => `
      v = np.zeros(2)
      ${h.centered !== 0 ? 'a = np.zeros(2)' : ''}
      ${h.momentum !== 0 ? 'b = np.zeros(2)' : ''}`,
    update: ({ h, library: library, over }) => {
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
