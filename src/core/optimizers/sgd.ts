// Gradient descent: a step down the gradient, nothing remembered.
import { multiply, subtract } from '../expression/expression';
import { learningRate } from '../hyperparameters/commonHyperparameters';
import { defineOptimizer } from './define';

export const sgd = defineOptimizer({
  id: 'sgd',
  name: 'SGD',
  family: 'gradient',
  idea: {
    en: 'Step down the gradient, in proportion to its size.',
    ja: '勾配の大きさに比例した歩幅で、勾配と逆の方向へ進みます。',
  },
  goodAt: {
    en: 'Cheap, easy to reason about, and with a falling rate it settles exactly.',
    ja: '計算が軽く、振る舞いを理解しやすい手法です。学習率を下げていけば、最小点にきちんと収束します。',
  },
  badAt: {
    en: 'One rate for all directions: in a ravine it zigzags across while it crawls along; it stands still on plateaus.',
    ja: 'すべての方向に同じ学習率を使うため、細い谷では左右に振れるばかりで前に進みません。平坦な場所では止まったようになります。',
  },
  hyperparameters: { learningRate: learningRate(0.001) },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, g_t \\end{aligned}',
  paper: 'H. Robbins, S. Monro, A stochastic approximation method',
  year: 1951,
  definitionNote: {
    en: 'As torch.optim.SGD. All libraries agree: without momentum, both kinds of weight decay give the same step.',
    ja: 'torch.optim.SGD と同じ定義です。ライブラリ間の違いはありません。モーメンタムがないため、重み減衰はどちらの方式でも同じ更新になります。',
  },
  state: {},
  step: {},
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  rule: (inputs) => ({
    theta: subtract(inputs.theta, multiply(inputs.h.learningRate, inputs.gradient)),
    state: {},
  }),
  python: {
    update: 'theta = theta - learning_rate * g',
  },
});
