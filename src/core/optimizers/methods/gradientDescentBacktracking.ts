// Gradient descent that halves its step until f falls enough.
import { learningRate } from '../../hyperparameters/commonHyperparameters';
import { backtrack, lookAt } from './lineSearch';
import { defineMethod } from './method';
import { shrinkFactor, sufficientDecrease } from './methodHyperparameters';
import { negative } from './vectors';

export const gradientDescentBacktracking = defineMethod({
  id: 'gradient-descent-backtracking',
  name: 'GD with backtracking',
  family: 'gradient',
  idea: {
    en: 'Tries a long step down the gradient and shortens it until the loss falls by as much as the slope leads one to expect.',
    ja: '勾配の逆方向にまず長い一歩を試し、傾きから見込まれるだけ損失が下がるまで歩幅を縮めます。',
  },
  goodAt: {
    en: 'Not having to choose a learning rate: it never diverges and never climbs.',
    ja: '学習率を選ばなくてすみます。発散せず、損失が増えることもありません。',
  },
  badAt: {
    en: 'Narrow valleys, where it zigzags from wall to wall as all gradient descent does; and noise, which makes its test meaningless.',
    ja: '細い谷では、ほかの勾配降下法と同じく壁から壁へジグザグに進みます。ノイズがあると、減少の判定が意味を失います。',
  },
  hyperparameters: {
    learningRate: learningRate(1, [0.01, 10]),
    shrink: shrinkFactor,
    sufficientDecrease,
  },
  latex:
    '\\begin{aligned} t &= \\eta, \\eta\\beta, \\eta\\beta^2, \\dots \\quad \\text{until} \\quad f(\\theta_t - t\\, g_t) \\le f(\\theta_t) - c_1\\, t\\, \\|g_t\\|^2 \\\\ \\theta_{t+1} &= \\theta_t - t\\, g_t \\end{aligned}',
  paper: 'L. Armijo, Minimization of functions having Lipschitz continuous first partial derivatives',
  year: 1966,
  definitionNote: {
    en: 'As algorithm 3.1 of Nocedal and Wright, Numerical Optimization: every update starts from η again. Where rounding hides whether f falls, the slopes decide.',
    ja: 'Nocedal と Wright の『Numerical Optimization』のアルゴリズム 3.1 と同じ定義で、毎回 η から試し始めます。丸め誤差で減少を判定できないときは、両端の傾きで判定します。',
  },
  create: ({ objective, start, h }) => {
    let position = start;
    return {
      get position() {
        return position;
      },
      step(_update, rate) {
        const here = lookAt(objective, position);
        position = backtrack(objective, here, negative(here.gradient), rate, h) ?? position;
      },
    };
  },
  python: {
    update: `
      g = loss.gradient(theta)
      theta = backtrack(loss, theta, g, -g, learning_rate, shrink, sufficient_decrease)`,
  },
});
