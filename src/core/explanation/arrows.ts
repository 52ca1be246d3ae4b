// An update as arrows in the plane: downhill, what the rule keeps, and the step; and its divisor as an ellipse. Arrows are longer
// or shorter than what they stand for by factors that hold for long stretches of a run, and depend on nothing but the run.
import type { Domain, Point } from '../geometry/domain';
import type { Explanation } from './explanation';
import { memoryOf } from './words';

export const arrowKinds = ['gradient', 'memory', 'step'] as const;
export type ArrowKind = (typeof arrowKinds)[number];

/** Parts of an update that are drawn: arrows, and the ellipse. */
export const drawnParts = [...arrowKinds, 'scaling'] as const;
export type DrawnPart = (typeof drawnParts)[number];

/** What is drawn of an update, in the landscape's units. */
export interface StepVectors {
  /** The number of the update, the first being 1. */
  readonly step: number;
  readonly theta: Point;
  /** Downhill: the gradient that the rule goes by, after noise and clipping, turned round. */
  readonly downhill: Point;
  /** Where what is kept pushes; null without a memory, or before there is one. */
  readonly memory: Point | null;
  /** Whether the memory is an average of gradients, in their units, or of steps. */
  readonly memoryIsGradient: boolean;
  readonly move: Point;
  /** What each coordinate was divided by; null if by nothing. */
  readonly divisor: Point | null;
}

export function vectorsOf(explanation: Explanation): StepVectors {
  const { step, theta, next, gradient, noise, clipped, memory, divisor } = explanation;
  const [gx, gy] = clipped ?? [gradient[0] + (noise?.[0] ?? 0), gradient[1] + (noise?.[1] ?? 0)];
  return {
    step,
    theta,
    downhill: [-gx, -gy],
    memory: memoryOf(explanation),
    memoryIsGradient: memory?.points === 'up',
    move: [next[0] - theta[0], next[1] - theta[1]],
    divisor,
  };
}

/** How much longer arrows are than what they stand for. */
export type ArrowFactors = Readonly<Record<ArrowKind, number>>;

/** The factors at an update of a run. */
export type FactorsAt = (vectors: StepVectors) => ArrowFactors;

/** How long the longer arrow is to be, and may be, in diagonals of the domain. */
const gradientLengths = { wanted: 1 / 6, least: 1 / 50, most: 0.45 } as const;
/** A step as it is may be as long as it likes. */
const stepLengths = { wanted: 1 / 5, least: 1 / 80, most: 0.5, mostAsItIs: 1 } as const;

/** Updates of a run of `last` that factors are chosen by: the first, the last, and some evenly between. */
export function sampledSteps(last: number): number[] {
  const count = Math.min(last, 40);
  return Array.from({ length: count }, (_, i) =>
    count === 1 ? 1 : 1 + Math.round((i * (last - 1)) / (count - 1)),
  );
}

/**
 * Factors along a run. They change only where an arrow would else become too long or too short: followed from the run's
 * first sample to its last, so that they are the same at a step however one gets there.
 *
 * @param samples in the order of their steps
 */
export function factorsAlong(samples: readonly StepVectors[], domain: Domain): FactorsAt {
  const lengthsOf = (vectors: StepVectors): readonly [ofGradient: number, ofStep: number] => {
    const { downhill, memory, memoryIsGradient, move } = vectors;
    const kept = memory === null ? 0 : diagonals(memory, domain);
    return [
      Math.max(diagonals(downhill, domain), memoryIsGradient ? kept : 0),
      Math.max(diagonals(move, domain), memoryIsGradient ? 0 : kept),
    ];
  };
  let gradient: number | null = null;
  let step: number | null = null;
  const followed = samples.map((vectors) => {
    const [ofGradient, ofStep] = lengthsOf(vectors);
    gradient = gradientFactor(ofGradient, gradient);
    step = stepFactor(ofStep, step);
    return { from: vectors.step, gradient, step };
  });
  return (vectors) => {
    const last = followed.findLast(({ from }) => from <= vectors.step);
    const [ofGradient, ofStep] = lengthsOf(vectors);
    const [g, s] = [
      gradientFactor(ofGradient, last?.gradient ?? null) ?? 1,
      stepFactor(ofStep, last?.step ?? null) ?? 1,
    ];
    return { gradient: g, memory: vectors.memoryIsGradient ? g : s, step: s };
  };
}

/** The smallest of several runs' factors: arrows that are seen together are drawn by the same. */
export function commonFactors(all: readonly ArrowFactors[]): ArrowFactors {
  const least = (kind: ArrowKind): number => Math.min(...all.map((factors) => factors[kind]));
  return { gradient: least('gradient'), memory: least('memory'), step: least('step') };
}

