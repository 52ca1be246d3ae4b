// Squared near the target, absolute far from it.
import { absolute, lessOrEqual, multiply, select, square, subtract } from '../../expression/expression';
import { positive } from '../parameters';
import { defineLoss } from './loss';

export const huber = defineLoss({
  id: 'huber',
  name: { en: 'Huber', ja: 'Huber' },
  family: 'regression',
  outputs: 'any',
  targets: 'any',
  latex:
    'L = \\begin{cases} \\frac{1}{2} (y - t)^2 & |y - t| \\le \\delta \\\\ \\delta \\left(|y - t| - \\frac{\\delta}{2}\\right) & |y - t| > \\delta \\end{cases}',
  derivativeLatex: '\\frac{\\partial L}{\\partial y} = \\min\\bigl(\\max(y - t, -\\delta), \\delta\\bigr)',
  parameters: { delta: positive({ en: 'Delta', ja: 'デルタ' }, '\\delta', 1, [0.05, 10]) },
  goodPoints: [
    {
      en: 'Outliers pull with δ at most, small errors as in the squared error.',
      ja: '外れ値の影響は δ までに抑えられ、小さな誤差では二乗誤差と同じになる',
    },
    { en: 'The derivative is continuous.', ja: '導関数が連続' },
  ],
  badPoints: [
    { en: 'δ must be chosen for the size of the noise.', ja: 'ノイズの大きさに合わせて δ を選ぶ必要がある' },
    { en: 'The curvature jumps at ±δ.', ja: '±δ で曲率が不連続になる' },
  ],
  use: {
    en: 'Robust regression; the targets of Q-learning.',
    ja: '外れ値に強い回帰や、Q 学習の目標値に使います。',
  },
  definitionNote: {
    en: 'As torch.nn.HuberLoss. Nothing is clamped but the derivative.',
    ja: 'torch.nn.HuberLoss と同じです。切り詰められるのは導関数だけです。',
  },
  source: 'P. J. Huber, Robust estimation of a location parameter (1964)',
  value: (y, t, { delta }) => {
    const error = subtract(y, t);
    const size = absolute(error);
    return select(
      lessOrEqual(size, delta),
      multiply(0.5, square(error)),
      multiply(delta, subtract(size, multiply(0.5, delta))),
    );
  },
});
