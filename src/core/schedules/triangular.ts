// A rate that goes up and down between two bounds in straight lines.
import { count, nonNegative } from '../hyperparameters/commonHyperparameters';
import { invalid } from '../validation/issue';
import { defineSchedule } from './schedule';

export const triangular = defineSchedule({
  id: 'triangular',
  name: { en: 'Triangular', ja: '三角波' },
  idea: {
    en: 'Up and down in straight lines between two absolute rates: the base rate isn’t used.',
    ja: '二つの学習率の間を直線的に上下します。上限と下限はそのままの値で、基準の学習率は使いません。',
  },
  hyperparameters: {
    minimum: nonNegative({ en: 'Lowest rate', ja: '最小の学習率' }, '\\eta_{\\min}', 0.001, [0, 0.1]),
    maximum: nonNegative({ en: 'Highest rate', ja: '最大の学習率' }, '\\eta_{\\max}', 0.1, [0, 1]),
    stepUp: count({ en: 'Steps up, and down', ja: '上り（下りも同じ）のステップ数' }, 's', 25, 1, [5, 200]),
  },
  latex:
    '\\eta_{\\min} + (\\eta_{\\max} - \\eta_{\\min}) \\left(1 - \\left|1 - \\frac{k \\bmod 2s}{s}\\right|\\right)',
  source:
    'L. N. Smith, Cyclical learning rates for training neural networks (2017). As torch.optim.lr_scheduler.CyclicLR (whose default is 2000 steps up)',
  check: ({ minimum, maximum }) =>
    minimum <= maximum
      ? null
      : invalid('minimum', minimum, {
          en: `minimum ≤ ${maximum}, the maximum`,
          ja: `minimum ≤ ${maximum}（最大の学習率）`,
        }),
  rate: (_baseRate, update, { minimum, maximum, stepUp }) => {
    const place = update % (2 * stepUp);
    const height = Math.min(place, 2 * stepUp - place) / stepUp;
    return minimum + (maximum - minimum) * height;
  },
  python: `
    place = k % (2 * step_up)
    return minimum + (maximum - minimum) * min(place, 2 * step_up - place) / step_up`,
});