/** The factor before, while it serves; null while there has been nothing to be drawn. */
function gradientFactor(length: number, before: number | null): number | null {
  const { wanted, least, most } = gradientLengths;
  if (!(length > 0 && length < Infinity)) return before;
  if (before !== null && before * length >= least && before * length <= most) return before;
  return roundedDown(wanted / length, [1, 2, 5]);
}

function stepFactor(length: number, before: number | null): number | null {
  const { wanted, least, most, mostAsItIs } = stepLengths;
  if (!(length > 0 && length < Infinity)) return before;
  const fits = (factor: number): boolean =>
    factor * length >= least && factor * length <= (factor === 1 ? mostAsItIs : most);
  if (before !== null && fits(before)) return before;
  // Somewhat longer than what is just seen, so that it stays so for a while.
  return fits(1) && length >= 2 * least ? 1 : roundedDown(wanted / length, [1]);
}

/** The largest of these numbers times a power of ten that is not above a value. */
function roundedDown(value: number, digits: readonly number[]): number {
  const exponent = Math.floor(Math.log10(value));
  // A text's number is the closest to it, as 10 ** exponent is not.
  const rounded = digits.map((digit) => Number(`${digit}e${exponent}`)).filter((each) => each <= value);
  return rounded.at(-1) ?? Number(`1e${exponent}`);
}

/** A vector's length as a part of the domain's diagonal, with the domain drawn as a square. */
function diagonals([x, y]: Point, domain: Domain): number {
  const [minX, maxX] = domain.x;
  const [minY, maxY] = domain.y;
  return Math.hypot(x / (maxX - minX), y / (maxY - minY)) / Math.SQRT2;
}

export interface Arrow {
  readonly kind: ArrowKind;
  readonly from: Point;
  readonly to: Point;
}

export interface DrawnStep {
  readonly step: number;
  readonly theta: Point;
  readonly arrows: readonly Arrow[];
  /** Half-axes of the ellipse about θ; null without a divisor. */
  readonly ellipse: Point | null;
}

/** The longer half-axis of the ellipse, in widths of the domain. */
const ellipseReach = 1 / 12;

/** Vectors of length 0, and those that are not finite, have no arrow. */
export function drawnStep(vectors: StepVectors, factors: ArrowFactors, domain: Domain): DrawnStep {
  const { step, theta, downhill, memory, move, divisor } = vectors;
  const along = { gradient: downhill, memory, step: move };
  const arrows = arrowKinds.flatMap((kind): Arrow[] => {
    const vector = along[kind];
    const factor = factors[kind];
    if (vector === null || (vector[0] === 0 && vector[1] === 0)) return [];
    const to: Point = [theta[0] + factor * vector[0], theta[1] + factor * vector[1]];
    return to.every(Number.isFinite) ? [{ kind, from: theta, to }] : [];
  });
  return { step, theta, arrows, ellipse: divisor && ellipseOf(divisor, domain) };
}

/** Half-axes in the proportion of what each coordinate is multiplied by. */
function ellipseOf([px, py]: Point, { x: [minX, maxX], y: [minY, maxY] }: Domain): Point | null {
  const [ax, ay] = [1 / Math.abs(px), 1 / Math.abs(py)];
  const scale = ellipseReach / Math.max(ax / (maxX - minX), ay / (maxY - minY));
  const axes: Point = [scale * ax, scale * ay];
  return axes.every(Number.isFinite) ? axes : null;
}

/**
 * What is drawn of a quantity of the rule, by its plain name; null for one that is not drawn. What the divisor is made of is found
 * by its proportion of x to y, or by the root of that.
 */
export function partOfTerm(explanation: Explanation, term: string): DrawnPart | null {
  const { memory, divisor, terms } = explanation;
  if (term === 'next') return 'step';
  if (letterOf(term) === 'g') return 'gradient';
  if (memory !== null && letterOf(term) === letterOf(memory.term)) return 'memory';
  const value = terms[term];
  if (divisor === null || !Array.isArray(value)) return null;
  const proportion = Math.abs(divisor[0] / divisor[1]);
  const own = Math.abs((value[0] as number) / (value[1] as number));
  const isAlike = (one: number): boolean => Math.abs(one / proportion - 1) < 1e-3;
  return isAlike(own) || isAlike(Math.sqrt(own)) ? 'scaling' : null;
}

/** A name without its accents: m of mHat. */
const letterOf = (term: string): string => term.replace(/(Hat|Bar|Tilde|Prime|Last|Next)+$/, '');
