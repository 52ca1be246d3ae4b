// The result of a race in a sentence, from its numbers.
import type { Domain } from '../geometry/domain';
import type { LandscapeDescription } from '../landscapes/landscape';
import { formatRough } from '../numbers/formatNumber';
import type { Trajectory } from '../simulation/trajectory';
import { phrase, type Phrase } from '../text/text';
import { divergedStep, leftStep } from './divergence';

/** A runner that has arrived is this near to the lowest value, in parts of its distance at the start. */
const arrivedShare = 1e-4;
/** No nearer is told, in the same parts. */
const nearestShare = 1e-9;
/** Runners that are this many times nearer are told by themselves. */
const clearlyNearer = 1e4;
/** How much of the race's end says how a runner moves. */
const lastShare = 0.1;
/** A path shorter than this part of the domain's width stands still. */
const stillShare = 1e-3;
/** At most this many names in a row. */
const maxNames = 3;

/** A runner at the end of its race. */
interface Finisher {
  readonly name: string;
  readonly trajectory: Trajectory;
  /** f at its end. */
  readonly value: number;
  readonly divergedAt: number | null;
  /** The step at which it left the domain for good; null if it is inside. */
  readonly leftAt: number | null;
}

/**
 * What has become of the runners: who came how near, and what the one does that is farthest off. Null while runs go on, or
 * without any. Null, too, where a runner has several runs, which end in different ways: a sentence about one of them would be
 * taken for that of all.
 *
 * @param trajectories of the visible runners
 * @param names of runners by key
 */
export function raceResult(
  trajectories: readonly Trajectory[],
  landscape: LandscapeDescription,
  names: Readonly<Record<string, string>>,
): Phrase | null {
  const own = trajectories.filter(({ state }) => state.rows > 0);
  if (trajectories.some(({ run, state }) => run > 0 || state.status === 'running')) return null;
  const whole = own.filter(({ state }) => state.status !== 'failed');
  if (whole.length === 0) return null;
  const finishers = whole.map((trajectory): Finisher => {
    const { columns, state } = trajectory;
    const value = columns.values[state.rows - 1]!;
    const leftAt = leftStep(trajectory, landscape.domain);
    // Where f falls on, a run that has left by the way down is out, however far it goes.
    const isOut = landscape.minimumValue === null && leftAt !== null && value < columns.values[0]!;
    return {
      name: names[trajectory.key] ?? trajectory.key,
      trajectory,
      value,
      divergedAt: isOut ? null : divergedStep(trajectory, landscape),
      leftAt,
    };
  });
  const lost = finishers.filter(({ divergedAt }) => divergedAt !== null);
  const others = finishers
    .filter(({ divergedAt }) => divergedAt === null)
    .sort((one, other) => one.value - other.value);
  if (others.length === 0) return diverges(lost);
  const { minimumValue } = landscape;
  const [first, told] =
    minimumValue === null ? descent(others) : approach(others, minimumValue, finishers.length);
  const worst = others.at(-1)!;
  const second =
    lost.length > 0
      ? diverges(lost)
      : told.includes(worst)
        ? null
        : standing(worst, landscape.domain, minimumValue);
  return second === null ? first : phrase('{first}; {second}', { first, second });
}

/** How near the best of those that have not diverged come to the lowest value, and who they are. */
function approach(
  finishers: readonly Finisher[],
  minimum: number,
  inRace: number,
): [Phrase, readonly Finisher[]] {
  const best = finishers[0]!;
  const atStart = best.trajectory.columns.values[0]! - minimum;
  const gapOf = ({ value }: Finisher): number => Math.max(value - minimum, nearestShare * atStart);
  const near = finishers.filter(
    (finisher) => gapOf(finisher) <= Math.min(arrivedShare * atStart, clearlyNearer * gapOf(best)),
  );
  if (near.length === 0) {
    const gap = formatRough(best.value - minimum);
    return [phrase('{name} comes closest, {gap} above the lowest value', { name: best.name, gap }), [best]];
  }
  const bound = 10 ** Math.ceil(Math.log10(gapOf(near.at(-1)!)) - 1e-9);
  const within = formatRough(bound);
  const arrivals = near.map(({ name, trajectory: { columns, state } }) => ({
    name,
    step: columns.values.subarray(0, state.rows).findIndex((value) => value - minimum <= bound),
  }));
  const [earliest] = arrivals.sort((one, other) => one.step - other.step);
  const values = { names: listOf(near), within, ...earliest! };
  if (near.length === 1) {
    return [phrase('{names} comes within {within} of the lowest value, at step {step}', values), near];
  }
  const isTie = arrivals.every(({ step }) => step === earliest!.step);
  return [
    near.length < inRace
      ? phrase('{names} come within {within} of the lowest value', values)
      : isTie
        ? phrase('All come within {within} of the lowest value at step {step}', values)
        : phrase('All come within {within} of the lowest value, {name} first, at step {step}', values),
    near,
  ];
}

