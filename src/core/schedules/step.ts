// A rate that drops in stairs.
import { count } from '../hyperparameters/commonHyperparameters';
import { decayPerStep, defineSchedule, powerOf } from './schedule';

export const step = defineSchedule({
  id: 'step',
  name: { en: 'Step', ja: 'ステップ' },
  idea: {
    en: 'Every so many steps the rate drops by a factor: fast first, fine later, with a visible kink at each drop.',
    ja: '一定のステップごとに学習率に係数を掛けて下げます。最初は速く、後は細かく進み、下がるたびに損失の曲線が折れ曲がります。',
  },
  hyperparameters: {
    stepSize: count({ en: 'Steps between drops', ja: '下げる間隔（ステップ数）' }, 's', 50, 1, [5, 200]),
    gamma: decayPerStep(0.1, [0.05, 1], 'linear'),
  },
  latex: '\\eta\\, \\gamma^{\\lfloor k / s \\rfloor}',
  source: 'As torch.optim.lr_scheduler.StepLR',
  rate: (baseRate, update, { stepSize, gamma }) => baseRate * powerOf(gamma, Math.floor(update / stepSize)),
  python: 'return min(base_rate * min(np.power(gamma, k // step_size), LARGEST), LARGEST)',
});
