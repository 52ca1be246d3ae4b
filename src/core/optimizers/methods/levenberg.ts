// Levenberg's damping: between Newton's step and a short gradient step, by how well the last decrease was predicted.
import { rangedNumber } from '../../hyperparameters/commonHyperparameters';
import { formatRough } from '../../numbers/formatNumber';
import { phrase, type Phrase } from '../../text/text';
import type { Point } from '../../geometry/domain';
import { atRest, isLevel, sentences } from './account';
import { lookAt } from './lineSearch';
import { defineMethod, trialValue, type MethodAccount, type MethodState, type MethodSearch } from './method';
import { applied, dot, eigenOf, isFinitePoint, isSamePoint, lengthOf, moved } from './vectors';

/** The most rejected steps of an update; then it moves nothing, and the next one goes on with the damping reached. */
const trials = 60;
/** Bounds of the damping, so that it can always be raised again. */
const [minDamping, maxDamping] = [1e-20, 1e20];
/** A predicted decrease below this fraction of f can't be distinguished from rounding errors. */
const rounding = 2 ** -46;

interface State extends MethodState {
  readonly damping: number;
}

/** A step that has been looked at, for who tells of it. */
interface DampedStep {
  readonly shift: number;
  readonly direction: Point;
  readonly point: Point;
  readonly value: number;
  readonly foreseen: number;
  readonly ratio: number;
  readonly lostInRounding: boolean;
}

/** What an update has begun with, and the damping that it ends with. */
interface Around {
  readonly value: number;
  readonly gradient: Point;
  readonly reached: number;
  readonly damping: number;
  readonly positiveFrom: number;
}

function accountOf(tried: readonly DampedStep[], around: Around): MethodAccount {
  const { gradient, reached, damping } = around;
  const last = tried.at(-1);
  return {
    terms: {
      g: gradient,
      ...(last !== undefined && { d: last.direction, r: last.ratio }),
      lambda: last?.shift ?? reached,
      lambdaNext: damping,
    },
    before: { lambda: reached },
    trials: tried.map(({ point, value, ratio }) => ({
      point,
      value,
      purpose: 'damped step',
      taken: ratio > 0,
    })),
    did: wordsOf(tried, around),
  };
}

function wordsOf(
  tried: readonly DampedStep[],
  { value, gradient, reached, damping, positiveFrom }: Around,
): Phrase {
  const last = tried.at(-1);
  if (isLevel(gradient)) return atRest();
  if (last === undefined) return phrase('The step is too short to change θ, or not finite: no step.');
  const count = tried.length - 1;
  const lambda = formatRough(last.shift);
  const rejected =
    count > 0 && last.ratio > 0
      ? phrase('Steps that did not lower f were taken back, and λ raised each time ({count} of them).', {
          count,
        })
      : null;
  const raised =
    positiveFrom > reached
      ? phrase('λ was {reached}, but H + λI is positive only above {bound}: raised.', {
          reached: formatRough(reached),
          bound: formatRough(positiveFrom / 1.1),
        })
      : null;
  const values = {
    lambda,
    foreseen: formatRough(last.foreseen),
    fall: formatRough(value - last.value),
    ratio: formatRough(last.ratio),
  };
  const outcome = !(last.ratio > 0)
    ? phrase('No step lowered f, however large λ became ({lambda}, tried: {count}): no step.', {
        count: count + 1,
        lambda,
      })
    : last.lostInRounding
      ? phrase(
          'With λ = {lambda} f changes by no more than rounding, but the gradient is shorter there: taken.',
          values,
        )
      : phrase(
          'With λ = {lambda} the parabola foresaw a fall of {foreseen}, and f falls by {fall} (r = {ratio}): taken.',
          values,
        );
  const next = { next: formatRough(damping) };
  const then = !(last.ratio > 0)
    ? null
    : last.ratio < 1 / 4
      ? phrase('That is poorly foreseen: λ grows to {next}.', next)
      : last.ratio > 3 / 4
        ? phrase('That is well foreseen: λ falls to {next}.', next)
        : phrase('λ stays at {next}.', next);
  const [first, ...more] = [raised, rejected, outcome, then].filter((each) => each !== null);
  return sentences(first!, ...more);
}

