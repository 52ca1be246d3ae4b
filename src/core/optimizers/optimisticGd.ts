// Optimistic gradient descent: the next gradient is expected to change as the last one did.
import { multiply, subtract } from '../expression/expression';
import { learningRate, nonNegative } from '../hyperparameters/commonHyperparameters';
import { defineOptimizer } from './define';

export const optimisticGd = defineOptimizer({
  id: 'optimistic-gd',
  name: 'Optimistic GD',
  family: 'momentum',
  idea: {
    en: 'Guess the next gradient from the last two, g + (g − previous g), and step by the guess already now.',
    ja: '直近の二つの勾配から次の勾配を g +（g − 前回の g）と予想し、その予想に従って一歩先に進みます。',
  },
  goodAt: {
    en: 'Games in which one player descends and another climbs: it spirals in where plain descent circles. It damps swings across a valley.',
    ja: '片方が下り、もう片方が登るゲーム（GAN など）に強く、普通の勾配降下法なら回り続ける場面でも中心へ収束します。谷での振動も抑えます。',
  },
  badAt: {
    en: 'Steep walls: the difference of gradients makes it diverge at lower rates than plain descent, and it amplifies noise.',
    ja: '急な壁が苦手です。勾配の差を加える分、単純な勾配降下法より低い学習率で発散します。勾配の雑音も増幅されます。',
  },
  hyperparameters: {
    learningRate: learningRate(0.001),
    alpha: nonNegative({ en: 'Weight of the gradient', ja: '勾配の重み' }, '\\alpha', 1, [0, 2]),
    beta: nonNegative({ en: 'Weight of its change', ja: '勾配の変化の重み' }, '\\beta', 1, [0, 2]),
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t), \\quad g_0 = g_1 \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\,\\bigl((\\alpha + \\beta)\\, g_t - \\beta\\, g_{t-1}\\bigr) \\end{aligned}',
  paper:
    'L. D. Popov, A modification of the Arrow–Hurwicz method for search of saddle points; in this form: A. Mokhtari, A. Ozdaglar, S. Pattathil, A unified analysis of extra-gradient and optimistic gradient methods for saddle point problems (2020)',
  year: 1980,
  definitionNote: {
    en: 'As optax.optimistic_gradient_descent, which takes the first gradient for the one before it, too, so that the first step is αηg. Where 0 is taken instead, as in older versions of optax, the first step is (α + β)ηg.',
    ja: 'optax.optimistic_gradient_descent と同じ定義です。最初のステップでは前回の勾配も今の勾配と同じとみなすため、最初の一歩は αηg です。前回の勾配を 0 とする流儀（optax の古い版など）では (α + β)ηg になります。',
  },
  state: { previousGradient: { symbol: 'g' } },
  step: { share: (h, update) => (update === 1 ? h.alpha : h.alpha + h.beta) },
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  rule: ({ theta, gradient, state, h, step }) => {
    const guess = subtract(multiply(step.share, gradient), multiply(h.beta, state.previousGradient));
    return {
      theta: subtract(theta, multiply(h.learningRate, guess)),
      state: { previousGradient: gradient },
    };
  },
  python: {
    update: `
      if t == 1:
          g_before = g
      theta = theta - learning_rate * (alpha * g + beta * (g - g_before))
      g_before = g`,
  },
});
