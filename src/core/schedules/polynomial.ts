// A rate that falls to 0 as a power of the remaining steps.
import { phrase } from '../text/text';
import { count, nonNegative } from '../hyperparameters/commonHyperparameters';
import { defineSchedule } from './schedule';

export const polynomial = defineSchedule({
  id: 'polynomial',
  name: phrase('Polynomial'),
  idea: phrase(
    'The rate falls to exactly 0 as a power of the steps that are left; power 1 is a straight line.',
  ),
  hyperparameters: {
    steps: count(phrase('Steps to zero'), 'T', 200, 1, [10, 500]),
    power: nonNegative(phrase('Power'), 'p', 1, [0.25, 4]),
  },
  latex: '\\eta \\left(1 - \\frac{\\min(k, T)}{T}\\right)^p',
  source: 'As torch.optim.lr_scheduler.PolynomialLR (whose default is 5 steps)',
  rate: (baseRate, update, { steps, power }) => baseRate * (1 - Math.min(update, steps) / steps) ** power,
  python: 'return base_rate * (1 - min(k, steps) / steps)**power',
});
