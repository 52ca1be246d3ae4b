// Newton's method made safe: by the curvatures' magnitudes, and a step that is shortened until f decreases sufficiently.
import { phrase } from '../../text/text';
import type { Point } from '../../geometry/domain';
import { learningRate, positive } from '../../hyperparameters/commonHyperparameters';
import { backtrack, lookAt } from './lineSearch';
import { defineMethod } from './method';
import { shrinkFactor, sufficientDecrease } from './methodHyperparameters';
import { dot, eigenOf, isFinitePoint, moved, negative, type SymmetricMatrix } from './vectors';

/** −|H|⁻¹·g, with eigenvalues of |H| of at least `floor`. */
function directionOf(hessian: SymmetricMatrix, gradient: Point, floor: number): Point {
  const { values, vectors } = eigenOf(hessian);
  return vectors.reduce<Point>(
    (sum, vector, i) =>
      moved(sum, -dot(vector, gradient) / Math.max(Math.abs(values[i] ?? NaN), floor), vector),
    [0, 0],
  );
}

export const newton = defineMethod({
  id: 'newton',
  name: 'Newton',
  family: 'second-order',
  idea: phrase(
    'Divides the gradient by the curvature, direction by direction, and so jumps to the bottom of the parabola that fits the spot.',
  ),
  goodAt: phrase(
    'Any stretched or tilted bowl in one step, and twice the digits with each step near a minimum.',
  ),
  badAt: phrase(
    'It needs the whole Hessian, too much for many parameters; and exactly on a saddle or a top it has no direction to go.',
  ),
  hyperparameters: {
    learningRate: learningRate(1, [0.01, 2]),
    eigenvalueFloor: positive(phrase('Least curvature'), '\\delta', 1e-6, [1e-8, 10]),
    shrink: shrinkFactor,
    sufficientDecrease,
  },
  latex:
    '\\begin{aligned} \\nabla^2 f(\\theta_t) &= Q \\Lambda Q^\\top, \\quad d_t = -Q\\, \\max(|\\Lambda|, \\delta)^{-1} Q^\\top g_t \\\\ t &= \\eta, \\eta\\beta, \\eta\\beta^2, \\dots \\quad \\text{until} \\quad f(\\theta_t + t\\, d_t) \\le f(\\theta_t) + c_1\\, t\\, g_t^\\top d_t \\\\ \\theta_{t+1} &= \\theta_t + t\\, d_t \\end{aligned}',
  paper:
    'I. Newton, De analysi per aequationes numero terminorum infinitas; with |Λ|: J. Greenstadt, On the relative efficiencies of gradient methods (1967)',
  year: 1669,
  definitionNote: phrase(
    'Plain Newton walks to saddles and tops as readily as to minima. Here negative eigenvalues count by their size (Greenstadt), none below δ, and Armijo’s condition guards the step. SciPy has a truncated (Newton-CG) and a trust-region version (trust-exact) instead, which end in the same minima by other paths.',
  ),
  create: ({ objective, start, h }) => ({
    begin: () => ({ position: start }),
    step({ position }, _update, rate) {
      const here = lookAt(objective, position);
      const newtons = directionOf(objective.hessian(...position), here.gradient, h.eigenvalueFloor);
      // If the Hessian isn't finite, the negative gradient still leads down.
      const direction = isFinitePoint(newtons) ? newtons : negative(here.gradient);
      return { position: backtrack(objective, here, direction, rate, h) ?? position };
    },
  }),
  python: {
    update: `
      g = loss.gradient(theta)
      values, vectors = eigen(loss.hessian(theta))
      curvatures = np.maximum(np.abs(values), eigenvalue_floor)
      direction = -(vectors @ g / curvatures) @ vectors
      if not np.isfinite(direction).all():
          direction = -g
      theta = backtrack(loss, theta, g, direction, learning_rate, shrink, sufficient_decrease)`,
  },
});
