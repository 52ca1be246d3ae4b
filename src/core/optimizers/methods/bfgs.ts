// BFGS: the inverse Hessian, approximated from steps and gradients, with a line search.
import { formatRough } from '../../numbers/formatNumber';
import { phrase, type Phrase } from '../../text/text';
import type { Point } from '../../geometry/domain';
import { searchWords, sentences, trialsOf } from './account';
import { lookAt, searchWolfe, type TriedStep } from './lineSearch';
import { defineMethod, type MethodState, type MethodSearch } from './method';
import { curvature, sufficientDecrease } from './methodHyperparameters';
import { applied, difference, dot, lengthOf, negative, rowsOf, type SymmetricMatrix } from './vectors';

interface State extends MethodState {
  /** The approximation of the inverse Hessian; null before the first pair, and after a search that found nothing. */
  readonly inverse: SymmetricMatrix | null;
}

/** (I − ρsyᵀ)·H·(I − ρysᵀ) + ρssᵀ */
function updated(inverse: SymmetricMatrix, s: Point, y: Point): SymmetricMatrix {
  const rho = 1 / dot(s, y);
  const hy = applied(inverse, y);
  const weight = rho * (1 + rho * dot(y, hy));
  const entry = (before: number, i: 0 | 1, j: 0 | 1): number =>
    before - rho * (s[i] * hy[j] + hy[i] * s[j]) + weight * s[i] * s[j];
  return [entry(inverse[0], 0, 0), entry(inverse[1], 0, 1), entry(inverse[2], 1, 1)];
}

const identity: SymmetricMatrix = [1, 0, 1];

/** Along what an update has searched: `known` is H before it, `used` the one whose direction it has taken. */
function directionWords(known: SymmetricMatrix | null, used: SymmetricMatrix | null): Phrase {
  if (used !== null) return phrase('The direction is −Hg.');
  return known === null
    ? phrase('Nothing is known of H yet: down the gradient.')
    : phrase('No step was found along −Hg: H is given up, and the search begins again down the gradient.');
}

function pairWords(sy: number, isUsed: boolean, isFirst: boolean): Phrase {
  const product = formatRough(sy);
  if (!isUsed) {
    return phrase(
      'The slope did not rise enough along the step (s·y = {product}): this pair would not tell of a bowl, and is left out.',
      {
        product,
      },
    );
  }
  return isFirst
    ? phrase('s·y = {product}: the first pair sets the scale of H and shapes it.', { product })
    : phrase('s·y = {product}: the pair reshapes H.', { product });
}

export const bfgs = defineMethod({
  id: 'bfgs',
  name: 'BFGS',
  family: 'second-order',
  idea: phrase(
    'Learns the curvature from how the gradient changes along its own steps, and searches along the direction that Newton would then take.',
  ),
  goodAt: phrase(
    'Almost any smooth landscape, bent valleys included: the first choice where the gradient is exact and parameters are few.',
  ),
  badAt: phrase(
    'Noise, which it takes for curvature; many parameters, whose matrix doesn’t fit; and it ends in the nearest minimum.',
  ),
  hyperparameters: { sufficientDecrease, curvature: curvature(0.9) },
  latex:
    '\\begin{aligned} d_t &= -H_t\\, g_t, \\qquad \\theta_{t+1} = \\theta_t + \\alpha\\, d_t \\quad \\text{with} \\\\ & f(\\theta_{t+1}) \\le f(\\theta_t) + c_1 \\alpha\\, g_t^\\top d_t, \\quad |g_{t+1}^\\top d_t| \\le c_2\\, |g_t^\\top d_t| \\\\ s &= \\theta_{t+1} - \\theta_t, \\quad y = g_{t+1} - g_t, \\quad \\rho = \\frac{1}{s^\\top y} \\\\ H_{t+1} &= (I - \\rho\\, s y^\\top)\\, H_t\\, (I - \\rho\\, y s^\\top) + \\rho\\, s s^\\top \\end{aligned}',
  paper:
    'C. G. Broyden, R. Fletcher, D. Goldfarb, D. F. Shanno, four papers on one update; line search: J. Nocedal, S. J. Wright, Numerical Optimization, algorithms 3.5, 3.6 and 6.1 (2006)',
  year: 1970,
  definitionNote: phrase(
    'H starts as the identity, scaled by s·y/y·y before its first update (Nocedal and Wright; SciPy doesn’t scale it), α = 1 is tried first. Agrees with SciPy’s BFGS on the minimum, not on the path. Under noise s and y belong to one batch.',
  ),
  create: ({ objective, start, h }): MethodSearch<State> => ({
    begin: () => ({ position: start, inverse: null }),
    step({ position, inverse: known }, _update, _rate, tell) {
      const here = lookAt(objective, position);
      const tried: TriedStep[] | undefined = tell && [];
      let inverse = known;
      let direction = inverse === null ? null : negative(applied(inverse, here.gradient));
      let found = direction === null ? null : searchWolfe(objective, here, direction, 1, h, tried);
      const triedBefore = tried?.length ?? 0;
      if (direction === null || found === null) {
        // At first, and if the matrix is wrong, down the gradient: initially at most one unit far.
        inverse = null;
        direction = negative(here.gradient);
        const firstStep = Math.min(1, 1 / lengthOf(here.gradient));
        found = searchWolfe(objective, here, direction, firstStep, h, tried);
      }
      const searched = tell && {
        terms: { g: here.gradient, H: rowsOf(inverse ?? identity), d: direction, alpha: found?.t ?? 0 },
        trials: trialsOf(tried!, found?.point ?? null),
        did: searchWords(
          directionWords(known, inverse),
          tried!.slice(inverse === null ? triedBefore : 0),
          here,
          direction,
          found,
        ),
      };
      if (found === null) {
        tell?.(searched!);
        return { position, inverse };
      }
      const s = difference(found.point, position);
      const y = difference(found.gradient, here.gradient);
      const [sy, yy] = [dot(s, y), dot(y, y)];
      // A pair with negative curvature, or one lost in rounding, is not used, though the matrix may be wrong there.
      const isUsed = sy > 1e-10 * lengthOf(s) * lengthOf(y) && yy !== 0;
      const next = isUsed ? updated(inverse ?? [sy / yy, 0, sy / yy], s, y) : inverse;
      tell?.({
        ...searched!,
        terms: {
          ...searched!.terms,
          gNext: found.gradient,
          s,
          y,
          rho: 1 / sy,
          HNext: rowsOf(next ?? identity),
        },
        did: sentences(searched!.did, pairWords(sy, isUsed, inverse === null)),
      });
      return { position: found.point, inverse: next };
    },
  }),
  python: {
    before: `
      conditions = sufficient_decrease, curvature
      inverse = None`,
    update: `
      g, found = loss.gradient(theta), None
      if inverse is not None:
          found = search_wolfe(loss, theta, g, -inverse @ g, 1, conditions)
      if found is None:
          inverse = None
          first_step = min(1, 1 / np.linalg.norm(g))
          found = search_wolfe(loss, theta, g, -g, first_step, conditions)
      if found is None:
          continue
      s, y = found.point - theta, found.gradient - g
      theta = found.point
      if s @ y > 1e-10 * np.linalg.norm(s) * np.linalg.norm(y) and y @ y > 0:
          rho, identity = 1 / (s @ y), np.eye(2)
          if inverse is None:
              inverse = (s @ y) / (y @ y) * identity
          left = identity - rho * np.outer(s, y)
          inverse = left @ inverse @ left.T + rho * np.outer(s, s)`,
  },
});
