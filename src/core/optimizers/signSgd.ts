// SignSGD: only the sign of each gradient counts.
import { multiply, sign, subtract } from '../expression/expression';
import { learningRate } from '../hyperparameters/commonHyperparameters';
import { defineOptimizer } from './define';

export const signSgd = defineOptimizer({
  id: 'sign-sgd',
  name: 'SignSGD',
  family: 'sign',
  idea: {
    en: 'Each parameter moves by η against its gradient, whatever the gradient’s size.',
    ja: '勾配の大きさを無視し、符号だけを見て、どのパラメータも η ずつ動かします。',
  },
  goodAt: {
    en: 'Plateaus and cliffs: the stride is the same on both. One bit per parameter is all that workers need to exchange.',
    ja: '平坦な場所でも崖でも歩幅が変わりません。分散学習では、パラメータごとに 1 ビットを送るだけで済みます。',
  },
  badAt: {
    en: 'It moves only along the axes and the diagonals, and about the minimum it jumps to and fro by η for ever.',
    ja: '座標軸か対角線の方向にしか進めません。最小点の周りでは、いつまでも η ずつ行き来します。',
  },
  hyperparameters: { learningRate: learningRate(0.001) },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ \\theta_{t+1} &= \\theta_t - \\eta \\operatorname{sign}(g_t) \\end{aligned}',
  paper:
    'J. Bernstein, Y.-X. Wang, K. Azizzadenesheli, A. Anandkumar, signSGD: compressed optimisation for non-convex problems',
  year: 2018,
  definitionNote: {
    en: 'As optax.sign_sgd and the paper’s algorithm 1; the sign of 0 is 0. Neither has weight decay: here coupled decay counts before the sign is taken, decoupled decay after it.',
    ja: 'optax.sign_sgd および論文のアルゴリズム 1 と同じ定義で、0 の符号は 0 とします。どちらにも重み減衰はありません。ここでは、切り離さない重み減衰は符号をとる前に、切り離した重み減衰は符号をとった後に効きます。',
  },
  state: {},
  step: {},
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  rule: ({ theta, gradient, h }) => ({
    theta: subtract(theta, multiply(h.learningRate, sign(gradient))),
    state: {},
  }),
  python: {
    update: 'theta = theta - learning_rate * np.sign(g)',
  },
});
