// A rate that glides down along half a cosine wave.
import { count, nonNegative } from '../hyperparameters/commonHyperparameters';
import { cosineFall, defineSchedule } from './schedule';

export const cosine = defineSchedule({
  id: 'cosine',
  name: { en: 'Cosine', ja: 'コサイン' },
  idea: {
    en: 'The rate glides down along half a cosine wave: high for long, then quickly low, and gently into the minimum.',
    ja: 'コサイン波の半周期に沿って学習率を下げます。高い値を長く保ち、途中で速く下がり、最後は最小値へなだらかに近づきます。',
  },
  hyperparameters: {
    period: count({ en: 'Steps to the minimum', ja: '最小値までのステップ数' }, 'T', 200, 1, [10, 500]),
    minimum: nonNegative({ en: 'Minimum rate', ja: '最小の学習率' }, '\\eta_{\\min}', 0, [0, 0.1]),
  },
  latex: '\\eta_{\\min} + \\frac{\\eta - \\eta_{\\min}}{2} \\left(1 + \\cos \\frac{\\pi k}{T}\\right)',
  source:
    'I. Loshchilov, F. Hutter, SGDR: stochastic gradient descent with warm restarts (2017). As torch.optim.lr_scheduler.CosineAnnealingLR: after T steps it climbs the wave again, and so on',
  rate: (baseRate, update, { period, minimum }) =>
    minimum + (baseRate - minimum) * cosineFall((update % (2 * period)) / period),
  python: 'return minimum + (base_rate - minimum) * (1 + np.cos(np.pi * (k % (2 * period)) / period)) / 2',
});
