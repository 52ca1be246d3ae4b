// A rate that falls along half a cosine wave.
import { phrase } from '../text/text';
import { count, nonNegative } from '../hyperparameters/commonHyperparameters';
import { cosineFall, defineSchedule } from './schedule';

export const cosine = defineSchedule({
  id: 'cosine',
  name: phrase('Cosine'),
  idea: phrase(
    'The rate glides down along half a cosine wave: high for long, then quickly low, and gently into the minimum.',
  ),
  hyperparameters: {
    period: count(phrase('Steps to the minimum'), 'T', 200, 1, [10, 500]),
    minimum: nonNegative(phrase('Minimum rate'), '\\eta_{\\min}', 0, [0, 0.1]),
  },
  latex: '\\eta_{\\min} + \\frac{\\eta - \\eta_{\\min}}{2} \\left(1 + \\cos \\frac{\\pi k}{T}\\right)',
  source:
    'I. Loshchilov, F. Hutter, SGDR: stochastic gradient descent with warm restarts (2017). As torch.optim.lr_scheduler.CosineAnnealingLR: after T steps it climbs the wave again, and so on',
  rate: (baseRate, update, { period, minimum }) =>
    minimum + (baseRate - minimum) * cosineFall((update % (2 * period)) / period),
  python: 'return minimum + (base_rate - minimum) * (1 + np.cos(np.pi * (k % (2 * period)) / period)) / 2',
});
