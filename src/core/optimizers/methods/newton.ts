// Newton's method made safe: by the curvatures' magnitudes, and a step that is shortened until f decreases sufficiently.
import { phrase, type Phrase } from '../../text/text';
import type { Point } from '../../geometry/domain';
import { learningRate, positive } from '../../hyperparameters/commonHyperparameters';
import { formatRough } from '../../numbers/formatNumber';
import { backtrackWords, isLevel, roughPoint, sentences, trialsOf } from './account';
import { backtrack, lookAt, type TriedStep } from './lineSearch';
import { defineMethod } from './method';
import { shrinkFactor, sufficientDecrease } from './methodHyperparameters';
import { dot, eigenOf, isFinitePoint, moved, negative, type Eigen } from './vectors';

/** −|H|⁻¹·g, with eigenvalues of |H| of at least `floor`. */
function directionOf({ values, vectors }: Eigen, gradient: Point, floor: number): Point {
  return vectors.reduce<Point>(
    (sum, vector, i) =>
      moved(sum, -dot(vector, gradient) / Math.max(Math.abs(values[i] ?? NaN), floor), vector),
    [0, 0],
  );
}

/** What has been made of the curvatures. */
function curvatureWords({ values, vectors }: Eigen, floor: number): Phrase {
  if (!isFinitePoint(values)) return phrase('The Hessian is not finite here: down the gradient instead.');
  const said = values.map((value, i): Phrase | null => {
    const names = {
      curvature: formatRough(value),
      along: roughPoint(vectors[i]!),
      floor: formatRough(floor),
    };
    if (Math.abs(value) < floor)
      return phrase('The curvature {curvature} along {along} counts as {floor}.', names);
    return value < 0
      ? phrase(
          'The curvature {curvature} along {along} is negative and counts by its size, so that the step goes down there.',
          names,
        )
      : null;
  });
  const [first, second] = said.filter((each) => each !== null);
  if (first !== undefined) return sentences(first, second ?? null);
  return phrase(
    'The gradient is divided by the curvatures {first} and {second}: the bottom of the parabola.',
    {
      first: formatRough(values[0]),
      second: formatRough(values[1]),
    },
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
    step({ position }, _update, rate, tell) {
      const here = lookAt(objective, position);
      const eigen = eigenOf(objective.hessian(...position));
      const newtons = directionOf(eigen, here.gradient, h.eigenvalueFloor);
      // If the Hessian isn't finite, the negative gradient still leads down.
      const direction = isFinitePoint(newtons) ? newtons : negative(here.gradient);
      const tried: TriedStep[] | undefined = tell && [];
      const found = backtrack(objective, here, direction, rate, h, tried);
      if (tell) {
        const [[ux, uy], [vx, vy]] = eigen.vectors;
        const searched = backtrackWords(tried!, here, direction);
        tell({
          terms: {
            g: here.gradient,
            Lambda: eigen.values,
            Q: [
              [ux, vx],
              [uy, vy],
            ],
            d: direction,
            t: found === null ? 0 : tried!.at(-1)!.t,
          },
          trials: trialsOf(tried!, found),
          did: isLevel(here.gradient)
            ? searched
            : sentences(curvatureWords(eigen, h.eigenvalueFloor), searched),
        });
      }
      return { position: found ?? position };
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
