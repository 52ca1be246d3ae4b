// Gradient descent that shortens its step until f decreases sufficiently.
import { phrase } from '../../text/text';
import { learningRate } from '../../hyperparameters/commonHyperparameters';
import { backtrackWords, trialsOf } from './account';
import { backtrack, lookAt, type TriedStep } from './lineSearch';
import { defineMethod } from './method';
import { shrinkFactor, sufficientDecrease } from './methodHyperparameters';
import { negative } from './vectors';

export const gradientDescentBacktracking = defineMethod({
  id: 'gradient-descent-backtracking',
  name: 'GD with backtracking',
  family: 'gradient',
  idea: phrase(
    'Tries a long step down the gradient and shortens it until the loss falls by as much as the slope leads one to expect.',
  ),
  goodAt: phrase('Not having to choose a learning rate: it never diverges and never climbs.'),
  badAt: phrase(
    'Narrow valleys, where it zigzags from wall to wall as all gradient descent does; and noise, which makes its test meaningless.',
  ),
  hyperparameters: {
    learningRate: learningRate(1, [0.01, 10]),
    shrink: shrinkFactor,
    sufficientDecrease,
  },
  latex:
    '\\begin{aligned} t &= \\eta, \\eta\\beta, \\eta\\beta^2, \\dots \\quad \\text{until} \\quad f(\\theta_t - t\\, g_t) \\le f(\\theta_t) - c_1\\, t\\, \\|g_t\\|^2 \\\\ \\theta_{t+1} &= \\theta_t - t\\, g_t \\end{aligned}',
  paper: 'L. Armijo, Minimization of functions having Lipschitz continuous first partial derivatives',
  year: 1966,
  definitionNote: phrase(
    'As algorithm 3.1 of Nocedal and Wright, Numerical Optimization: every update starts from η again. Where rounding hides whether f falls, the slopes decide.',
  ),
  create: ({ objective, start, h }) => ({
    begin: () => ({ position: start }),
    step({ position }, _update, rate, tell) {
      const here = lookAt(objective, position);
      const direction = negative(here.gradient);
      const tried: TriedStep[] | undefined = tell && [];
      const found = backtrack(objective, here, direction, rate, h, tried);
      tell?.({
        terms: { g: here.gradient, t: found === null ? 0 : tried!.at(-1)!.t },
        trials: trialsOf(tried!, found),
        did: backtrackWords(tried!, here, direction),
      });
      return { position: found ?? position };
    },
  }),
  python: {
    update: `
      g = loss.gradient(theta)
      theta = backtrack(loss, theta, g, -g, learning_rate, shrink, sufficient_decrease)`,
  },
});
