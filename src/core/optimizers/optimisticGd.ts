// Optimistic gradient descent: the next gradient is expected to change as the last one did.
import { phrase } from '../text/text';
import { multiply, subtract } from '../expression/expression';
import { learningRate, nonNegative } from '../hyperparameters/commonHyperparameters';
import { defineOptimizer } from './define';
import { echoing } from './response';

export const optimisticGd = defineOptimizer({
  id: 'optimistic-gd',
  name: 'Optimistic GD',
  family: 'momentum',
  idea: phrase(
    'Guess the next gradient from the last two, g + (g − previous g), and step by the guess already now.',
  ),
  goodAt: phrase(
    'Games in which one player descends and another climbs: it spirals in where plain descent circles. It damps swings across a valley.',
  ),
  badAt: phrase(
    'Steep walls: the difference of gradients makes it diverge at lower rates than plain descent, and it amplifies noise.',
  ),
  hyperparameters: {
    learningRate: learningRate(0.001),
    alpha: nonNegative(phrase('Weight of the gradient'), '\\alpha', 1, [0, 2]),
    beta: nonNegative(phrase('Weight of its change'), '\\beta', 1, [0, 2]),
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t), \\quad g_0 = g_1 \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\,\\bigl((\\alpha + \\beta)\\, g_t - \\beta\\, g_{t-1}\\bigr) \\end{aligned}',
  paper:
    'L. D. Popov, A modification of the Arrow–Hurwicz method for search of saddle points; in this form: A. Mokhtari, A. Ozdaglar, S. Pattathil, A unified analysis of extra-gradient and optimistic gradient methods for saddle point problems (2020)',
  year: 1980,
  definitionNote: phrase(
    'As optax.optimistic_gradient_descent, which takes the first gradient for the one before it, too, so that the first step is αηg. Where 0 is taken instead, as in older versions of optax, the first step is (α + β)ηg.',
  ),
  state: { previousGradient: { symbol: 'g' } },
  step: { share: (h, update) => (update === 1 ? h.alpha : h.alpha + h.beta) },
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  response: ({ learningRate: rate, alpha, beta }) =>
    echoing([
      { gain: rate * (alpha + beta), fade: 0 },
      { gain: -rate * beta, fade: 0, delay: 1 },
    ]),
  rule: ({ theta, gradient, state, h, step }) => {
    const guess = subtract(multiply(step.share, gradient), multiply(h.beta, state.previousGradient));
    return {
      theta: subtract(theta, multiply(h.learningRate, guess)),
      state: { previousGradient: gradient },
    };
  },
  python: {
    update: `
      if t == 1:
          g_before = g
      theta = theta - learning_rate * (alpha * g + beta * (g - g_before))
      g_before = g`,
  },
});
