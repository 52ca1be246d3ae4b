// Line searches: backtracking until f decreases sufficiently, or bracketing a step that satisfies the Wolfe conditions.
import { phrase } from '../../text/text';
import type { Point } from '../../geometry/domain';
import type { PythonHelper } from '../../python/pythonRule';
import { trialValue, type Objective } from './method';
import { dot, isFinitePoint, isSamePoint, moved } from './vectors';

/** A point with f and its gradient, both of the same batch. */
export interface Look {
  readonly point: Point;
  readonly value: number;
  readonly gradient: Point;
}

export function lookAt(objective: Objective, point: Point): Look {
  return { point, value: trialValue(objective, point), gradient: objective.gradient(...point) };
}

/** A step that has been tried along a direction, for who tells of it. */
export interface TriedStep {
  readonly t: number;
  readonly point: Point;
  readonly value: number;
  /** Derivative of f along the direction at its end; null where it was not needed. */
  readonly slope: number | null;
  /**
   * The condition that it was held against last: that f falls enough, told by the slope where values differ by rounding
   * only, or that it is level enough at its end. And what the value, or the slope, may be at most.
   */
  readonly heldAgainst: 'decrease' | 'decrease by slope' | 'slope';
  readonly allowed: number;
  readonly suits: boolean;
}

/** A point at step t along a direction. */
interface LinePoint extends Look {
  readonly t: number;
  /** Derivative of f along the direction. */
  readonly slope: number;
}

/**
 * Differences of f below this fraction of f may be rounding errors. Then slopes decide instead, as in the approximate
 * Wolfe conditions of W. W. Hager and H. Zhang (2005): by values alone, a search stops at half of the digits.
 */
const rounding = 2 ** -46;

/**
 * The most trials. They shorten a step by a factor of 10⁻¹⁷ even if it shrinks by a hundredth each time: from any usual
 * rate to a step that moves nothing. From a far longer first step, such as 10³⁰⁰, nothing is found.
 */
const backtrackingTrials = 4000;

/**
 * The first of t, βt, β²t … for which f falls by at least c₁t·|slope| (L. Armijo, 1966), as a point; null if there is
 * none before the step is too small to move anything, or among the first `backtrackingTrials`.
 */
export function backtrack(
  objective: Objective,
  from: Look,
  direction: Point,
  firstStep: number,
  conditions: { readonly sufficientDecrease: number; readonly shrink: number },
  tried?: TriedStep[],
): Point | null {
  const { sufficientDecrease, shrink } = conditions;
  const startSlope = dot(from.gradient, direction);
  if (!(startSlope < 0) || !isFinitePoint(direction)) return null;
  let t = firstStep;
  for (let trial = 0; trial < backtrackingTrials; trial++, t *= shrink) {
    const point = moved(from.point, t, direction);
    if (isSamePoint(point, from.point)) return null;
    const value = trialValue(objective, point);
    const isSeen = Math.abs(value - from.value) > rounding * Math.abs(from.value);
    // Lost in rounding: on a parabola the same condition, expressed by the slope at the end.
    const slope = isSeen ? null : dot(objective.gradient(...point), direction);
    const allowed =
      slope === null
        ? from.value + sufficientDecrease * t * startSlope
        : (2 * sufficientDecrease - 1) * startSlope;
    const suits = (slope ?? value) <= allowed;
    tried?.push({
      t,
      point,
      value,
      slope,
      heldAgainst: isSeen ? 'decrease' : 'decrease by slope',
      allowed,
      suits,
    });
    if (suits) return point;
  }
  return null;
}

/**
 * The most trials of the two phases. Each bracketing trial goes at most ten times as far as the one before, so that from
 * a minimum, where the direction is tiny, the search doesn't reach a deeper valley far along it.
 */
const [bracketTrials, zoomTrials] = [6, 30];

/**
 * A step that satisfies the strong Wolfe conditions: f falls by at least c₁t·|slope|, and the slope at its end is at
 * most c₂ of that at its start (J. Nocedal, S. J. Wright, Numerical Optimization, 2006, algorithms 3.5 and 3.6). If none
 * is found, the best that satisfies the first condition; null if there is none, or if the direction doesn't go down.
 */
