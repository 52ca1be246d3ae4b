// A rate that drops at regular intervals.
import { phrase } from '../text/text';
import { count } from '../hyperparameters/commonHyperparameters';
import { decayPerStep, defineSchedule, powerOf } from './schedule';

export const step = defineSchedule({
  id: 'step',
  name: phrase('Step'),
  idea: phrase(
    'Every so many steps the rate drops by a factor: fast first, fine later, with a visible kink at each drop.',
  ),
  hyperparameters: {
    stepSize: count(phrase('Steps between drops'), 's', 50, 1, [5, 200]),
    gamma: decayPerStep(0.1, [0.05, 1], 'linear'),
  },
  latex: '\\eta\\, \\gamma^{\\lfloor k / s \\rfloor}',
  source: 'As torch.optim.lr_scheduler.StepLR',
  rate: (baseRate, update, { stepSize, gamma }) => baseRate * powerOf(gamma, Math.floor(update / stepSize)),
  python: 'return min(base_rate * min(np.power(gamma, k // step_size), LARGEST), LARGEST)',
});
