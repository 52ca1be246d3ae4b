// A rate that rises and falls linearly between two bounds.
import { phrase } from '../text/text';
import { count, nonNegative } from '../hyperparameters/commonHyperparameters';
import { invalid } from '../validation/issue';
import { defineSchedule } from './schedule';

export const triangular = defineSchedule({
  id: 'triangular',
  name: phrase('Triangular'),
  idea: phrase('Up and down in straight lines between two absolute rates: the base rate isn’t used.'),
  hyperparameters: {
    minimum: nonNegative(phrase('Lowest rate'), '\\eta_{\\min}', 0.001, [0, 0.1]),
    maximum: nonNegative(phrase('Highest rate'), '\\eta_{\\max}', 0.1, [0, 1]),
    stepUp: count(phrase('Steps up, and down'), 's', 25, 1, [5, 200]),
  },
  latex:
    '\\eta_{\\min} + (\\eta_{\\max} - \\eta_{\\min}) \\left(1 - \\left|1 - \\frac{k \\bmod 2s}{s}\\right|\\right)',
  source:
    'L. N. Smith, Cyclical learning rates for training neural networks (2017). As torch.optim.lr_scheduler.CyclicLR (whose default is 2000 steps up)',
  check: ({ minimum, maximum }) =>
    minimum <= maximum
      ? null
      : invalid('minimum', minimum, phrase('minimum ≤ {maximum}, the maximum', { maximum })),
  rate: (_baseRate, update, { minimum, maximum, stepUp }) => {
    const place = update % (2 * stepUp);
    const height = Math.min(place, 2 * stepUp - place) / stepUp;
    return minimum + (maximum - minimum) * height;
  },
  python: `
    place = k % (2 * step_up)
    return minimum + (maximum - minimum) * min(place, 2 * step_up - place) / step_up`,
});
