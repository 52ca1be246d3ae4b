// The square of the hinge loss: no corner at the margin.
import { maximum, multiply, square, subtract } from '../../expression/expression';
import { defineLoss } from './loss';

export const squaredHinge = defineLoss({
  id: 'squared-hinge',
  name: { en: 'Squared hinge', ja: '二乗ヒンジ' },
  family: 'margin',
  outputs: 'any',
  targets: 'sign',
  latex: 'L = \\max(0, 1 - t y)^2',
  derivativeLatex: '\\frac{\\partial L}{\\partial y} = -2t \\max(0, 1 - t y)',
  parameters: {},
  goodPoints: [
    {
      en: 'The derivative is continuous: steps shrink as the margin is reached.',
      ja: '導関数が連続で、マージンに近づくと歩幅が小さくなる',
    },
    { en: 'Convex.', ja: '凸関数' },
  ],
  badPoints: [
    { en: 'What lies far on the wrong side counts by its square.', ja: '大きく間違えたデータが二乗で効く' },
    { en: 'Still a plateau beyond the margin.', ja: 'マージンの先はやはり平地になる' },
  ],
  use: {
    en: 'Support-vector machines that are trained by gradients (L2-SVM).',
    ja: '勾配で学習させるサポートベクターマシン（L2-SVM）に使います。',
  },
  definitionNote: {
    en: 'Smooth at the margin but for the curvature, which jumps.',
    ja: 'マージンの位置でも滑らかですが、曲率は不連続です。',
  },
  source: 'Y.-J. Lee, O. L. Mangasarian, SSVM: a smooth support vector machine (2001)',
  value: (y, t) => square(maximum(0, subtract(1, multiply(t, y)))),
});
