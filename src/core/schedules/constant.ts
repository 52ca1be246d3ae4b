// The same rate throughout.
import { defineSchedule } from './schedule';

export const constantRate = defineSchedule({
  id: 'constant',
  name: { en: 'Constant', ja: '一定' },
  idea: {
    en: 'The same rate throughout: the yardstick for all other schedules.',
    ja: '最後まで同じ学習率を使います。ほかのスケジュールと比べるときの基準になります。',
  },
  hyperparameters: {},
  latex: '\\eta',
  source: 'Without a scheduler in PyTorch; with a warm-up torch.optim.lr_scheduler.LinearLR',
  rate: (baseRate) => baseRate,
  python: 'return base_rate',
});
