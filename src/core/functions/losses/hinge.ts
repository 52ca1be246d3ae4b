// max(0, 1 − t·y): on the right side by a margin of 1, or it costs.
import { maximum, multiply, subtract } from '../../expression/expression';
import { defineLoss } from './loss';

export const hinge = defineLoss({
  id: 'hinge',
  name: { en: 'Hinge', ja: 'ヒンジ' },
  family: 'margin',
  outputs: 'any',
  targets: 'sign',
  latex: 'L = \\max(0, 1 - t y)',
  derivativeLatex:
    '\\frac{\\partial L}{\\partial y} = \\begin{cases} -t & t y < 1 \\\\ 0 & t y \\ge 1 \\end{cases}',
  parameters: {},
  goodPoints: [
    {
      en: 'What is right by a margin costs nothing and is left alone: only the border counts.',
      ja: '余裕を持って正しければ損失は 0 で、境界付近のデータだけが効く',
    },
    { en: 'Convex, and cheap.', ja: '凸関数で、計算も軽い' },
  ],
  badPoints: [
    { en: 'Outputs are no probabilities.', ja: '出力が確率にならない' },
    {
      en: 'A corner at the margin, and a plateau without a gradient beyond.',
      ja: 'マージンの位置に角があり、その先は勾配のない平地になる',
    },
  ],
  use: {
    en: 'Support-vector machines: two classes, told by −1 and 1.',
    ja: 'サポートベクターマシンに使います。二つのクラスは −1 と 1 で表します。',
  },
  definitionNote: {
    en: 'Where t·y is exactly 1 the derivative is 0.',
    ja: 't·y がちょうど 1 のとき、導関数は 0 とします。',
  },
  source: 'C. Cortes, V. Vapnik, Support-vector networks (1995)',
  value: (y, t) => maximum(0, subtract(1, multiply(t, y))),
});
