// A rate that goes from one share of its base to another in a straight line.
import { count } from '../hyperparameters/commonHyperparameters';
import type { NumberHyperparameter } from '../hyperparameters/hyperparameter';
import type { LocalizedText } from '../text/text';
import { defineSchedule } from './schedule';

function factor(label: LocalizedText, symbol: string, defaultFactor: number): NumberHyperparameter {
  return {
    kind: 'number',
    label,
    symbol,
    default: defaultFactor,
    min: 0,
    max: 1,
    slider: [0, 1],
    scale: 'linear',
  };
}

export const linear = defineSchedule({
  id: 'linear',
  name: { en: 'Linear', ja: '線形' },
  idea: {
    en: 'A straight line from one share of the rate to another, up or down, and level from there on.',
    ja: '学習率の倍率を、ある値から別の値まで直線的に上げるか下げるかして、その後は一定に保ちます。',
  },
  hyperparameters: {
    startFactor: factor({ en: 'Factor at the start', ja: '最初の倍率' }, 'a', 1 / 3),
    endFactor: factor({ en: 'Factor at the end', ja: '最後の倍率' }, 'b', 1),
    steps: count({ en: 'Steps', ja: 'ステップ数' }, 'T', 50, 1, [5, 500]),
  },
  latex: '\\eta \\left(a + (b - a) \\frac{\\min(k, T)}{T}\\right)',
  source: 'As torch.optim.lr_scheduler.LinearLR (whose default is 5 steps)',
  rate: (baseRate, update, { startFactor, endFactor, steps }) =>
    baseRate * (startFactor + ((endFactor - startFactor) * Math.min(update, steps)) / steps),
  python: 'return base_rate * (start_factor + (end_factor - start_factor) * min(k, steps) / steps)',
});
