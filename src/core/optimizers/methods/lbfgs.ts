// L-BFGS with a fixed step: Newton's direction approximated from the last few steps and changes of the gradient.
import { formatRough } from '../../numbers/formatNumber';
import { phrase, type Phrase } from '../../text/text';
import type { Point } from '../../geometry/domain';
import { learningRate } from '../../hyperparameters/commonHyperparameters';
import type { TermValue, TermValues } from '../terms';
import { atRest, sentences } from './account';
import { defineMethod, type MethodState, type MethodSearch } from './method';
import { members } from './methodHyperparameters';
import { difference, dot, moved, negative } from './vectors';

/** The value that s·y must exceed for a pair to be stored, as in torch.optim.LBFGS. */
const curvatureTolerance = 1e-10;

interface Pair {
  readonly s: Point;
  readonly y: Point;
  /** 1/(s·y) */
  readonly rho: number;
  /** i: s is θᵢ₊₁ − θᵢ. */
  readonly index: number;
}

interface State extends MethodState {
  /** Of the last steps, the oldest first. */
  readonly pairs: readonly Pair[];
  /** The diagonal of H before the pairs are applied. */
  readonly scale: number;
  /** The last update's gradient, direction and step along it, taken or not. */
  readonly last: { readonly gradient: Point; readonly direction: Point; readonly t: number } | null;
}

/** −H·g by Nocedal's two-loop recursion. */
function directionAt(gradient: Point, pairs: readonly Pair[], scale: number): Point {
  let q = negative(gradient);
  const alphas = new Map<Pair, number>();
  for (const pair of pairs.toReversed()) {
    const alpha = dot(pair.s, q) * pair.rho;
    alphas.set(pair, alpha);
    q = moved(q, -alpha, pair.y);
  }
  let r: Point = [q[0] * scale, q[1] * scale];
  for (const pair of pairs) r = moved(r, (alphas.get(pair) ?? 0) - dot(pair.y, r) * pair.rho, pair.s);
  return r;
}

/** The pairs in use by their indices, the matrix that they begin with, and the one that they make of it. */
function pairTerms({ pairs, scale }: Pick<State, 'pairs' | 'scale'>): TermValues {
  // H times the unit vectors: its columns, and by symmetry its rows.
  const along = (unit: Point): Point => directionAt(negative(unit), pairs, scale);
  return {
    ...Object.fromEntries(
      pairs.flatMap(({ s, y, rho, index }): [string, TermValue][] => [
        [`s${index}`, s],
        [`y${index}`, y],
        [`rho${index}`, rho],
      ]),
    ),
    H0: [
      [scale, 0],
      [0, scale],
    ],
    H: [along([1, 0]), along([0, 1])],
  };
}

function firstWords(t: number, isShortened: boolean): Phrase {
  return isShortened
    ? phrase('The first step goes down the gradient, shortened to {t} times it.', { t: formatRough(t) })
    : phrase('The first step goes down the gradient, {t} times it.', { t: formatRough(t) });
}

function pairWords({ product, isKept }: { product: number; isKept: boolean }, count: number): Phrase {
  const values = { product: formatRough(product), count };
  if (isKept) {
    return phrase(
      'The last step’s pair is kept (s·y = {product}): the direction is −Hg. Pairs in use: {count}.',
      values,
    );
  }
  return count === 0
    ? phrase(
        'The last step’s pair is left out, since the slope did not rise enough along it (s·y = {product}): without a pair, the direction is down the gradient.',
        values,
      )
    : phrase(
        'The last step’s pair is left out, since the slope did not rise enough along it (s·y = {product}): the direction is −Hg by earlier ones. Pairs in use: {count}.',
        values,
      );
}

