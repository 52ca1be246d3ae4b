// How a rule moves along a direction of a bowl, frozen as it is in an update: by the roots of its linear recurrence, as G. Goh has it
// in “Why momentum really works” (Distill, 2017).
import { stabilityLimit, type Response } from '../optimizers/response';

/**
 * Overdamped: it creeps there without a swing. Critical: as fast as it can without one. Underdamped: it swings over many steps.
 * Jumping: each step lands on the other side. Leaving: f falls away from there. Still: nothing pushes it.
 */
export const motionKinds = ['overdamped', 'critical', 'underdamped', 'jumping', 'leaving', 'still'] as const;
export type MotionKind = (typeof motionKinds)[number];

export interface Motion {
  readonly kind: MotionKind;
  /** What an update leaves of the distance, in the long run: 1 and more never comes to rest. */
  readonly growth: number;
  /** Updates of a whole swing; null if there is none. */
  readonly period: number | null;
}

interface Root {
  readonly re: number;
  readonly im: number;
}

/** How far from 1 a damping ratio still counts as critical: such a swing is less than what can be seen. */
const criticalBand = 0.01;
/** What is this much smaller than a root is rounding. */
const rounding = 1e-7;
/** A root that is hardly more than 0: there in one step. */
const atOnce = 0.01;

/** @param sharpness the eigenvalue of P⁻¹∇²f of the direction */
export function motionOf(response: Response, sharpness: number): Motion {
  const pull = sharpness + response.decay;
  const roots = rootsOf(recurrenceOf(response, pull)).toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const [first = { re: 0, im: 0 }] = roots;
  const growth = sizeOf(first);
  const motion = (kind: MotionKind, period: number | null = null): Motion => ({ kind, growth, period });
  if (pull === 0 && response.keep === 1) return motion('still');
  if (Math.abs(first.im) > rounding * growth) {
    const angle = Math.abs(Math.atan2(first.im, first.re));
    const fall = -Math.log(growth);
    if (1 - fall / Math.hypot(fall, angle) <= criticalBand) return motion('critical');
    return motion('underdamped', (2 * Math.PI) / angle);
  }
  if (growth <= atOnce) return motion('critical');
  if (first.re < 0) return motion('jumping', 2);
  if (growth > 1) return motion('leaving');
  const second = roots.find(
    (root) => root !== first && root.re > 0 && Math.abs(root.im) <= rounding * growth,
  );
  if (second !== undefined && growth < 1) {
    const [slow, fast] = [-Math.log(growth), -Math.log(sizeOf(second))];
    if ((slow + fast) / (2 * Math.sqrt(slow * fast)) - 1 <= criticalBand) return motion('critical');
  }
  return motion('overdamped');
}

const sizeOf = ({ re, im }: Root): number => Math.hypot(re, im);

/** A response at settings of which one is replaced; null where it is not known. */
export type ResponseAt = (value: number) => Response | null;

/** Halvings of an interval, until it is of the size of rounding. */
const halvings = 60;

