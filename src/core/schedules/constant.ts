// The same rate throughout.
import { phrase } from '../text/text';
import { defineSchedule } from './schedule';

export const constantRate = defineSchedule({
  id: 'constant',
  name: phrase('Constant'),
  idea: phrase('The same rate throughout: the yardstick for all other schedules.'),
  hyperparameters: {},
  latex: '\\eta',
  source: 'Without a scheduler in PyTorch; with a warm-up torch.optim.lr_scheduler.LinearLR',
  rate: (baseRate) => baseRate,
  python: 'return base_rate',
});
