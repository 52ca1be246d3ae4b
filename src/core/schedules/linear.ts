// A rate that changes linearly from one fraction of its base to another.
import { count, share } from '../hyperparameters/commonHyperparameters';
import { phrase } from '../text/text';
import { defineSchedule } from './schedule';

export const linear = defineSchedule({
  id: 'linear',
  name: phrase('Linear'),
  idea: phrase('A straight line from one share of the rate to another, up or down, and level from there on.'),
  hyperparameters: {
    startFactor: share(phrase('Factor at the start'), 'a', 1 / 3),
    endFactor: share(phrase('Factor at the end'), 'b', 1),
    steps: count(phrase('Steps'), 'T', 50, 1, [5, 500]),
  },
  latex: '\\eta \\left(a + (b - a) \\frac{\\min(k, T)}{T}\\right)',
  source: 'As torch.optim.lr_scheduler.LinearLR (whose default is 5 steps)',
  rate: (baseRate, update, { startFactor, endFactor, steps }) =>
    baseRate * (startFactor + ((endFactor - startFactor) * Math.min(update, steps)) / steps),
  python: 'return base_rate * (start_factor + (end_factor - start_factor) * min(k, steps) / steps)',
});
