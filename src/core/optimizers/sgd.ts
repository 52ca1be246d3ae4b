// Gradient descent: a step down the gradient, nothing remembered.
import { multiply, subtract } from '../expression/expression';
import { coupledWeightDecay, learningRate, withCoupledWeightDecay } from './commonHyperparameters';
import { decayedGradient } from './coupledDecay';
import { defineOptimizer } from './define';

export const sgd = defineOptimizer({
  id: 'sgd',
  name: 'SGD',
  family: 'gradient',
  idea: {
    en: 'Step down the gradient, in proportion to its size.',
    ja: '勾配の大きさに比例した歩幅で、勾配と逆の方向へ進みます。',
  },
  hyperparameters: { learningRate: learningRate(0.001), weightDecay: coupledWeightDecay },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) + \\lambda \\theta_t \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, g_t \\end{aligned}',
  paper: 'H. Robbins, S. Monro, A stochastic approximation method (1951)',
  convention: withCoupledWeightDecay({
    en: 'As torch.optim.SGD. All libraries agree: without momentum, both kinds of weight decay give the same step.',
    ja: 'torch.optim.SGD と同じ定義です。ライブラリ間の違いはありません。モーメンタムがないため、重み減衰は次のどちらの方式でも同じ更新になります。',
  }),
  state: {},
  step: {},
  switches: ['weightDecay'],
  rule: (inputs) => ({
    theta: subtract(inputs.theta, multiply(inputs.h.learningRate, decayedGradient(inputs))),
    state: {},
  }),
});
