// Nelder and Mead's simplex: a triangle that moves downhill by comparing the heights of its corners.
import { rangedNumber } from '../../hyperparameters/commonHyperparameters';
import type { Point } from '../../geometry/domain';
import type { NumberHyperparameter } from '../../hyperparameters/hyperparameter';
import { formatRough } from '../../numbers/formatNumber';
import { phrase, type Phrase } from '../../text/text';
import { sentences } from './account';
import { defineMethod, trialValue, type MethodState, type MethodSearch, type TrialPurpose } from './method';
import { shareOfDomain } from './methodHyperparameters';
import { difference, isSamePoint, moved } from './vectors';

interface Vertex {
  readonly point: Point;
  readonly value: number;
}

type Simplex = readonly [best: Vertex, middle: Vertex, worst: Vertex];

interface State extends MethodState {
  readonly simplex: Simplex;
}

/** A point that has been looked at, for who tells of it. */
interface Tried extends Vertex {
  readonly purpose: TrialPurpose;
}

/** What became of the worst corner: `tried` are the points looked at in its place. */
function wordsOf([best, middle, worst]: Simplex, tried: readonly Tried[], isShrunk: boolean): Phrase {
  const [reflected, second] = tried;
  const names = {
    best: formatRough(best.value),
    middle: formatRough(middle.value),
    worst: formatRough(worst.value),
    reflected: formatRough(reflected!.value),
    second: formatRough(second?.value ?? NaN),
  };
  switch (second?.purpose) {
    case 'expanded':
      return second.value < reflected!.value
        ? phrase(
            'The reflected corner (f {reflected}) is the best so far, and going further ({second}) is better still: expanded.',
            names,
          )
        : phrase(
            'The reflected corner (f {reflected}) is the best so far; going further ({second}) is no better: reflected.',
            names,
          );
    case 'contracted outside':
      return isShrunk
        ? phrase(
            'The reflected corner (f {reflected}) is better than the worst only ({worst}), and nearer by ({second}) it is not better than that: shrunk towards the best.',
            names,
          )
        : phrase(
            'The reflected corner (f {reflected}) is better than the worst only ({worst}); nearer by ({second}) it is as good or better: contracted outside.',
            names,
          );
    case 'contracted inside':
      return isShrunk
        ? phrase(
            'The reflected corner (f {reflected}) is no better than the worst ({worst}), and neither is one inside ({second}): shrunk towards the best.',
            names,
          )
        : phrase(
            'The reflected corner (f {reflected}) is no better than the worst ({worst}), but one inside ({second}) is: contracted inside.',
            names,
          );
    default:
      return phrase(
        'The reflected corner (f {reflected}) lies between the best ({best}) and the middle one ({middle}): reflected.',
        names,
      );
  }
}

/** Best first; of equal ones the older first. */
function sorted(vertices: Simplex): Simplex {
  return vertices.toSorted((a, b) => (a.value === b.value ? 0 : a.value - b.value)) as unknown as Simplex;
}

function coefficient(
  label: Phrase,
  symbol: string,
  defaultValue: number,
  min: number,
  max: number,
  slider: readonly [number, number],
): NumberHyperparameter {
  return rangedNumber(label, symbol, defaultValue, slider, {
    min,
    minExclusive: true,
    max,
    maxExclusive: true,
  });
}