export const lbfgs = defineMethod({
  id: 'lbfgs',
  name: 'L-BFGS',
  family: 'second-order',
  idea: phrase(
    'Remembers how the last few steps changed the gradient, and from that guesses the curvature and Newton’s direction without a Hessian.',
  ),
  goodAt: phrase('Smooth bowls and curved valleys: near a minimum it converges in a handful of steps.'),
  badAt: phrase(
    'With a fixed step it may leap far away where curvature changes sign, and noise spoils the differences that it lives on.',
  ),
  hyperparameters: {
    learningRate: learningRate(1, [0.01, 2]),
    historySize: members(phrase('History size'), 'm', 100, 1, [1, 20]),
  },
  latex:
    '\\begin{aligned} s_i &= \\theta_{i+1} - \\theta_i, \\quad y_i = g_{i+1} - g_i, \\quad \\rho_i = \\frac{1}{s_i^\\top y_i} \\\\ H_t^{0} &= \\frac{s_{t-1}^\\top y_{t-1}}{y_{t-1}^\\top y_{t-1}} I, \\quad H \\leftarrow (I - \\rho_i s_i y_i^\\top)\\, H\\, (I - \\rho_i y_i s_i^\\top) + \\rho_i s_i s_i^\\top \\quad (i = t - m, \\dots, t - 1) \\\\ \\theta_1 &= \\theta_0 - \\eta \\min\\left(1, \\frac{1}{\\|g_0\\|_1}\\right) g_0, \\qquad \\theta_{t+1} = \\theta_t - \\eta\\, H_t\\, g_t \\end{aligned}',
  paper:
    'J. Nocedal, Updating quasi-Newton matrices with limited storage; D. C. Liu, J. Nocedal, On the limited memory BFGS method for large scale optimization (1989)',
  year: 1980,
  definitionNote: phrase(
    'As torch.optim.LBFGS with max_iter = 1, tolerances of 0 and no line search: one direction and one gradient per step, the first one shortened to η·min(1, 1/‖g‖₁), a pair kept only if s·y > 1e-10. SciPy’s L-BFGS-B and optax’s lbfgs search along the direction instead, and so never climb.',
  ),
  create: ({ objective, start, h }): MethodSearch<State> => ({
    begin: () => ({ position: start, pairs: [], scale: 1, last: null }),
    step(state, update, rate, tell) {
      const { position, last } = state;
      const gradient = objective.gradient(...position);
      if (gradient[0] === 0 && gradient[1] === 0) {
        tell?.({ terms: { g: gradient, ...pairTerms(state) }, trials: [], did: atRest() });
        return state;
      }
      let { pairs, scale } = state;
      let direction = negative(gradient);
      let t = Math.min(1, 1 / (Math.abs(gradient[0]) + Math.abs(gradient[1]))) * rate;
      let newest: { readonly product: number; readonly isKept: boolean } | undefined;
      if (last !== null) {
        const y = difference(gradient, last.gradient);
        const s: Point = [last.direction[0] * last.t, last.direction[1] * last.t];
        const ys = dot(y, s);
        if (ys > curvatureTolerance) {
          pairs = [...pairs, { s, y, rho: 1 / ys, index: update - 2 }].slice(-h.historySize);
          scale = ys / dot(y, y);
        }
        if (tell) newest = { product: ys, isKept: ys > curvatureTolerance };
        direction = directionAt(gradient, pairs, scale);
        t = rate;
      }
      // No step is taken uphill. One of NaN is, as in torch.optim.LBFGS: the run then ends as diverged.
      const goes = !(dot(gradient, direction) > 0);
      tell?.({
        terms: {
          g: gradient,
          ...(last !== null && pairTerms({ pairs, scale })),
          d: direction,
          t: goes ? t : 0,
        },
        trials: [],
        did: sentences(
          newest === undefined ? firstWords(t, t < rate) : pairWords(newest, pairs.length),
          goes ? null : phrase('The direction leads uphill: no step.'),
        ),
      });
      return {
        position: goes ? moved(position, t, direction) : position,
        pairs,
        scale,
        last: { gradient, direction, t },
      };
    },
  }),
  python: {
    before: `
      history, scale = [], 1
      last_g = None`,
    update: `
      g = loss.gradient(theta)
      if not g.any():
          continue
      if last_g is None:
          direction, step = -g, min(1, 1 / np.abs(g).sum()) * learning_rate
      else:
          s, y = step * direction, g - last_g
          if s @ y > 1e-10:
              history = [*history, (s, y, 1 / (s @ y))][-history_size:]
              scale = (s @ y) / (y @ y)
          q, alphas = -g, []
          for s, y, rho in reversed(history):
              alphas.append(rho * (s @ q))
              q = q - alphas[-1] * y
          direction, step = scale * q, learning_rate
          for s, y, rho in history:
              direction = direction + (alphas.pop() - rho * (y @ direction)) * s
      last_g = g
      if not g @ direction > 0:
          theta = theta + step * direction`,
  },
});
