// Non-linear conjugate gradients: each direction is the negative gradient plus a multiple of the last direction.
import { formatRough } from '../../numbers/formatNumber';
import { phrase, type Phrase } from '../../text/text';
import type { Point } from '../../geometry/domain';
import { isLevel, searchWords, sentences, trialsOf } from './account';
import { lookAt, searchWolfe, type TriedStep } from './lineSearch';
import { defineMethod, type MethodState, type MethodSearch } from './method';
import { curvature, sufficientDecrease } from './methodHyperparameters';
import { difference, dot, lengthOf, moved, negative } from './vectors';

interface State extends MethodState {
  /** The last direction times β, the step taken along it and its slope; null at first, and after a search that found nothing. */
  readonly last: { readonly kept: Point; readonly t: number; readonly slope: number } | null;
}

/** `kept`: what the last update has kept of its direction. */
function directionWords(kept: Point | null, isBent: boolean): Phrase {
  if (kept === null) return phrase('No direction is kept: down the gradient.');
  if (!isBent)
    return phrase('No step was found along the bent direction: the search begins again down the gradient.');
  return isLevel(kept)
    ? phrase('Nothing is kept of the last direction (β = 0): down the gradient.')
    : phrase('The negative gradient is bent by what is kept of the last direction.');
}

export const conjugateGradient = defineMethod({
  id: 'conjugate-gradient',
  name: 'Conjugate gradient',
  family: 'second-order',
  idea: phrase(
    'Bends each new gradient by the last direction, so that a line search doesn’t undo what the one before has gained.',
  ),
  goodAt: phrase(
    'Stretched bowls: in two dimensions two exact line searches reach the bottom; and it keeps one vector instead of a matrix.',
  ),
  badAt: phrase(
    'Where curvature changes along the way it needs more and more exact searches than BFGS; noise breaks conjugacy.',
  ),
  hyperparameters: { sufficientDecrease, curvature: curvature(0.4) },
  latex:
    '\\begin{aligned} \\theta_{t+1} &= \\theta_t + \\alpha\\, d_t \\quad \\text{with} \\\\ & f(\\theta_{t+1}) \\le f(\\theta_t) + c_1 \\alpha\\, g_t^\\top d_t, \\quad |g_{t+1}^\\top d_t| \\le c_2\\, |g_t^\\top d_t| \\\\ \\beta &= \\max\\left(0, \\frac{g_{t+1}^\\top (g_{t+1} - g_t)}{g_t^\\top g_t}\\right), \\qquad d_{t+1} = -g_{t+1} + \\beta\\, d_t \\end{aligned}',
  paper:
    'E. Polak, G. Ribière, Note sur la convergence de méthodes de directions conjuguées; with β ≥ 0: J. C. Gilbert, J. Nocedal, Global convergence properties of conjugate gradient methods for optimization (1992)',
  year: 1969,
  definitionNote: phrase(
    'Polak and Ribière’s β, never negative, as SciPy’s CG (which has c₂ = 0.4, too); Fletcher and Reeves have ‖g_{t+1}‖²/‖g_t‖². Starts again from the gradient where a direction doesn’t go down. Agrees with SciPy on the minimum, not on the path.',
  ),
  create: ({ objective, start, h }): MethodSearch<State> => ({
    begin: () => ({ position: start, last: null }),
    step({ position, last }, _update, _rate, tell) {
      const tried: TriedStep[] | undefined = tell && [];
      const here = lookAt(objective, position);
      let direction = negative(here.gradient);
      let found: ReturnType<typeof searchWolfe> = null;
      if (last !== null) {
        direction = moved(last.kept, 1, direction);
        // The step with the same predicted decrease as the last one, to first order.
        const growth = Math.min(10, last.slope / dot(here.gradient, direction));
        found = searchWolfe(objective, here, direction, growth * last.t, h, tried);
      }
      const triedBefore = tried?.length ?? 0;
      const isBent = found !== null;
      if (found === null) {
        direction = negative(here.gradient);
        const firstStep = Math.min(1, 1 / lengthOf(direction));
        found = searchWolfe(objective, here, direction, firstStep, h, tried);
      }
      const searched = tell && {
        terms: { g: here.gradient, d: direction, alpha: found?.t ?? 0 },
        ...(isBent && { memory: { term: 'd', points: 'along' } as const }),
        trials: trialsOf(tried!, found?.point ?? null),
        did: searchWords(
          directionWords(last?.kept ?? null, isBent),
          tried!.slice(isBent ? 0 : triedBefore),
          here,
          direction,
          found,
        ),
      };
      if (found === null) {
        tell?.(searched!);
        return { position, last: null };
      }
      const change = difference(found.gradient, here.gradient);
      const beta = Math.max(0, dot(found.gradient, change) / dot(here.gradient, here.gradient));
      const kept: Point = [beta * direction[0], beta * direction[1]];
      tell?.({
        ...searched!,
        terms: {
          ...searched!.terms,
          gNext: found.gradient,
          beta,
          dNext: moved(kept, 1, negative(found.gradient)),
        },
        did: sentences(
          searched!.did,
          beta === 0
            ? phrase('β = 0: the next direction forgets this one.')
            : phrase('β = {beta}: the next direction keeps that much of this one.', {
                beta: formatRough(beta),
              }),
        ),
      });
      return {
        position: found.point,
        last: {
          kept,
          t: found.t,
          slope: dot(here.gradient, direction),
        },
      };
    },
  }),
  python: {
    before: `
      conditions = sufficient_decrease, curvature
      kept = None`,
    update: `
      g, found = loss.gradient(theta), None
      if kept is not None:
          direction = -g + kept
          first_step = min(10, slope / (g @ direction)) * last_step
          found = search_wolfe(loss, theta, g, direction, first_step, conditions)
      if found is None:
          direction = -g
          first_step = min(1, 1 / np.linalg.norm(g))
          found = search_wolfe(loss, theta, g, direction, first_step, conditions)
      if found is None:
          kept = None
          continue
      theta = found.point
      beta = max(0, found.gradient @ (found.gradient - g) / (g @ g))
      kept, last_step, slope = beta * direction, found.t, g @ direction`,
  },
});
