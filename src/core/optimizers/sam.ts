// SAM: gradient descent that takes its gradient uphill of where it stands, and so shuns sharp minima.
import { add, multiply, subtract } from '../expression/expression';
import { learningRate } from '../hyperparameters/commonHyperparameters';
import { defineParticleOptimizer } from './define';
import { forBoth, norm, quotient } from './pairs';

export const sam = defineParticleOptimizer({
  id: 'sam',
  name: 'SAM',
  family: 'gradient',
  idea: {
    en: 'Look a distance ρ uphill, where the loss is worst nearby, and descend by the gradient found there: flat minima feel better than sharp ones.',
    ja: '距離 ρ だけ坂を登った、近くで損失が最も高い場所を覗き、そこでの勾配を使って降ります。鋭い最小点より平らな最小点を好むようになります。',
  },
  goodAt: {
    en: 'Wide minima: it leaves narrow pits that plain descent would stay in, and in neural networks that tends to generalize better.',
    ja: '広く平らな最小点を選びます。普通の勾配降下法ならはまる狭いくぼみから抜け出せます。ニューラルネットワークでは汎化性能が上がりやすいことが知られています。',
  },
  badAt: {
    en: 'It costs two gradients per step, and near a minimum it swings to and fro at the distance ρ instead of settling.',
    ja: '一歩ごとに勾配を 2 回計算します。最小点の近くでは落ち着かず、ρ 程度の幅で行き来します。',
  },
  hyperparameters: {
    learningRate: learningRate(0.001),
    rho: {
      kind: 'number',
      label: { en: 'Radius', ja: '近傍の半径' },
      symbol: '\\rho',
      default: 0.05,
      min: 0,
      max: Infinity,
      slider: [1e-3, 1],
      scale: 'log',
    },
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ \\tilde g_t &= \\nabla f\\left(\\theta_t + \\rho\\, \\frac{g_t}{\\lVert g_t \\rVert}\\right) \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, \\tilde g_t \\end{aligned}',
  paper:
    'P. Foret, A. Kleiner, H. Mobahi, B. Neyshabur, Sharpness-aware minimization for efficiently improving generalization, algorithm 1',
  year: 2021,
  definitionNote: {
    en: 'As the paper with plain gradient descent below it and ‖·‖₂: both gradients are of the same batch. Clipping cuts both. PyTorch and Keras have no SAM; optax.contrib.sam wraps any two rules. At a gradient of exactly 0 it looks nowhere and stays, where the formula is 0/0.',
    ja: '論文と同じ定義で、土台は単純な勾配降下法、ノルムは 2 ノルムです。二つの勾配は同じバッチで計算し、クリッピングは両方に効きます。PyTorch と Keras に SAM はなく、optax.contrib.sam は任意の手法と組み合わせられます。勾配がちょうど 0 のとき式は 0/0 になりますが、ここでは登らず、その場にとどまります。',
  },
  parameterState: {},
  particleState: {},
  step: {},
  staticFlags: [],
  rule: ({ theta, gradient, gradientAt, h }) => {
    const climb = quotient(h.rho, norm(gradient), 0);
    const sharp = gradientAt(forBoth((i) => add(theta[i], multiply(climb, gradient[i]))));
    return {
      theta: forBoth((i) => subtract(theta[i], multiply(h.learningRate, sharp[i]))),
      state: {},
    };
  },
  python: {
    update: ({ gradientAt }) => `
      uphill = quotient(rho, np.linalg.norm(g)) * g
      theta = theta - learning_rate * ${gradientAt('theta + uphill')}`,
  },
});