export const nelderMead = defineMethod({
  id: 'nelder-mead',
  name: 'Nelder–Mead',
  family: 'derivative-free',
  idea: phrase(
    'A triangle turns its worst corner over towards the better ones, stretches when that pays and shrinks when it doesn’t.',
  ),
  goodAt: phrase(
    'Needing no gradient: it only asks which point is higher, so kinks and rough steps don’t stop it.',
  ),
  badAt: phrase('Many parameters; and it may flatten into a line and stop where there is no minimum.'),
  hyperparameters: {
    simplexSize: shareOfDomain(phrase('Size of the first simplex'), 'a', 0.1, [0.01, 0.5]),
    reflection: coefficient(phrase('Reflection'), '\\rho', 1, 0, 10, [0.5, 2]),
    expansion: coefficient(phrase('Expansion'), '\\chi', 2, 1, 10, [1.1, 4]),
    contraction: coefficient(phrase('Contraction'), '\\psi', 0.5, 0, 1, [0.1, 0.9]),
    shrink: coefficient(phrase('Shrinkage'), '\\sigma', 0.5, 0, 1, [0.1, 0.9]),
  },
  latex:
    '\\begin{aligned} & x_0 = \\theta_0, \\; x_{1,2} = \\theta_0 + a\\, w_{1,2}\\, e_{1,2}; \\quad f(x_0) \\le f(x_1) \\le f(x_2), \\quad c = \\tfrac{1}{2}(x_0 + x_1), \\quad d = c - x_2 \\\\ & \\text{reflect } x_r = c + \\rho\\, d; \\quad \\text{expand } c + \\rho\\chi\\, d \\text{ if } f(x_r) < f(x_0) \\\\ & \\text{contract } c + \\rho\\psi\\, d \\text{ if } f(x_1) \\le f(x_r) < f(x_2), \\quad c - \\psi\\, d \\text{ if } f(x_r) \\ge f(x_2) \\\\ & \\text{if that is no better: shrink } x_i \\leftarrow x_0 + \\sigma\\, (x_i - x_0) \\end{aligned}',
  paper: 'J. A. Nelder, R. Mead, A simplex method for function minimization',
  year: 1965,
  definitionNote: phrase(
    'As SciPy’s Nelder-Mead, step for step, but for the first simplex: its edges are a share of the domain’s width and height w, turned inwards at the border; SciPy takes 5 % of each coordinate. SciPy’s adaptive coefficients are the same as these in two dimensions. One update is one reflection with what follows it; the position is the best corner.',
  ),
  searchShape: { kind: 'simplex', points: () => 3 },
  create: ({ objective, start, domain, h }): MethodSearch<State> => {
    const vertexAt = (point: Point): Vertex => ({ point, value: trialValue(objective, point) });
    const edge = (from: number, [low, high]: readonly [number, number]): number => {
      const length = h.simplexSize * (high - low);
      return from + length > high ? from - length : from + length;
    };

    /** The corner that replaces the worst one; null if no better one is found. */
    const replacement = ([best, middle, worst]: Simplex, tried?: Tried[]): Vertex | null => {
      const centre = moved(best.point, 0.5, difference(middle.point, best.point));
      const direction = difference(centre, worst.point);
      const along = (t: number, purpose: TrialPurpose): Vertex => {
        const vertex = vertexAt(moved(centre, t, direction));
        tried?.push({ ...vertex, purpose });
        return vertex;
      };
      const reflected = along(h.reflection, 'reflected');
      if (reflected.value < best.value) {
        const expanded = along(h.reflection * h.expansion, 'expanded');
        return expanded.value < reflected.value ? expanded : reflected;
      }
      if (reflected.value < middle.value) return reflected;
      if (reflected.value < worst.value) {
        const outside = along(h.reflection * h.contraction, 'contracted outside');
        return outside.value <= reflected.value ? outside : null;
      }
      const inside = along(-h.contraction, 'contracted inside');
      return inside.value < worst.value ? inside : null;
    };

    return {
      begin: () => ({
        position: start,
        simplex: sorted([
          vertexAt(start),
          vertexAt([edge(start[0], domain.x), start[1]]),
          vertexAt([start[0], edge(start[1], domain.y)]),
        ]),
      }),
      step({ position, simplex: before }, _update, _rate, tell) {
        const [best, middle, worst] = before;
        const tried: Tried[] | undefined = tell && [];
        const better = replacement(before, tried);
        const nearer = ({ point }: Vertex): Vertex =>
          vertexAt(moved(best.point, h.shrink, difference(point, best.point)));
        const simplex = sorted(
          better === null ? [best, nearer(middle), nearer(worst)] : [best, middle, better],
        );
        if (tell) {
          const centre = moved(best.point, 0.5, difference(middle.point, best.point));
          const shrunk = better === null ? simplex.filter((corner) => corner !== best) : [];
          tell({
            terms: {
              x0: best.point,
              x1: middle.point,
              x2: worst.point,
              c: centre,
              d: difference(centre, worst.point),
              xr: tried![0]!.point,
            },
            trials: [
              ...tried!.map(({ point, value, purpose }) => ({
                point,
                value,
                purpose,
                taken: point === better?.point,
              })),
              ...shrunk.map((corner) => ({ ...corner, purpose: 'shrunk', taken: true }) as const),
            ],
            did: sentences(
              wordsOf(before, tried!, better === null),
              isSamePoint(position, best.point)
                ? null
                : phrase('The position leaves the start for the best corner.'),
            ),
          });
        }
        return { position: simplex[0].point, simplex };
      },
      shapeOf: ({ simplex }) => simplex.map(({ point }) => point),
    };
  },
  python: {
    before: `
      def vertex(point):
          return loss.value(point), point

      def edge(axis):
          length = simplex_size * (HIGH[axis] - LOW[axis])
          corner = theta.copy()
          corner[axis] += -length if corner[axis] + length > HIGH[axis] else length
          return corner

      def height(vertex):
          return vertex[0]

      simplex = sorted([vertex(theta), vertex(edge(0)), vertex(edge(1))], key=height)`,
    update: `
      (best_value, best), (middle_value, middle), (worst_value, worst) = simplex
      centre = best + 0.5 * (middle - best)
      direction = centre - worst
      better = None
      reflected = vertex(centre + reflection * direction)
      if reflected[0] < best_value:
          expanded = vertex(centre + reflection * expansion * direction)
          better = expanded if expanded[0] < reflected[0] else reflected
      elif reflected[0] < middle_value:
          better = reflected
      elif reflected[0] < worst_value:
          outside = vertex(centre + reflection * contraction * direction)
          if outside[0] <= reflected[0]:
              better = outside
      else:
          inside = vertex(centre - contraction * direction)
          if inside[0] < worst_value:
              better = inside
      if better is not None:
          simplex = [*simplex[:2], better]
      else:
          nearer = [vertex(best + shrink * (point - best)) for point in (middle, worst)]
          simplex = [simplex[0], *nearer]
      simplex = sorted(simplex, key=height)
      theta = simplex[0][1]`,
  },
});
