// Rprop: a step size for each parameter that grows while the slope keeps its sign and shrinks when the sign changes.
import { phrase } from '../text/text';
import { less, maximum, minimum, multiply, select, sign, subtract } from '../expression/expression';
import { learningRate, nonNegative, rangedNumber } from '../hyperparameters/commonHyperparameters';
import { defineOptimizer } from './define';

export const rprop = defineOptimizer({
  id: 'rprop',
  name: 'Rprop',
  family: 'sign',
  idea: phrase(
    'Only the sign of the slope counts: while it stays the same the step grows, when it turns the step is halved and one update waited.',
  ),
  goodAt: phrase(
    'Noise-free surfaces of any scale: plateaus, cliffs and ravines alike, with nothing to tune. It homes in on minima fast.',
  ),
  badAt: phrase(
    'Noise, as from mini-batches: random signs shrink the steps to nothing. And valleys that run askew to the axes.',
  ),
  hyperparameters: {
    learningRate: { ...learningRate(0.01), firstStepOnly: true },
    etaMinus: rangedNumber(phrase('Shrinking factor'), '\\eta_-', 0.5, [0.1, 0.9], {
      min: 0,
      minExclusive: true,
      max: 1,
      maxExclusive: true,
    }),
    etaPlus: rangedNumber(phrase('Growing factor'), '\\eta_+', 1.2, [1.05, 2], {
      min: 1,
      minExclusive: true,
    }),
    minStep: nonNegative(phrase('Smallest step'), '\\Delta_{\\min}', 1e-6, [1e-9, 0.1], 'log'),
    maxStep: nonNegative(phrase('Largest step'), '\\Delta_{\\max}', 50, [0.01, 100], 'log'),
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ \\Delta_0 &= \\eta, \\quad s_t = \\begin{cases} \\eta_+ & g_t\\, \\bar g_{t-1} > 0 \\\\ \\eta_- & g_t\\, \\bar g_{t-1} < 0 \\\\ 1 & \\text{otherwise} \\end{cases} \\\\ \\Delta_t &= \\min(\\max(s_t\\, \\Delta_{t-1},\\ \\Delta_{\\min}),\\ \\Delta_{\\max}) \\\\ \\bar g_t &= \\begin{cases} 0 & g_t\\, \\bar g_{t-1} < 0 \\\\ g_t & \\text{otherwise} \\end{cases} \\\\ \\theta_{t+1} &= \\theta_t - \\Delta_t \\operatorname{sign} \\bar g_t \\end{aligned}',
  paper:
    'M. Riedmiller, H. Braun, A direct adaptive method for faster backpropagation learning: the RPROP algorithm',
  year: 1993,
  definitionNote: phrase(
    'As torch.optim.Rprop and optax: where the sign turns nothing is moved and the slope counts as 0 next time (iRprop−, C. Igel and M. Hüsken); the paper takes the last step back instead. The learning rate is the first step size only, so that there is no schedule. Keras has no Rprop.',
  ),
  state: {
    kept: { symbol: '\\bar g' },
    stepSize: { symbol: '\\Delta', initial: (h) => h.learningRate },
  },
  step: {},
  weightDecay: 'none',
  staticFlags: [],
  terms: { s: { symbol: 's' } },
  rule: ({ theta, gradient, state, h }) => {
    const agreement = multiply(gradient, state.kept);
    const [grows, turns] = [less(0, agreement), less(agreement, 0)];
    const factor = select(grows, h.etaPlus, select(turns, h.etaMinus, 1));
    const stepSize = minimum(maximum(multiply(factor, state.stepSize), h.minStep), h.maxStep);
    const kept = select(turns, 0, gradient);
    return {
      theta: subtract(theta, multiply(stepSize, sign(kept))),
      state: { kept, stepSize },
      terms: { s: factor },
    };
  },
  python: {
    before: `
      kept = np.zeros(2)
      delta = np.full(2, learning_rate)`,
    update: `
      agreement = g * kept
      factor = np.where(agreement > 0, eta_plus, np.where(agreement < 0, eta_minus, 1))
      delta = np.clip(factor * delta, min_step, max_step)
      kept = np.where(agreement < 0, 0, g)
      theta = theta - delta * np.sign(kept)`,
  },
});
