// One rise to a high rate, then one long fall to almost 0.
import { phrase } from '../text/text';
import { count, positive, share } from '../hyperparameters/commonHyperparameters';
import { cosineFall, defineSchedule } from './schedule';

/** The last rate as a share of the first: 1/final_div_factor in PyTorch. */
const finalFactor = 1e-4;

export const oneCycle = defineSchedule({
  id: 'one-cycle',
  name: phrase('One cycle'),
  idea: phrase(
    'One climb to a rate too high to keep and one long descent to almost nothing: the climb hurries, the descent settles.',
  ),
  hyperparameters: {
    maxFactor: positive(phrase('Peak factor'), 'M', 10, [1, 50]),
    totalSteps: count(phrase('Steps of the cycle'), 'T', 200, 1, [10, 500]),
    warmupFraction: share(phrase('Share of the climb'), 'p', 0.3),
  },
  latex:
    '\\eta \\begin{cases} 1 + \\frac{M - 1}{2} \\left(1 - \\cos \\frac{\\pi k}{k_p}\\right) & k \\le k_p = p\\,T - 1 \\\\ 10^{-4} + \\frac{M - 10^{-4}}{2} \\left(1 + \\cos \\frac{\\pi\\, (k - k_p)}{T - 1 - k_p}\\right) & k_p < k \\le T - 1 \\\\ 10^{-4} & k > T - 1 \\end{cases}',
  source:
    'L. N. Smith, N. Topin, Super-convergence: very fast training of neural networks using large learning rates (2019). As torch.optim.lr_scheduler.OneCycleLR with max_lr = M η and div_factor = M, which refuses to go on after T steps; here the last rate is kept',
  rate: (baseRate, update, { maxFactor, totalSteps, warmupFraction }) => {
    const last = totalSteps - 1;
    const peak = warmupFraction * totalSteps - 1;
    const at = Math.min(update, last);
    if (at <= peak) return baseRate * (maxFactor + (1 - maxFactor) * cosineFall(peak > 0 ? at / peak : 1));
    // If the peak is before 0, there is no rise: at the first update the rate is already falling, as in PyTorch.
    const part = (at - peak) / (last - peak);
    return baseRate * (finalFactor + (maxFactor - finalFactor) * cosineFall(part));
  },
  python: `
    last, peak = total_steps - 1, warmup_fraction * total_steps - 1
    k = min(k, last)
    if k <= peak:
        share = k / peak if peak > 0 else 1
        return base_rate * (max_factor + (1 - max_factor) * (1 + np.cos(np.pi * share)) / 2)
    share = (k - peak) / (last - peak)
    return base_rate * (1e-4 + (max_factor - 1e-4) * (1 + np.cos(np.pi * share)) / 2)`,
});
