// SignSGD: only the sign of each gradient counts.
import { phrase } from '../text/text';
import { multiply, sign, subtract } from '../expression/expression';
import { learningRate } from '../hyperparameters/commonHyperparameters';
import { defineOptimizer } from './define';

export const signSgd = defineOptimizer({
  id: 'sign-sgd',
  name: 'SignSGD',
  family: 'sign',
  idea: phrase('Each parameter moves by η against its gradient, whatever the gradient’s size.'),
  goodAt: phrase(
    'Its steps are equally long on plateaus and on cliffs. In distributed training, workers exchange only one bit per parameter.',
  ),
  badAt: phrase(
    'It moves only along the axes and the diagonals, and near the minimum it keeps jumping back and forth by η.',
  ),
  hyperparameters: { learningRate: learningRate(0.001) },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ \\theta_{t+1} &= \\theta_t - \\eta \\operatorname{sign}(g_t) \\end{aligned}',
  paper:
    'J. Bernstein, Y.-X. Wang, K. Azizzadenesheli, A. Anandkumar, signSGD: compressed optimisation for non-convex problems',
  year: 2018,
  definitionNote: phrase(
    'As optax.sign_sgd and the paper’s algorithm 1; the sign of 0 is 0. Neither has weight decay: here coupled decay counts before the sign is taken, decoupled decay after it.',
  ),
  state: {},
  step: {},
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  rule: ({ theta, gradient, h }) => ({
    theta: subtract(theta, multiply(h.learningRate, sign(gradient))),
    state: {},
  }),
  python: {
    update: 'theta = theta - learning_rate * np.sign(g)',
  },
});
