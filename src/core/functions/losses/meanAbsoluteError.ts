// |y − t|
import { absolute, subtract } from '../../expression/expression';
import { defineLoss } from './loss';

export const meanAbsoluteError = defineLoss({
  id: 'mean-absolute-error',
  name: { en: 'Absolute error (MAE)', ja: '絶対誤差（MAE）' },
  family: 'regression',
  outputs: 'any',
  targets: 'any',
  latex: 'L = |y - t|',
  derivativeLatex: '\\frac{\\partial L}{\\partial y} = \\operatorname{sgn}(y - t)',
  parameters: {},
  goodPoints: [
    { en: 'Outliers pull no harder than anybody else.', ja: '外れ値も他と同じ強さでしか引かない' },
    { en: 'Its minimum is the median.', ja: '中央値で最小になる' },
  ],
  badPoints: [
    {
      en: 'The gradient does not shrink near the goal: a fixed rate steps to and fro.',
      ja: '目標の近くでも勾配が小さくならず、学習率が一定だと行き来を繰り返す',
    },
    {
      en: 'No curvature, nothing for Newton’s method to go by.',
      ja: '曲率がなく、ニュートン法の手がかりがない',
    },
  ],
  use: {
    en: 'Regression on data with outliers.',
    ja: '外れ値を含むデータの回帰に使います。',
  },
  definitionNote: {
    en: 'As torch.nn.L1Loss: where y = t the derivative is 0.',
    ja: 'torch.nn.L1Loss と同じです。y = t での導関数は 0 とします。',
  },
  source: 'P.-S. Laplace, Sur quelques points du système du monde (1793)',
  value: (y, t) => absolute(subtract(y, t)),
});
