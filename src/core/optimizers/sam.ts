// SAM: gradient descent by the gradient at a point uphill of the position, which avoids sharp minima.
import { phrase } from '../text/text';
import { add, multiply, subtract } from '../expression/expression';
import { learningRate, nonNegative } from '../hyperparameters/commonHyperparameters';
import { defineParticleOptimizer } from './define';
import { forBoth, norm, quotient } from './pairs';

export const sam = defineParticleOptimizer({
  id: 'sam',
  name: 'SAM',
  family: 'gradient',
  idea: phrase(
    'Look a distance ρ uphill, where the loss is worst nearby, and descend by the gradient found there: flat minima feel better than sharp ones.',
  ),
  goodAt: phrase(
    'Wide minima: it leaves narrow pits that plain descent would stay in, and in neural networks that tends to generalize better.',
  ),
  badAt: phrase(
    'It costs two gradients per step, and near a minimum it swings to and fro at the distance ρ instead of settling.',
  ),
  hyperparameters: {
    learningRate: learningRate(0.001),
    rho: nonNegative(phrase('Radius'), '\\rho', 0.05, [1e-3, 1], 'log'),
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ \\tilde g_t &= \\nabla f\\left(\\theta_t + \\rho\\, \\frac{g_t}{\\lVert g_t \\rVert}\\right) \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, \\tilde g_t \\end{aligned}',
  paper:
    'P. Foret, A. Kleiner, H. Mobahi, B. Neyshabur, Sharpness-aware minimization for efficiently improving generalization, algorithm 1',
  year: 2021,
  definitionNote: phrase(
    'As the paper with plain gradient descent below it and ‖·‖₂: both gradients are of the same batch. Clipping cuts both. PyTorch and Keras have no SAM; optax.contrib.sam wraps any two rules. At a gradient of exactly 0 it looks nowhere and stays, where the formula is 0/0.',
  ),
  parameterState: {},
  particleState: {},
  step: {},
  staticFlags: [],
  terms: { gTilde: { symbol: '\\tilde g' } },
  rule: ({ theta, gradient, gradientAt, h }) => {
    const climb = quotient(h.rho, norm(gradient), 0);
    const sharp = gradientAt(forBoth((i) => add(theta[i], multiply(climb, gradient[i]))));
    return {
      theta: forBoth((i) => subtract(theta[i], multiply(h.learningRate, sharp[i]))),
      state: {},
      terms: { gTilde: sharp },
    };
  },
  python: {
    update: ({ gradientAt }) => `
      uphill = quotient(rho, np.linalg.norm(g)) * g
      theta = theta - learning_rate * ${gradientAt('theta + uphill')}`,
  },
});