/** Who finds the way out, or is lowest, where f falls on. */
function descent(finishers: readonly Finisher[]): [Phrase, readonly Finisher[]] {
  const out = finishers.filter(({ leftAt }) => leftAt !== null);
  const best = finishers[0]!;
  if (out.length === 0) {
    return [
      phrase('{name} is lowest, at {value}', { name: best.name, value: formatRough(best.value) }),
      [best],
    ];
  }
  const [earliest] = [...out].sort((one, other) => one.leftAt! - other.leftAt!);
  const values = { names: listOf(out), name: earliest!.name, step: earliest!.leftAt! };
  return [
    out.length === 1
      ? phrase('{names} finds the way out, at step {step}', values)
      : phrase('{names} find the way out, {name} first, at step {step}', values),
    out,
  ];
}

function diverges(lost: readonly Finisher[]): Phrase {
  const values = { names: listOf(lost), step: lost[0]!.divergedAt! };
  return lost.length === 1
    ? phrase('{names} diverges at step {step}', values)
    : phrase('{names} diverge', values);
}

/** What a runner does that has not arrived. */
function standing(
  { name, value, trajectory, leftAt }: Finisher,
  domain: Domain,
  minimum: number | null,
): Phrase {
  if (leftAt !== null) return phrase('{name} has left the picture', { name });
  const motion = motionOf(trajectory, domain);
  if (minimum === null) {
    const values = { name, value: formatRough(value) };
    switch (motion) {
      case 'still':
        return phrase('{name} has stopped at {value}', values);
      case 'bouncing':
        return phrase('{name} still bounces at {value}', values);
      case 'moving':
        return phrase('{name} is still on its way at {value}', values);
    }
  }
  const values = { name, gap: formatRough(value - minimum) };
  switch (motion) {
    case 'still':
      return phrase('{name} has stopped {gap} above it', values);
    case 'bouncing':
      return phrase('{name} still bounces {gap} above it', values);
    case 'moving':
      return phrase('{name} is still on its way, {gap} above it', values);
  }
}

/** How a run moves in the last part of its race: it bounces if its loss rises as often as every third step. */
function motionOf({ columns, state }: Trajectory, { x, y }: Domain): 'still' | 'bouncing' | 'moving' {
  const { positions, values } = columns;
  const from = Math.max(0, Math.floor((state.rows - 1) * (1 - lastShare)));
  let [length, rises] = [0, 0];
  for (let row = from + 1; row < state.rows; row += 1) {
    const across = (positions[2 * row]! - positions[2 * row - 2]!) / (x[1] - x[0]);
    const up = (positions[2 * row + 1]! - positions[2 * row - 1]!) / (y[1] - y[0]);
    length += Math.hypot(across, up);
    if (values[row]! > values[row - 1]!) rises += 1;
  }
  if (length < stillShare) return 'still';
  return 3 * rises >= state.rows - 1 - from ? 'bouncing' : 'moving';
}

/** "A", "A and B", "A, B and C", "A, B and 3 others". */
function listOf(finishers: readonly Finisher[]): Phrase | string {
  const names = finishers.map(({ name }) => name);
  const [only] = names;
  if (names.length === 1) return only!;
  if (names.length > maxNames) {
    const shown = names.slice(0, maxNames - 1);
    return phrase('{names} and {count} others', { names: shown, count: names.length - shown.length });
  }
  return phrase('{names} and {name}', { names: names.slice(0, -1), name: names.at(-1)! });
}
