// Finds the lowest point of a continuous function on a domain: on a grid, then by Newton's method, and at corners by
// gradient sampling.
import { createInterpreter } from '../expression/interpret';
import type { LandscapeFunction } from './define';
import { createValueEvaluator, type LandscapeNumbers } from './evaluate';
import type { Domain, Point } from '../geometry/domain';

export interface LowestPoint {
  /** The smallest value of f on the domain. */
  readonly value: number;
  /** Its position; null if f has this value on a whole plain. */
  readonly position: Point | null;
}

/** Points along each side of the grid, edges included. */
const gridSize = 25;
/** How many of the grid's local minima the search continues from. */
const maxStarts = 4;
/** The most iterations of Newton's method, which needs about ten, and of gradient sampling at corners. */
const maxRounds = { newton: 60, corners: 80 } as const;
/** Lengths as fractions of the domain's widths: the radius at which a plain is detected, and the tolerance of an edge. */
const plainRadius = 1e-3;
const edgeWidth = 1e-9;

const angles = (count: number): number[] =>
  Array.from({ length: count }, (_, i) => (2 * Math.PI * i) / count);
const ringDirections = angles(32);
const sampleDirections = angles(6);

/** A point in fractions of the domain's widths, and f there. */
interface Place {
  readonly u: number;
  readonly v: number;
  readonly value: number;
}

/** With the derivatives by these fractions. */
interface Curved extends Place {
  readonly gradient: Point;
  readonly hessian: readonly [uu: number, uv: number, vv: number];
}

/**
 * Null if f falls towards the outside at its lowest point on the edge. Of several minima the lowest one found: a dip much
 * narrower than the grid may be missed.
 */
export function findLowestPoint(
  definition: LandscapeFunction,
  numbers: LandscapeNumbers,
  domain: Domain,
): LowestPoint | null {
  const search = createSearch(definition, numbers, domain);
  const ends = search.dips().map((dip) => search.descend(dip));
  const best = ends.reduce((a, b) => (b.value < a.value ? b : a));
  if (search.fallsOutwards(best)) return null;
  const isLevel = slopeOf(best) <= 1e-7 * Math.max(1, Math.abs(best.value));
  const lowest = isLevel && search.isLowestAround(best) ? best : search.closeIn(best);
  if (search.fallsOutwards(lowest)) return null;
  const position = search.pointAt(lowest);
  // The same value to the bit as in a race.
  const value = createValueEvaluator(definition, numbers)(...position);
  return { value, position: search.isPlain(lowest) ? null : position };
}

