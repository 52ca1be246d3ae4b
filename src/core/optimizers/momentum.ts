// Gradient descent with momentum: a heavy ball.
import { add, multiply, subtract } from '../expression/expression';
import {
  libraryHyperparameter,
  learningRate,
  momentumFactor,
} from '../hyperparameters/commonHyperparameters';
import { defineOptimizer } from './define';

const pytorchRule =
  '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ v_1 &= g_1, \\quad v_t = \\mu v_{t-1} + (1 - \\tau)\\, g_t \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, v_t \\end{aligned}';

export const momentum = defineOptimizer({
  id: 'momentum',
  name: 'Momentum',
  family: 'momentum',
  idea: {
    en: 'A heavy ball: past gradients add up to a velocity that carries it along valleys and over small bumps.',
    ja: '重いボールのように過去の勾配を速度として蓄え、谷に沿って加速し、小さな凹凸を乗り越えます。',
  },
  goodAt: {
    en: 'Long, gently sloping valleys, and shallow dips on the way.',
    ja: '緩やかに続く長い谷や、途中にある浅いくぼみに強い手法です。',
  },
  badAt: {
    en: 'It overshoots: it swings about the minimum before it settles, and at high rates it flies out.',
    ja: '行き過ぎやすく、最小点の周りで振動してから落ち着きます。学習率が高いと飛び出してしまいます。',
  },
  hyperparameters: {
    learningRate: learningRate(0.001),
    momentum: momentumFactor(0.9),
    dampening: {
      kind: 'number',
      label: { en: 'Dampening', ja: 'ダンピング' },
      symbol: '\\tau',
      default: 0,
      min: 0,
      max: 1,
      slider: [0, 1],
      scale: 'linear',
    },
    convention: libraryHyperparameter(
      { library: 'pytorch', latex: pytorchRule, defaults: {}, difference: { en: '', ja: '' } },
      {
        library: 'keras',
        latex:
          '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ v_t &= \\mu v_{t-1} - \\eta\\,(1 - \\tau)\\, g_t \\\\ \\theta_{t+1} &= \\theta_t + v_t \\end{aligned}',
        defaults: { learningRate: 0.01 },
        difference: {
          en: 'The rate stands inside the velocity: the same path while the rate is constant, another one under a schedule, for past steps keep the rate that they were taken with. Dampening, which Keras has not, counts from the first step on.',
          ja: '学習率が速度の内側にあります。学習率が一定なら軌跡は一致しますが、スケジュールを使うと、過去の歩みがそのときの学習率を保つため異なります。ダンピング（Keras にはありません）は最初のステップから効きます。',
        },
      },
      {
        library: 'optax',
        latex:
          '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ v_t &= \\mu v_{t-1} + (1 - \\tau)\\, g_t \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, v_t \\end{aligned}',
        defaults: {},
        difference: {
          en: 'The same as PyTorch without dampening. Dampening, which optax has not, counts from the first step on.',
          ja: 'ダンピングがなければ PyTorch と同じです。ダンピング（optax にはありません）は最初のステップから効きます。',
        },
      },
    ),
  },
  latex: pytorchRule,
  paper: 'B. T. Polyak, Some methods of speeding up the convergence of iteration methods',
  year: 1964,
  definitionNote: {
    en: 'As torch.optim.SGD with momentum: the buffer sums gradients, starts as the first gradient itself (no dampening there) and is multiplied by the learning rate afterwards. Keras keeps the rate inside the buffer, v = μv − ηg: the same path while the rate is constant, another one under a schedule.',
    ja: 'torch.optim.SGD の momentum と同じ定義です。バッファは勾配の累積で、最初は勾配そのもの（ダンピングなし）、学習率は後から掛けます。Keras は学習率をバッファの内側に入れる v = μv − ηg の形で、学習率が一定なら軌跡は一致しますが、スケジュールを使うと異なります。',
  },
  state: { velocity: { symbol: 'v' } },
  step: {
    gradientShare: (h, update, library) => (update === 1 && library === 'pytorch' ? 1 : 1 - h.dampening),
  },
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  rule: ({ theta, gradient, state, h, step, library: library }) => {
    const share = multiply(step.gradientShare, gradient);
    const kept = multiply(h.momentum, state.velocity);
    if (library === 'keras') {
      const velocity = subtract(kept, multiply(h.learningRate, share));
      return { theta: add(theta, velocity), state: { velocity } };
    }
    const velocity = add(kept, share);
    return { theta: subtract(theta, multiply(h.learningRate, velocity)), state: { velocity } };
  },
  python: {
    before: 'v = np.zeros(2)',
    update: ({ h, library: library }) => {
      const share = library === 'pytorch' ? '(1 if t == 1 else 1 - dampening)' : '(1 - dampening)';
      const push = h.dampening === 0 ? 'g' : `${share} * g`;
      return library === 'keras'
        ? `
          v = momentum * v - learning_rate * ${push}
          theta = theta + v`
        : `
          v = momentum * v + ${push}
          theta = theta - learning_rate * v`;
    },
  },
});
