// An update in words, from the numbers of its explanation: what pushed, what stretched or shortened the step, and where it led.
import type { Point } from '../geometry/domain';
import { formatDigits, formatRough } from '../numbers/formatNumber';
import { phrase, type Phrase } from '../text/text';
import type { Explanation } from './explanation';

/** Cosines beyond these count as the same way, and as against it. */
const alike = 0.95;
const against = -0.1;

/** Divisors that differ by less than this factor shorten both coordinates alike. */
const sameDivisor = 1.15;

/** A step of less than this part of θ's size, or of 1, stands still. */
const stillShare = 1e-12;

/** A step that bounces ends on a slope of at least this part of the first, and its f changes by less than this part of slope times step. */
const asSteep = 0.98;
const asHigh = 0.02;

/** What the sentences call the runner and the coordinates. */
export interface Names {
  readonly name: string;
  readonly x: string;
  readonly y: string;
}

/** The sentences, in the order in which they are said. */
export function explanationInWords(explanation: Explanation, names: Names): Phrase[] {
  const { name } = names;
  const { theta, next, gradient } = explanation;
  const step = difference(next, theta);
  if (!next.every(Number.isFinite)) {
    return [
      phrase('This step leaves the range of numbers: {name} has diverged.', { name }),
      ...limit(explanation, names),
    ];
  }
  const isStill = lengthOf(step) <= stillShare * Math.max(1, lengthOf(theta));
  if (isStill && lengthOf(gradient) === 0) {
    return [phrase('The gradient is 0 here: nothing pushes {name}, and it stays.', { name })];
  }
  const did = explanation.account?.did;
  return [
    ...slope(explanation, names),
    ...treatment(explanation),
    ...(did ? [did] : [...memory(explanation, step, names), ...scaling(explanation, names)]),
    outcome(explanation, step, isStill),
    ...limit(explanation, names),
  ];
}

/** Which way f falls. */
function slope({ gradient: [gx, gy] }: Explanation, { x, y }: Names): Phrase[] {
  if (gx === 0 && gy === 0) return [phrase('The gradient is 0 here.')];
  const values = { x, y, gx: formatRough(gx), gy: formatRough(gy), way: wayOf([-gx, -gy], { x, y }) };
  return [phrase('The gradient is {gx} in {x} and {gy} in {y}: downhill is {way}.', values)];
}

/** The way of a vector along the axes; an axis along which there is hardly anything is left out. */
export function wayOf([alongX, alongY]: Point, values: Pick<Names, 'x' | 'y'>): Phrase {
  const hardly = 0.05 * Math.hypot(alongX, alongY);
  if (Math.abs(alongY) <= hardly) {
    return alongX > 0 ? phrase('towards larger {x}', values) : phrase('towards smaller {x}', values);
  }
  if (Math.abs(alongX) <= hardly) {
    return alongY > 0 ? phrase('towards larger {y}', values) : phrase('towards smaller {y}', values);
  }
  if (alongX > 0) {
    return alongY > 0
      ? phrase('towards larger {x} and {y}', values)
      : phrase('towards larger {x} and smaller {y}', values);
  }
  return alongY > 0
    ? phrase('towards smaller {x} and larger {y}', values)
    : phrase('towards smaller {x} and {y}', values);
}

/** What noise and clipping have made of the gradient. */
function treatment({ gradient, noise, clipped }: Explanation): Phrase[] {
  const noisy: Point = noise === null ? gradient : [gradient[0] + noise[0], gradient[1] + noise[1]];
  const told: Phrase[] = [];
  if (noise !== null) {
    const [nx, ny] = noise.map(formatRough);
    told.push(phrase('Noise adds {nx} and {ny} to it.', { nx: nx!, ny: ny! }));
  }
  if (clipped !== null && (clipped[0] !== noisy[0] || clipped[1] !== noisy[1])) {
    const values = { before: formatRough(lengthOf(noisy)), after: formatRough(lengthOf(clipped)) };
    told.push(phrase('It is clipped from a length of {before} to {after}.', values));
  }
  return told;
}

/** Where what is kept of earlier gradients points. */
function memory(explanation: Explanation, step: Point, names: Names): Phrase[] {
  const kept = memoryOf(explanation);
  const { gradient } = explanation;
  if (kept === null || lengthOf(kept) === 0 || lengthOf(gradient) === 0) return [];
  const cosine = cosineOf(kept, [-gradient[0], -gradient[1]]);
  if (cosine < against) {
    return [
      cosineOf(step, gradient) > 0
        ? phrase('But momentum still points the other way, and carries it uphill.')
        : phrase('Momentum still points the other way, and slows it down.'),
    ];
  }
  if (cosine > alike) return [phrase('Momentum points the same way.')];
  return [phrase('Momentum points {way}, and turns the step.', { way: wayOf(kept, names) })];
}

/** Where the memory pushes; null for an optimizer without one. */
export function memoryOf({ memory: kept, terms }: Explanation): Point | null {
  const value = kept === null ? undefined : terms[kept.term];
  if (kept === null || !isPoint(value)) return null;
  return kept.points === 'up' ? [-value[0], -value[1]] : value;
}