function createSearch(definition: LandscapeFunction, numbers: LandscapeNumbers, domain: Domain) {
  const [[left, right], [bottom, top]] = [domain.x, domain.y];
  const [width, height] = [right - left, top - bottom];
  const inputs: Record<string, number> = { ...numbers };
  // Unlike the batches of races, this uses the JavaScript engine's functions, which are fast without compiling.
  const valueOf = createInterpreter([definition.value]);
  const allOf = createInterpreter([definition.value, ...definition.gradient, ...definition.hessian]);

  const pointAt = ({ u, v }: Pick<Place, 'u' | 'v'>): Point => [
    u === 1 ? right : left + width * u,
    v === 1 ? top : bottom + height * v,
  ];
  const within = (share: number): number => Math.min(1, Math.max(0, share));
  const placeAt = (u: number, v: number): Place => {
    [inputs.x, inputs.y] = pointAt({ u, v });
    return { u, v, value: valueOf(inputs)[0] ?? NaN };
  };
  const curvedAt = (u: number, v: number): Curved => {
    [inputs.x, inputs.y] = pointAt({ u, v });
    const [value = NaN, dx = NaN, dy = NaN, xx = NaN, xy = NaN, yy = NaN] = allOf(inputs);
    return {
      u,
      v,
      value,
      gradient: [width * dx, height * dy],
      hessian: [width * width * xx, width * height * xy, height * height * yy],
    };
  };
  const around = <T>(
    { u, v }: Place,
    radius: number,
    directions: readonly number[],
    look: (u: number, v: number) => T,
  ): T[] =>
    directions.map((angle) =>
      look(within(u + radius * Math.cos(angle)), within(v + radius * Math.sin(angle))),
    );
  /** The least rise to a point of the ring about a place, of those that the domain's edge leaves at least `apart` away. */
  const riseAround = (place: Place, apart = 0): number => {
    const others = around(place, plainRadius, ringDirections, placeAt).filter(
      ({ u, v }) => Math.hypot(u - place.u, v - place.v) >= apart,
    );
    return Math.min(...others.map(({ value }) => value)) - place.value;
  };
  const isOnEdge = (share: number): -1 | 0 | 1 => (share <= edgeWidth ? -1 : share >= 1 - edgeWidth ? 1 : 0);

  /** Backtracking line search against a slope, until f decreases sufficiently; null if it never does. */
  function downhill(here: Place, [su, sv]: Point): Place | null {
    const slope = Math.hypot(su, sv);
    if (slope <= 1e-12 * Math.max(1, Math.abs(here.value))) return null;
    for (let length = 0.25; length > 1e-14; length /= 2) {
      const next = placeAt(within(here.u - (length * su) / slope), within(here.v - (length * sv) / slope));
      if (next.value < here.value - 1e-4 * length * slope) return next;
    }
    return null;
  }

  return {
    pointAt,

    /** The lowest of the grid's local minima. */
    dips(): Place[] {
      const shares = Array.from({ length: gridSize }, (_, i) => i / (gridSize - 1));
      const rows = shares.map((v) => shares.map((u) => placeAt(u, v)));
      const at = (row: number, column: number): number => rows[row]?.[column]?.value ?? Infinity;
      const beside = [-1, 0, 1];
      return rows
        .flatMap((row, i) =>
          row.filter(({ value }, k) =>
            beside.every((di) => beside.every((dk) => value <= at(i + di, k + dk))),
          ),
        )
        .toSorted((a, b) => a.value - b.value)
        .slice(0, maxStarts);
    },

    /** Newton's method, damped where f is not convex or rises; it stays within the domain. */
    descend(start: Place): Curved {
      let here = curvedAt(start.u, start.v);
      let damping = 1e-3;
      for (let round = 0; round < maxRounds.newton; round++) {
        const [du, dv] = newtonStep(here, damping);
        if (!(Math.abs(du) + Math.abs(dv) > 1e-16)) break;
        const next = curvedAt(within(here.u + du), within(here.v + dv));
        const isBetter =
          next.value < here.value || (next.value === here.value && slopeOf(next) < slopeOf(here));
        if (isBetter) here = next;
        damping = isBetter ? (damping < 1e-9 ? 0 : damping / 10) : Math.max(10 * damping, 1e-6);
      }
      return here;
    },

    /**
     * Gradient sampling: at corners the gradient at one point doesn't show the way to the minimum. The shortest convex
     * combination of gradients nearby does, also along a crease; it is 0 if they point in all directions.
     */
    closeIn(start: Place): Place {
      let here = start;
      let radius = 0.5 / gridSize;
      for (let round = 0; round < maxRounds.corners && radius > 1e-12; round++) {
        const turned = sampleDirections.map((angle) => angle + round);
        const looks = [curvedAt(here.u, here.v), ...around(here, radius, turned, curvedAt)];
        const next = downhill(here, shortestMean(looks.map(({ gradient }) => gradient)));
        if (next === null) radius /= 4;
        else here = next;
      }
      return here;
    },

    /** Whether the point is on the domain's edge and f falls towards the outside. */
    fallsOutwards({ u, v }: Place): boolean {
      const { gradient } = curvedAt(u, v);
      return gradient[0] * isOnEdge(u) < 0 || gradient[1] * isOnEdge(v) < 0;
    },

    isLowestAround: (place: Place): boolean => riseAround(place) >= 0,

    /** Whether other points next to this one are as low. */
    isPlain: (place: Place): boolean =>
      riseAround(place, plainRadius / 2) <= 1e-14 * Math.max(1, Math.abs(place.value)),
  };
}

const slopeOf = ({ gradient }: Curved): number => Math.hypot(...gradient);

/** −(H + λI)⁻¹g with λ large enough to make the matrix positive definite. */
function newtonStep({ gradient: [gu, gv], hessian: [a, b, c] }: Curved, damping: number): Point {
  const size = Math.abs(a) + Math.abs(b) + Math.abs(c);
  const smallest = (a + c) / 2 - Math.hypot((a - c) / 2, b);
  const isConvex = smallest > 1e-12 * size;
  const unit = size > 0 ? size : Math.max(1, Math.hypot(gu, gv));
  const added = Math.max(0, -1.5 * smallest) + unit * Math.max(damping, isConvex ? 0 : 1e-9);
  const [p, q] = [a + added, c + added];
  const determinant = p * q - b * b;
  return [(b * gv - q * gu) / determinant, (b * gu - p * gv) / determinant];
}

/** The point of the convex hull of these vectors that is nearest to 0. */
function shortestMean(vectors: readonly Point[]): Point {
  const bearings = vectors.map(([u, v]) => Math.atan2(v, u)).toSorted((a, b) => a - b);
  const gaps = bearings.map((bearing, i) => {
    const next = bearings[i + 1] ?? (bearings[0] ?? 0) + 2 * Math.PI;
    return next - bearing;
  });
  // The hull contains 0 unless all vectors lie in one half-plane.
  if (Math.max(...gaps) < Math.PI) return [0, 0];
  let shortest: Point = vectors[0] ?? [0, 0];
  for (const [i, [u, v]] of vectors.entries()) {
    for (const [otherU, otherV] of vectors.slice(i)) {
      const [du, dv] = [otherU - u, otherV - v];
      const length = du * du + dv * dv;
      const part = length === 0 ? 0 : Math.min(1, Math.max(0, -(u * du + v * dv) / length));
      const nearest: Point = [u + part * du, v + part * dv];
      if (Math.hypot(...nearest) < Math.hypot(...shortest)) shortest = nearest;
    }
  }
  return shortest;
}