/** Where a property that holds up to some value ends to hold between two of them. */
function lastThatHolds(from: number, to: number, holds: (value: number) => boolean): number {
  let [low, high] = [from, to];
  for (let i = 0; i < halvings; i += 1) {
    const middle = low / 2 + high / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * The largest rate with which a direction of this sharpness comes to rest, all else frozen. Null if there is none: f does not rise
 * there, or the rate is no part of the response.
 */
export function largestRate(responseAt: ResponseAt, sharpness: number): number | null {
  const isStable = (rate: number): boolean => {
    const response = responseAt(rate);
    return response === null || sharpness < stabilityLimit(response);
  };
  const holdsAt = (exponent: number): boolean => isStable(10 ** exponent);
  const [least, most] = [-300, 12];
  return !holdsAt(least) || holdsAt(most) ? null : 10 ** lastThatHolds(least, most, holdsAt);
}

/**
 * The momentum up to which a direction of this sharpness is not swung about, of a rule that creeps without any: of the heavy ball
 * (1 − √(ηλ))². Null if each of its steps would land on the other side without momentum.
 */
export function criticalMomentum(responseAt: ResponseAt, sharpness: number): number | null {
  const swings = (momentum: number): boolean => {
    const response = responseAt(momentum);
    if (response === null) return false;
    const roots = rootsOf(recurrenceOf(response, sharpness + response.decay));
    return roots.some((root) => Math.abs(root.im) > 0 || root.re < 0);
  };
  // Nearer to 1 rounding decides.
  const most = 1 - 1e-6;
  if (sharpness <= 0 || swings(0) || !swings(most)) return null;
  return lastThatHolds(0, most, (momentum) => !swings(momentum));
}

type Polynomial = readonly number[];

/**
 * The polynomial whose roots z say how the distance from the bottom follows the distances before it: θ ∝ zᵗ. Its coefficients, that
 * of the highest power first.
 */
function recurrenceOf({ keep, echoes }: Response, pull: number): Polynomial {
  const heard = echoes.filter(({ gain }) => gain !== 0);
  // Echoes that fade alike are one memory.
  const fades = [...new Set(heard.map(({ fade }) => fade))];
  const fading = (but?: number): Polynomial =>
    fades.reduce<Polynomial>(
      (product, fade) => (fade === but ? product : multiplied(product, [1, -fade])),
      [1],
    );
  return heard.reduce<Polynomial>(
    (sum, { gain, fade, delay }) =>
      added(sum, multiplied(fading(fade), delay === 1 ? [pull * gain] : [pull * gain, 0])),
    multiplied([1, -keep], fading()),
  );
}

function multiplied(a: Polynomial, b: Polynomial): Polynomial {
  const product = new Array<number>(a.length + b.length - 1).fill(0);
  a.forEach((x, i) => b.forEach((y, k) => (product[i + k]! += x * y)));
  return product;
}

function added(a: Polynomial, b: Polynomial): Polynomial {
  const length = Math.max(a.length, b.length);
  const at = (of: Polynomial, i: number): number => of[i - (length - of.length)] ?? 0;
  return Array.from({ length }, (_, i) => at(a, i) + at(b, i));
}

/** The roots of a polynomial whose first coefficient is 1. */
function rootsOf(polynomial: Polynomial): Root[] {
  const [, a = 0, b = 0] = polynomial;
  const degree = polynomial.length - 1;
  if (degree === 0) return [];
  if (polynomial[degree] === 0) return [...rootsOf(polynomial.slice(0, -1)), { re: 0, im: 0 }];
  if (degree === 1) return [{ re: -a, im: 0 }];
  if (degree === 2) return rootsOfSquare(a, b);
  return rootsTogether(polynomial);
}

function rootsOfSquare(a: number, b: number): Root[] {
  const square = (a / 2) ** 2 - b;
  if (square < 0) {
    const im = Math.sqrt(-square);
    return [
      { re: -a / 2, im },
      { re: -a / 2, im: -im },
    ];
  }
  // The larger one first, and the other from the product, so that it keeps its digits.
  const large = -a / 2 - Math.sign(a) * Math.sqrt(square);
  if (large === 0)
    return [
      { re: Math.sqrt(square), im: 0 },
      { re: -Math.sqrt(square), im: 0 },
    ];
  return [
    { re: large, im: 0 },
    { re: b / large, im: 0 },
  ];
}

/** By the method of Durand and Kerner: all roots at once, each of them pushed away from the others. */
function rootsTogether(polynomial: Polynomial): Root[] {
  const degree = polynomial.length - 1;
  const radius = 1 + Math.max(...polynomial.slice(1).map(Math.abs));
  let roots = Array.from({ length: degree }, (_, i): Root => {
    const angle = (2 * Math.PI * i) / degree + 0.4;
    return { re: radius * Math.cos(angle), im: radius * Math.sin(angle) };
  });
  for (let round = 0; round < 500; round += 1) {
    let moved = 0;
    roots = roots.map((root, i) => {
      const value = polynomial.reduce<Root>(
        (sum, coefficient) => {
          const { re, im } = times(sum, root);
          return { re: re + coefficient, im };
        },
        { re: 0, im: 0 },
      );
      const apart = roots.reduce<Root>(
        (product, other, k) =>
          k === i ? product : times(product, { re: root.re - other.re, im: root.im - other.im }),
        { re: 1, im: 0 },
      );
      const change = over(value, apart);
      moved = Math.max(moved, sizeOf(change));
      return { re: root.re - change.re, im: root.im - change.im };
    });
    if (moved <= 4 * Number.EPSILON * radius) break;
  }
  return roots;
}

const times = (a: Root, b: Root): Root => ({ re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re });

/** 0 where the divisor is: two roots that have met stay together. */
function over(a: Root, b: Root): Root {
  const size = b.re ** 2 + b.im ** 2;
  if (size === 0) return { re: 0, im: 0 };
  return { re: (a.re * b.re + a.im * b.im) / size, im: (a.im * b.re - a.re * b.im) / size };
}
