// Words and trials for what methods tell of an update.
import type { Point } from '../../geometry/domain';
import { formatRough } from '../../numbers/formatNumber';
import { phrase, type Phrase } from '../../text/text';
import type { Look, TriedStep } from './lineSearch';
import type { MethodTrial } from './method';
import { dot, isFinitePoint } from './vectors';

type Found = Look & { readonly t: number };

/** Sentences one after the other; what is null is left out. */
export function sentences(first: Phrase, ...more: readonly (Phrase | null)[]): Phrase {
  return more.reduce<Phrase>(
    (said, then) => (then === null ? said : phrase('{said} {then}', { said, then })),
    first,
  );
}

/** A direction or a point in a sentence. */
export const roughPoint = ([x, y]: Point): string => `(${formatRough(x)}, ${formatRough(y)})`;

export const isLevel = ([x, y]: Point): boolean => x === 0 && y === 0;

export const atRest = (): Phrase => phrase('The gradient is 0: there is no way down, and no step.');

export function trialsOf(tried: readonly TriedStep[], taken: Point | null): MethodTrial[] {
  return tried.map(({ point, value }) => ({
    point,
    value,
    purpose: 'line search',
    taken: point === taken,
  }));
}

/** How f differs at a step from where it begins, and why that did not do. */
function failureOf({ t, value, slope, heldAgainst, allowed }: TriedStep, from: number): Phrase {
  const step = formatRough(t);
  if (!Number.isFinite(value)) return phrase('At a step of {step} f is not finite', { step });
  const slopes = { step, slope: formatRough(slope ?? NaN), allowed: formatRough(allowed) };
  if (heldAgainst === 'decrease by slope') {
    return phrase(
      'A step of {step} changes f by no more than rounding, and the slope at its end is {slope} (at most {allowed} asked)',
      slopes,
    );
  }
  if (heldAgainst === 'slope') {
    return phrase(
      'A step of {step} lowers f enough, but the slope at its end is {slope} (at most {allowed} in size asked)',
      slopes,
    );
  }
  if (value >= from)
    return phrase('A step of {step} would raise f by {rise}', { step, rise: formatRough(value - from) });
  return phrase('A step of {step} would lower f by {fall} only ({asked} asked)', {
    step,
    fall: formatRough(from - value),
    asked: formatRough(from - allowed),
  });
}

/** Why no step was even tried. */
function whyNone({ gradient }: Look, direction: Point): Phrase {
  if (isLevel(gradient)) return atRest();
  if (!isFinitePoint(direction)) return phrase('The direction is not finite: no step.');
  if (!(dot(gradient, direction) < 0)) return phrase('The direction does not go down: no step.');
  return phrase('Even the first step is too short to change θ: no step.');
}

/** What came of shortening a step until f falls enough. */
export function backtrackWords(tried: readonly TriedStep[], from: Look, direction: Point): Phrase {
  const [first] = tried;
  const last = tried.at(-1);
  if (first === undefined || last === undefined) return whyNone(from, direction);
  const count = tried.length;
  const [step, fall] = [formatRough(last.t), formatRough(from.value - last.value)];
  if (!last.suits)
    return phrase('No length of a step lowers f enough, down to {step} (tried: {count}): no step.', {
      count,
      step,
    });
  if (last.heldAgainst === 'decrease by slope') {
    return phrase(
      'A step of {step} changes f by no more than rounding, but the slope at its end tells that it falls: taken.',
      {
        step,
      },
    );
  }
  if (count === 1)
    return phrase('A step of {step}, the first tried, lowers f by {fall}: taken.', { step, fall });
  return phrase('{failure}; {step}, tried as number {count}, lowers it by {fall}: taken.', {
    failure: failureOf(first, from.value),
    step,
    count,
    fall,
  });
}

/** Along which direction a search for Wolfe's conditions went, and what came of it. */
export function searchWords(
  along: Phrase,
  tried: readonly TriedStep[],
  from: Look,
  direction: Point,
  found: Found | null,
): Phrase {
  const words = wolfeWords(tried, from, direction, found);
  return isLevel(from.gradient) ? words : sentences(along, words);
}

function wolfeWords(tried: readonly TriedStep[], from: Look, direction: Point, found: Found | null): Phrase {
  const [first] = tried;
  if (first === undefined) return whyNone(from, direction);
  const count = tried.length;
  if (found === null) return phrase('No step lowers f enough (tried: {count}): no step.', { count });
  const step = formatRough(found.t);
  if (tried.at(-1)?.suits !== true) {
    return phrase(
      'No step tried is level enough at its end (tried: {count}); one of {step}, which lowers f enough, was taken.',
      {
        count,
        step,
      },
    );
  }
  if (count === 1) {
    return phrase(
      'A step of {step}, the first tried, lowers f enough and is level enough at its end: taken.',
      { step },
    );
  }
  return phrase(
    '{failure}; {step}, tried as number {count}, lowers f enough and is level enough at its end: taken.',
    {
      failure: failureOf(first, from.value),
      step,
      count,
    },
  );
}
