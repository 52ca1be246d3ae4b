// Lookahead: fast weights explore; every few steps the slow ones go part of the way there, and the fast ones back to these.
import { phrase } from '../text/text';
import { add, multiply, subtract } from '../expression/expression';
import { count, learningRate, share, weightDecay } from '../hyperparameters/commonHyperparameters';
import { defineOptimizer } from './define';

export const lookaheadSgd = defineOptimizer({
  id: 'lookahead-sgd',
  name: 'Lookahead SGD',
  family: 'averaging',
  idea: phrase(
    'k steps forward, one step back: gradient descent goes ahead, then returns part of the way to where it set out.',
  ),
  goodAt: phrase(
    'Swings across a valley: going back cancels much of them, so that higher rates stay stable.',
  ),
  badAt: phrase('Straight slopes: it gives part of the way back each time and is slower than what it wraps.'),
  hyperparameters: {
    learningRate: learningRate(0.001),
    syncPeriod: count(phrase('Steps until it goes back'), 'k', 5, 1, [1, 50]),
    slowStep: share(phrase('Share of the way that it keeps'), '\\alpha', 0.5),
    weightDecay,
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) + \\lambda \\theta_t \\\\ \\tilde\\theta_t &= \\theta_t - \\eta\\, g_t \\\\ \\phi_t &= \\begin{cases} \\phi_{t-1} + \\alpha\\,(\\tilde\\theta_t - \\phi_{t-1}) & k \\mid t \\\\ \\phi_{t-1} & k \\nmid t \\end{cases} \\\\ \\theta_{t+1} &= \\begin{cases} \\phi_t & k \\mid t \\\\ \\tilde\\theta_t & k \\nmid t \\end{cases} \\end{aligned}',
  paper: 'M. R. Zhang, J. Lucas, G. Hinton, J. Ba, Lookahead optimizer: k steps forward, 1 step back',
  year: 2019,
  definitionNote: phrase(
    'As optax.lookahead around optax.sgd, with the paper’s k = 5 and α = 0.5. Drawn are the fast weights, where gradients are taken; optax advises the slow ones for evaluation. Both are the same after every k steps.',
  ),
  state: { slow: { symbol: '\\phi', initial: 'start' } },
  step: {
    // The fractions of the way that the slow weights go, and that the fast ones go back, at this step.
    taken: (h, update) => (update % h.syncPeriod === 0 ? h.slowStep : 0),
    givenBack: (h, update) => (update % h.syncPeriod === 0 ? 1 - h.slowStep : 0),
  },
  weightDecay: 'own',
  staticFlags: ['weightDecay'],
  terms: { g: { symbol: 'g' }, thetaTilde: { symbol: '\\tilde\\theta' } },
  rule: ({ theta, gradient, state, h, step, on }) => {
    const slope = on.weightDecay ? add(gradient, multiply(h.weightDecay, theta)) : gradient;
    const fast = subtract(theta, multiply(h.learningRate, slope));
    const way = subtract(fast, state.slow);
    return {
      theta: subtract(fast, multiply(step.givenBack, way)),
      state: { slow: add(state.slow, multiply(step.taken, way)) },
      terms: { g: slope, thetaTilde: fast },
      decay: on.weightDecay ? h.weightDecay : null,
    };
  },
  python: {
    before: 'slow = theta',
    update: ({ h }) => `
      ${h.weightDecay === 0 ? '' : 'g = g + weight_decay * theta'}
      theta = theta - learning_rate * g
      if t % sync_period == 0:
          slow = slow + slow_step * (theta - slow)
          theta = slow`,
  },
});