export function searchWolfe(
  objective: Objective,
  from: Look,
  direction: Point,
  firstStep: number,
  conditions: { readonly sufficientDecrease: number; readonly curvature: number },
  tried?: TriedStep[],
): (Look & { readonly t: number }) | null {
  const { sufficientDecrease, curvature } = conditions;
  const start: LinePoint = { ...from, t: 0, slope: dot(from.gradient, direction) };
  if (!(start.slope < 0) || !isFinitePoint(direction)) return null;

  const lookAlong = (t: number): LinePoint => {
    const point = moved(from.point, t, direction);
    const found = trialValue(objective, point);
    // If f isn't finite, its gradient isn't evaluated; if the gradient isn't finite, f counts as infinite.
    const gradient: Point = found === Infinity ? [NaN, NaN] : objective.gradient(...point);
    const value = isFinitePoint(gradient) ? found : Infinity;
    return { t, point, value, gradient, slope: dot(gradient, direction) };
  };
  const slack = rounding * Math.abs(start.value);
  const allowedAt = (t: number): number => start.value + sufficientDecrease * t * start.slope + slack;
  const fallsEnough = ({ t, value }: LinePoint): boolean => value <= allowedAt(t);
  const allowedSlope = curvature * Math.abs(start.slope);
  const suits = (at: LinePoint): boolean => {
    const isDown = fallsEnough(at);
    const isFound = isDown && Math.abs(at.slope) <= allowedSlope;
    tried?.push({
      ...at,
      heldAgainst: isDown ? 'slope' : 'decrease',
      allowed: isDown ? allowedSlope : allowedAt(at.t),
      suits: isFound,
    });
    return isFound;
  };

  /** Narrows a bracket whose lower end has sufficient decrease and slopes down towards the other end. */
  const zoom = (lower: LinePoint, upper: LinePoint): LinePoint | null => {
    let [low, high] = [lower, upper];
    for (let trial = 0; trial < zoomTrials; trial++) {
      const t = interpolate(low, high);
      const point = moved(from.point, t, direction);
      if (isSamePoint(point, low.point) || isSamePoint(point, high.point)) break;
      const at = lookAlong(t);
      if (suits(at)) return at;
      if (!fallsEnough(at) || at.value > low.value + slack) high = at;
      else {
        if (at.slope * (high.t - low.t) >= 0) high = low;
        low = at;
      }
    }
    return low.t > 0 ? low : null;
  };

  if (isSamePoint(moved(from.point, firstStep, direction), from.point)) return null;
  let previous = start;
  let t = firstStep;
  for (let trial = 0; trial < bracketTrials; trial++) {
    const at = lookAlong(t);
    if (suits(at)) return at;
    if (!fallsEnough(at) || (trial > 0 && at.value > previous.value + slack)) return zoom(previous, at);
    if (at.slope >= 0) return zoom(at, previous);
    t *= Math.min(10, Math.max(2, extrapolation(previous, at)));
    previous = at;
  }
  return previous;
}

/** The minimum of the cubic through both ends with their slopes; NaN if it has none. */
function cubicMinimum(a: LinePoint, b: LinePoint): number {
  const bend = a.slope + b.slope - (3 * (a.value - b.value)) / (a.t - b.t);
  const root = Math.sign(b.t - a.t) * Math.sqrt(bend * bend - a.slope * b.slope);
  return b.t - ((b.t - a.t) * (b.slope + root - bend)) / (b.slope - a.slope + 2 * root);
}

/** A step inside a bracket, at least a tenth of its width from both ends. */
function interpolate(a: LinePoint, b: LinePoint): number {
  const t = cubicMinimum(a, b);
  const margin = 0.1 * Math.abs(b.t - a.t);
  const [low, high] = [Math.min(a.t, b.t) + margin, Math.max(a.t, b.t) - margin];
  return Number.isFinite(t) ? Math.min(Math.max(t, low), high) : (a.t + b.t) / 2;
}

/** The factor by which to go beyond `b`, where f still falls. */
function extrapolation(a: LinePoint, b: LinePoint): number {
  const factor = cubicMinimum(a, b) / b.t;
  return Number.isFinite(factor) ? factor : 10;
}

