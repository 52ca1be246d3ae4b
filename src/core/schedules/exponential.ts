// A rate that shrinks by the same factor in every step.
import { phrase } from '../text/text';
import { decayPerStep, defineSchedule, powerOf } from './schedule';

export const exponential = defineSchedule({
  id: 'exponential',
  name: phrase('Exponential'),
  idea: phrase(
    'Every step multiplies the rate by the same factor; a factor above 1 turns it into a search for the largest rate that works.',
  ),
  hyperparameters: { gamma: decayPerStep(0.98, [0.8, 0.999], 'complement') },
  latex: '\\eta\\, \\gamma^k',
  source: 'As torch.optim.lr_scheduler.ExponentialLR',
  rate: (baseRate, update, { gamma }) => baseRate * powerOf(gamma, update),
  python: 'return min(base_rate * min(np.power(gamma, k), LARGEST), LARGEST)',
});
