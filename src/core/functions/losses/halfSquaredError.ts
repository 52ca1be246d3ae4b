// ½(y − t)²: the mean squared error with the half that makes its derivative plain.
import { multiply, square, subtract } from '../../expression/expression';
import { defineLoss } from './loss';

export const halfSquaredError = defineLoss({
  id: 'half-squared-error',
  name: { en: 'Squared error (MSE)', ja: '二乗誤差（MSE）' },
  family: 'regression',
  outputs: 'any',
  targets: 'any',
  latex: 'L = \\frac{1}{2} (y - t)^2',
  derivativeLatex: '\\frac{\\partial L}{\\partial y} = y - t',
  parameters: {},
  goodPoints: [
    {
      en: 'The derivative is the error itself: small errors make small steps.',
      ja: '導関数が誤差そのもので、誤差が小さければ歩幅も小さくなる',
    },
    {
      en: 'Smooth, and for a linear model convex with a single minimum.',
      ja: '滑らかで、線形モデルでは最小点が一つの凸関数になる',
    },
  ],
  badPoints: [
    {
      en: 'Outliers count by their square and pull everything towards them.',
      ja: '外れ値が二乗で効き、全体が引きずられる',
    },
    {
      en: 'After a Sigmoid the gradient vanishes where the output is sure and wrong.',
      ja: 'シグモイドの後では、自信を持って間違えたときに勾配が消える',
    },
  ],
  use: {
    en: 'Regression: linear models, and outputs that may be any number.',
    ja: '線形回帰など、任意の実数を出力する回帰に使います。',
  },
  definitionNote: {
    en: 'Half of torch.nn.MSELoss, as textbooks have it. Nothing is clamped.',
    ja: '教科書と同じく、torch.nn.MSELoss の半分です。値の切り詰めはありません。',
  },
  source: 'A.-M. Legendre, Nouvelles méthodes pour la détermination des orbites des comètes (1805)',
  value: (y, t) => multiply(0.5, square(subtract(y, t))),
});