/** `rounding` in Python. */
export const roundingPython: PythonHelper = {
  name: 'ROUNDING',
  doc: phrase('Differences of f below this share of it may be rounding.'),
  code: `
    ROUNDING = 2**${Math.log2(rounding)}`,
};

/** `backtrack` in Python; it returns the point where it started if it finds none. */
export const backtrackPython: PythonHelper = {
  name: 'backtrack',
  doc: phrase(
    "Shortens the step t until f falls enough: Armijo's condition, told by slopes where values differ by rounding only.",
  ),
  code: `
    def backtrack(loss, theta, g, direction, t, shrink, sufficient_decrease):
        value, slope = loss.value(theta), g @ direction
        if not slope < 0 or not np.isfinite(direction).all():
            return theta
        for trial in range(${backtrackingTrials}):
            point = theta + t * direction
            if (point == theta).all():
                break
            new_value = loss.value(point)
            if abs(new_value - value) > ROUNDING * abs(value):
                falls_enough = new_value <= value + sufficient_decrease * t * slope
            else:
                new_slope = loss.gradient(point) @ direction
                falls_enough = new_slope <= (2 * sufficient_decrease - 1) * slope
            if falls_enough:
                return point
            t = t * shrink
        return theta`,
};

/** `LinePoint` in Python. */
export const linePointPython: PythonHelper = {
  name: 'LinePoint',
  doc: phrase('A look along a direction.'),
  code: `
    LinePoint = namedtuple("LinePoint", "t point value gradient slope")`,
};

/** `searchWolfe` in Python. */
export const searchWolfePython: PythonHelper = {
  name: 'search_wolfe',
  doc: phrase(
    'A step that satisfies the strong Wolfe conditions: J. Nocedal, S. J. Wright, Numerical Optimization (2006), algorithms 3.5 and 3.6. None where the direction leads nowhere.',
  ),
  code: `
    def search_wolfe(loss, theta, g, direction, first_step, conditions):
        sufficient_decrease, curvature = conditions
        start = LinePoint(0, theta, loss.value(theta), g, g @ direction)
        if not start.slope < 0 or not np.isfinite(direction).all():
            return None
        slack = ROUNDING * abs(start.value)

        def look(t):
            point = theta + t * direction
            value = loss.value(point)
            gradient = loss.gradient(point) if value < np.inf else np.full(2, np.nan)
            if not np.isfinite(gradient).all():
                value = np.inf
            return LinePoint(t, point, value, gradient, gradient @ direction)

        def falls_enough(at):
            return at.value <= start.value + sufficient_decrease * at.t * start.slope + slack

        def suits(at):
            return falls_enough(at) and abs(at.slope) <= curvature * abs(start.slope)

        def cubic_minimum(a, b):
            bend = a.slope + b.slope - 3 * (a.value - b.value) / (a.t - b.t)
            root = np.sign(b.t - a.t) * np.sqrt(bend**2 - a.slope * b.slope)
            return b.t - (b.t - a.t) * (b.slope + root - bend) / (b.slope - a.slope + 2 * root)

        def zoom(low, high):
            for trial in range(${zoomTrials}):
                t = cubic_minimum(low, high)
                margin = 0.1 * abs(high.t - low.t)
                if np.isfinite(t):
                    t = min(max(t, min(low.t, high.t) + margin), max(low.t, high.t) - margin)
                else:
                    t = (low.t + high.t) / 2
                point = theta + t * direction
                if (point == low.point).all() or (point == high.point).all():
                    break
                at = look(t)
                if suits(at):
                    return at
                if not falls_enough(at) or at.value > low.value + slack:
                    high = at
                else:
                    if at.slope * (high.t - low.t) >= 0:
                        high = low
                    low = at
            return low if low.t > 0 else None

        if (theta + first_step * direction == theta).all():
            return None
        previous, t = start, first_step
        for trial in range(${bracketTrials}):
            at = look(t)
            if suits(at):
                return at
            if not falls_enough(at) or (trial > 0 and at.value > previous.value + slack):
                return zoom(previous, at)
            if at.slope >= 0:
                return zoom(at, previous)
            factor = cubic_minimum(previous, at) / at.t
            t = t * (min(10, max(2, factor)) if np.isfinite(factor) else 10)
            previous = at
        return previous`,
};