export const levenberg = defineMethod({
  id: 'levenberg',
  name: 'Levenberg',
  family: 'second-order',
  idea: phrase(
    'Adds λ to every curvature, more after a step that disappoints and less after one that goes as foreseen: cautious first, Newton in the end.',
  ),
  goodAt: phrase('Far starts and bent valleys: it trusts the parabola only as far as it has proved right.'),
  badAt: phrase(
    'It needs the whole Hessian, and one λ for all directions: it holds back in flat directions because of steep ones.',
  ),
  hyperparameters: {
    damping: rangedNumber(phrase('Damping at the start'), '\\lambda_0', 1, [1e-4, 1e4], {
      min: minDamping,
      max: maxDamping,
      scale: 'log',
    }),
    factor: rangedNumber(phrase('Change of damping'), '\\nu', 4, [1.5, 10], {
      min: 1,
      minExclusive: true,
      max: 100,
    }),
  },
  latex:
    '\\begin{aligned} d_t &= -(\\nabla^2 f(\\theta_t) + \\lambda_t I)^{-1} g_t, \\quad r = \\frac{f(\\theta_t) - f(\\theta_t + d_t)}{-g_t^\\top d_t - \\frac{1}{2} d_t^\\top \\nabla^2 f(\\theta_t)\\, d_t} \\\\ \\lambda &\\leftarrow \\begin{cases} \\nu\\lambda & r < 1/4 \\\\ \\lambda & 1/4 \\le r \\le 3/4 \\\\ \\lambda / \\nu & r > 3/4 \\end{cases} \\quad \\text{from } \\lambda_0, \\qquad \\theta_{t+1} = \\theta_t + d_t \\quad \\text{once } r > 0 \\end{aligned}',
  paper:
    'K. Levenberg, A method for the solution of certain non-linear problems in least squares; the rule for λ: R. Fletcher, A modified Marquardt subroutine for non-linear least squares (1971)',
  year: 1944,
  definitionNote: phrase(
    'Levenberg and Marquardt damp the Gauss–Newton matrix of a sum of squares; a landscape has none, so its own Hessian is damped (Goldfeld, Quandt and Trotter, 1966), with λ kept above what makes H + λI positive. Steps that don’t lower f are taken back and tried again within the same update.',
  ),
  create: ({ objective, start, h }): MethodSearch<State> => ({
    begin: () => ({ position: start, damping: h.damping }),
    step({ position, damping: reached }, _update, _rate, tell) {
      let damping = reached;
      const tried: DampedStep[] | undefined = tell && [];
      const { value, gradient } = lookAt(objective, position);
      const hessian = objective.hessian(...position);
      const { values, vectors } = eigenOf(hessian);
      const positiveFrom = 1.1 * Math.max(0, -Math.min(...values));
      for (let trial = 0; trial < trials; trial++) {
        const shift = Math.max(damping, positiveFrom);
        const direction = vectors.reduce<Point>(
          (sum, vector, i) => moved(sum, -dot(vector, gradient) / ((values[i] ?? NaN) + shift), vector),
          [0, 0],
        );
        const next = moved(position, 1, direction);
        const foreseen = -dot(gradient, direction) - dot(direction, applied(hessian, direction)) / 2;
        // No step is left, or the direction is not finite.
        if (!isFinitePoint(direction) || isSamePoint(next, position)) break;
        const nextValue = trialValue(objective, next);
        const lostInRounding =
          foreseen <= rounding * Math.abs(value) && nextValue <= value + rounding * Math.abs(value);
        const ratio = lostInRounding
          ? lengthOf(objective.gradient(...next)) < lengthOf(gradient)
            ? 1
            : -1
          : (value - nextValue) / foreseen;
        if (ratio < 1 / 4) damping = Math.min(shift * h.factor, maxDamping);
        else if (ratio > 3 / 4) damping = Math.max(damping / h.factor, minDamping);
        tried?.push({ shift, direction, point: next, value: nextValue, foreseen, ratio, lostInRounding });
        if (ratio > 0) {
          tell?.(accountOf(tried!, { value, gradient, reached, damping, positiveFrom }));
          return { position: next, damping };
        }
      }
      tell?.(accountOf(tried!, { value, gradient, reached, damping, positiveFrom }));
      return { position, damping };
    },
  }),
  python: {
    update: `
      value, g, matrix = loss.value(theta), loss.gradient(theta), loss.hessian(theta)
      values, vectors = eigen(matrix)
      positive_from = 1.1 * max(0, -min(values))
      for trial in range(60):
          shift = max(damping, positive_from)
          direction = -(vectors @ g / (values + shift)) @ vectors
          new = theta + direction
          if not np.isfinite(direction).all() or (new == theta).all():
              break
          foreseen = -g @ direction - direction @ matrix @ direction / 2
          new_value = loss.value(new)
          rounding = ROUNDING * abs(value)
          if foreseen <= rounding and new_value <= value + rounding:
              steeper = np.linalg.norm(loss.gradient(new)) >= np.linalg.norm(g)
              ratio = -1 if steeper else 1
          else:
              ratio = (value - new_value) / foreseen
          if ratio < 1 / 4:
              damping = min(shift * factor, 1e20)
          elif ratio > 3 / 4:
              damping = max(damping / factor, 1e-20)
          if ratio > 0:
              theta = new
              break`,
  },
});