/** What dividing each coordinate does to the step. */
function scaling({ divisor }: Explanation, { name, x, y }: Names): Phrase[] {
  if (divisor === null) return [];
  const [px, py] = divisor;
  const unpushed = [x, y].filter((_, i) => !(Math.abs(divisor[i]!) > Number.MIN_VALUE));
  if (unpushed.length > 0) {
    return unpushed.map((axis) =>
      phrase('{axis} has had no gradient so far: it would be divided by 0, and stays.', { axis }),
    );
  }
  const values = { name, x, y, px: formatRough(px), py: formatRough(py) };
  if (px > sameDivisor * py) {
    return [phrase('{x} is divided by {px} and {y} by {py}: {name} shortens {x} and lengthens {y}.', values)];
  }
  if (py > sameDivisor * px) {
    return [phrase('{x} is divided by {px} and {y} by {py}: {name} lengthens {x} and shortens {y}.', values)];
  }
  return [phrase('{x} and {y} are divided by about the same, {px}.', values)];
}

/** A slope behind a step that rises by at least this part of how it fell before is that of the other side. */
const passed = 0.1;

/** Where the step leads. */
function outcome(explanation: Explanation, step: Point, isStill: boolean): Phrase {
  const {
    values: [before, after],
    gradient,
    nextGradient,
  } = explanation;
  if (isStill) return phrase('It stays where it is.');
  const values = apart(before, after);
  if (!Number.isFinite(after)) return phrase('The step leads to where f is not finite.');
  const [slope, nextSlope] = [dot(step, gradient), dot(step, nextGradient)];
  const mayBounce = explanation.stability.stable !== false;
  if (mayBounce && slope < 0 && nextSlope >= asSteep * -slope && Math.abs(after - before) < asHigh * -slope) {
    return phrase(
      'It lands on the other side of the valley, where the slope is as steep: at this rate it bounces to and fro, near f = {after}.',
      { after: formatRough(after) },
    );
  }
  if (after < before && slope < 0 && nextSlope > passed * -slope) {
    return phrase(
      'It passes the bottom of the valley and lands on the other side; f falls from {before} to {after}.',
      values,
    );
  }
  if (after < before) return phrase('f falls from {before} to {after}.', values);
  if (after === before) return phrase('f stays at {before}.', values);
  // Downhill where it begins, and yet higher where it ends.
  if (cosineOf(step, gradient) < 0) {
    return phrase(
      'The step is too long for this bend: it lands on the other side, and f rises from {before} to {after}.',
      values,
    );
  }
  return phrase('f rises from {before} to {after}.', values);
}

/** How far a difference that is told may be off, as a part of it. */
const tellingShare = 0.3;

/** Two numbers with as many digits as tell their difference. */
function apart(before: number, after: number): { readonly before: string; readonly after: string } {
  const change = Math.abs(after - before);
  const tells = (digits: number): boolean => {
    const told = Math.abs(Number(after.toPrecision(digits)) - Number(before.toPrecision(digits)));
    return Math.abs(told - change) <= tellingShare * change;
  };
  const digits = [2, 3, 4, 5, 6, 8, 10, 12].find(tells) ?? 12;
  return { before: formatDigits(before, digits), after: formatDigits(after, digits) };
}

/** Whether the steepest direction oscillates and grows at this rate. */
function limit(explanation: Explanation, names: Names): Phrase[] {
  const { stability } = explanation;
  const { limit: most, sharpness, stable, direction, unstableSince: since } = stability;
  if (most === null || sharpness === null || direction === null || stable !== false) return [];
  const way = directionInWords(direction, names);
  const values = { sharpness: formatRough(sharpness), most: formatRough(most), way };
  return [
    since === null || since === explanation.step
      ? phrase(
          'At this rate {way} is unstable: its sharpness, {sharpness}, is above {most}, so that it swings and grows.',
          values,
        )
      : phrase(
          'At this rate {way} is unstable since step {since}: its sharpness, {sharpness}, is above {most}, so that it swings and grows.',
          { ...values, since },
        ),
  ];
}

/** A direction, a unit vector, without its sign. */
export function directionInWords([alongX, alongY]: Point, { x, y }: Names): Phrase {
  if (Math.abs(alongX) > alike) return phrase('the direction along {axis}', { axis: x });
  if (Math.abs(alongY) > alike) return phrase('the direction along {axis}', { axis: y });
  return phrase('the steepest direction');
}

const difference = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]];
const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1];
const lengthOf = ([x, y]: Point): number => Math.hypot(x, y);
const isPoint = (value: unknown): value is Point => Array.isArray(value) && value.length === 2;

/** Of the angle between two vectors; 0 if one of them is 0. */
export function cosineOf(a: Point, b: Point): number {
  const lengths = lengthOf(a) * lengthOf(b);
  return lengths === 0 ? 0 : dot(a, b) / lengths;
}
