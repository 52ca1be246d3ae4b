// A rate that falls along a cosine, jumps back to its base, and repeats.
import { phrase } from '../text/text';
import { count, nonNegative, rangedNumber } from '../hyperparameters/commonHyperparameters';
import { cosineFall, defineSchedule } from './schedule';

export const cosineRestarts = defineSchedule({
  id: 'cosine-restarts',
  name: phrase('Cosine with restarts'),
  idea: phrase(
    'Each time it has glided down, the rate jumps back up: a kick out of the valley reached, and another try.',
  ),
  hyperparameters: {
    period: count(phrase('Steps to the first restart'), 'T_0', 50, 1, [5, 200]),
    multiplier: rangedNumber(phrase('Period multiplier'), 'm', 1, [1, 4], { min: 1, max: 100, whole: true }),
    minimum: nonNegative(phrase('Minimum rate'), '\\eta_{\\min}', 0, [0, 0.1]),
  },
  latex:
    '\\eta_{\\min} + \\frac{\\eta - \\eta_{\\min}}{2} \\left(1 + \\cos \\frac{\\pi\\, (k - k_i)}{T_0\\, m^i}\\right), \\quad k_i = T_0 \\sum_{j=0}^{i-1} m^j \\le k',
  source:
    'I. Loshchilov, F. Hutter, SGDR: stochastic gradient descent with warm restarts (2017). As torch.optim.lr_scheduler.CosineAnnealingWarmRestarts',
  rate: (baseRate, update, { period, multiplier, minimum }) => {
    let length = period;
    let since = update;
    if (multiplier === 1) since %= period;
    // At most as many iterations as the update's number has bits: each period is at least twice as long as the last.
    else {
      while (since >= length) {
        since -= length;
        length *= multiplier;
      }
    }
    return minimum + (baseRate - minimum) * cosineFall(since / length);
  },
  python: `
    length = period
    while k >= length and multiplier > 1:
        k, length = k - length, length * multiplier
    share = k % length / length
    return minimum + (base_rate - minimum) * (1 + np.cos(np.pi * share)) / 2`,
});
