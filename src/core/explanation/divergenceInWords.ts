// Why a run has diverged, in words: along which direction, since which step, and what would have been stable.
import type { Point } from '../geometry/domain';
import { formatRough } from '../numbers/formatNumber';
import { phrase, type Phrase } from '../text/text';
import { mostLookedBack, type Explanation } from './explanation';
import { directionInWords, wayOf, type Names } from './words';

/** A run that has diverged. */
export interface Divergence {
  /** The update that led to where it has plainly diverged. */
  readonly last: Explanation;
  /** The first of the updates up to that one that were all unstable; null if that one is not known to be. */
  readonly first: Explanation | null;
  /** The step before it at which f was lowest. */
  readonly lowestAt: number;
}

/** The sentences, in the order in which they are said. */
export function divergenceInWords({ last, first, lowestAt }: Divergence, names: Names): Phrase[] {
  const { name } = names;
  const step: Point = [last.next[0] - last.theta[0], last.next[1] - last.theta[1]];
  const [before, after] = last.values;
  if (after < before && bendAlong(last, step) < 0) {
    const way = wayOf(unit(step), names);
    return [phrase('{name} diverges: f falls without end {way}, farther with every step.', { name, way })];
  }
  if (first === null) return [...withoutLimit(last, lowestAt, name)];
  const { stability } = first;
  const { sharpness, limit, direction, directions } = stability;
  const values = {
    name,
    step: first.step,
    way: directionInWords(direction!, names),
    sharpness: formatRough(sharpness!),
    most: formatRough(limit!),
    count: mostLookedBack,
  };
  const rate = directions![0].largestRate;
  return [
    first.step > 1 && last.step - first.step >= mostLookedBack
      ? phrase('{name} diverges: for {count} steps and more, {way} has been unstable.', values)
      : phrase('{name} diverges: from step {step} on, {way} is unstable.', values),
    phrase(
      'The sharpness there, {sharpness}, is above the limit, {most}: each step lands on the other side, farther out.',
      values,
    ),
    ...(rate === null
      ? []
      : [phrase('Below a rate of {rate} they would come to rest.', { rate: formatRough(rate) })]),
  ];
}

function withoutLimit({ stability, account, step }: Explanation, lowestAt: number, name: string): Phrase[] {
  const led = phrase('{name} diverges: f was lowest at step {step}; from there its steps have led out.', {
    name,
    step: lowestAt,
  });
  if (account !== null) return [led, phrase('In step {step}: {did}', { step, did: account.did })];
  return stability.limit === null
    ? [led, phrase('No limit of stability is known for this rule.')]
    : [led, phrase('In step {step} it is within its limit of stability.', { step })];
}

/** How f bends along a step where it begins: dᵀ∇²f d / |d|². */
function bendAlong({ curvature: { eigenvalues, directions } }: Explanation, step: Point): number {
  const [x, y] = unit(step);
  return directions.reduce((sum, [dx, dy], i) => sum + eigenvalues[i]! * (dx * x + dy * y) ** 2, 0);
}

/** Of the same direction; a vector that is too long for its length to be a number has one, too. */
function unit([x, y]: Point): Point {
  const size = Math.max(Math.abs(x), Math.abs(y));
  const length = Math.hypot(x / size, y / size);
  return [x / size / length, y / size / length];
}
