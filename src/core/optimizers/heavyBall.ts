// Heavy ball with an averaged velocity: momentum whose step length does not depend on the momentum.
import { add, multiply, subtract } from '../expression/expression';
import { decayFactor, learningRate } from '../hyperparameters/commonHyperparameters';
import { defineOptimizer } from './define';

export const heavyBall = defineOptimizer({
  id: 'heavy-ball',
  name: 'Heavy ball',
  family: 'momentum',
  idea: {
    en: 'Momentum as an average: the velocity is a moving mean of the gradients, so that the rate alone says how long steps are.',
    ja: '平均で書いたモーメンタムです。速度は勾配の移動平均なので、歩幅は学習率だけで決まります。',
  },
  goodAt: {
    en: 'Ravines and noise, as momentum; and β can be changed without the steps growing or shrinking with it.',
    ja: 'モーメンタムと同じく細い谷や雑音に強く、β を変えても歩幅が変わりません。',
  },
  badAt: {
    en: 'The start: the mean begins at 0, so that the first steps are only 1 − β times as long.',
    ja: '出足が遅いのが欠点です。平均は 0 から始まるので、最初の歩幅は 1 − β 倍しかありません。',
  },
  hyperparameters: {
    learningRate: learningRate(0.01, [1e-4, 10]),
    beta: decayFactor({ en: 'Decay of the average', ja: '移動平均の減衰率' }, '\\beta', 0.9),
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ v_t &= \\beta v_{t-1} + (1 - \\beta)\\, g_t \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, v_t \\end{aligned}',
  paper: 'B. T. Polyak, Some methods of speeding up the convergence of iteration methods',
  year: 1964,
  definitionNote: {
    en: 'With a moving average in place of PyTorch’s, Keras’ and optax’s sum: the same path as “momentum” at (1 − β) times the rate, with a velocity that starts at 0 and no bias correction. QHM and Adam average in this way.',
    ja: 'PyTorch、Keras、optax の累積の代わりに移動平均を使う形です。学習率を 1 − β 倍した「モーメンタム」と同じ軌跡になります。速度は 0 から始まり、偏りの補正はしません。QHM や Adam はこの形の平均を使います。',
  },
  state: { velocity: { symbol: 'v' } },
  step: {},
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  rule: ({ theta, gradient, state, h }) => {
    const velocity = add(multiply(h.beta, state.velocity), multiply(subtract(1, h.beta), gradient));
    return { theta: subtract(theta, multiply(h.learningRate, velocity)), state: { velocity } };
  },
  python: {
    before: 'v = np.zeros(2)',
    update: `
      v = beta * v + (1 - beta) * g
      theta = theta - learning_rate * v`,
  },
});
