// A rate that shrinks by the same share in every step.
import { decayPerStep, defineSchedule, powerOf } from './schedule';

export const exponential = defineSchedule({
  id: 'exponential',
  name: { en: 'Exponential', ja: '指数減衰' },
  idea: {
    en: 'Every step multiplies the rate by the same factor; a factor above 1 turns it into a search for the largest rate that works.',
    ja: '毎ステップ、学習率に同じ係数を掛けます。係数を 1 より大きくすると、どこまで大きな学習率が使えるかを探る実験になります。',
  },
  hyperparameters: { gamma: decayPerStep(0.98, [0.8, 0.999], 'complement') },
  latex: '\\eta\\, \\gamma^k',
  source: 'As torch.optim.lr_scheduler.ExponentialLR',
  rate: (baseRate, update, { gamma }) => baseRate * powerOf(gamma, update),
  python: 'return min(base_rate * min(np.power(gamma, k), LARGEST), LARGEST)',
});
