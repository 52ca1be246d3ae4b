// The rule by which the rates of the default races are chosen; docs/numerics.md describes it.
import type { Domain } from '../geometry/domain';
import type { LandscapeDefinition } from '../landscapes/registry';
import { createRun } from '../simulation/run';
import { createTrajectoryColumns } from '../simulation/trajectory';

/** Ids of the runners of every default race: the six from which the others are derived. */
export const raceOptimizers: readonly string[] = [
  'sgd',
  'momentum',
  'nesterov',
  'adagrad',
  'rmsprop',
  'adam',
];

/** 1, 2, 3, 5 times powers of ten: the rates tried first, and those tried if none of these is sound. */
const grids = [
  [-4, -3, -2, -1],
  [-6, -5, 0],
].map((exponents) =>
  exponents.flatMap((exponent) => [1, 2, 3, 5].map((digit) => Number(`${digit}e${exponent}`))),
);

/** The number of frames at which a race is examined, as in the default clock. */
const frames = 64;

export interface Candidate {
  readonly optimizer: string;
  readonly rate: number;
  /** Positions at the frames, x and y in turn, constant once the runner has left the domain. */
  readonly path: Float64Array;
  /** The first update from which on it stays near its end, or at which it leaves the domain by an exit. */
  readonly settled: number;
  /** Mean of f over the last tenth of the race; 0 on landscapes without a minimum. */
  readonly loss: number;
}

interface Rated extends Candidate {
  readonly sound: boolean;
}

/** Whether a race on a landscape without a minimum is over at (x, y), where f has that value. */
type Exit = (x: number, y: number, value: number) => boolean;

/**
 * If f has no minimum, the race is over at the edge of the domain: with an exact point on the landscape, at the right
 * edge; otherwise at any edge below the start's height. Null if f has a minimum.
 */
function exitOf({ domain, marks, minimumValue }: LandscapeDefinition, startValue: number): Exit | null {
  if (minimumValue !== null) return null;
  if (marks.some(({ kind }) => kind === 'exact-point')) return (x) => x >= domain.x[1];
  return (x, y, value) => !isInside(domain, x, y) && value < startValue;
}

function isInside({ x: [left, right], y: [bottom, top] }: Domain, x: number, y: number): boolean {
  return x >= left && x <= right && y >= bottom && y <= top;
}

function rate(landscape: LandscapeDefinition, optimizer: string, learningRate: number): Rated {
  const { domain, steps, start } = landscape;
  const width = domain.x[1] - domain.x[0];
  const columns = createTrajectoryColumns(steps + 1);
  const run = createRun({
    landscape: { id: landscape.id },
    optimizer,
    hyperparameters: { learningRate },
    start,
    steps,
    seed: landscape.seed,
    stopWhenConverged: false,
  });
  const rows = run.advance(columns, 0, steps + 1);
  const at = (row: number): readonly [number, number] => [
    columns.positions[2 * row] ?? NaN,
    columns.positions[2 * row + 1] ?? NaN,
  ];
  const exit = exitOf(landscape, columns.values[0] ?? NaN);
  let end = rows;
  let [inside, longest] = [rows === steps + 1 || exit !== null, 0];
  for (let row = 0; row < end; row++) {
    const [x, y] = at(row);
    if (exit?.(x, y, columns.values[row] ?? NaN) === true) end = row;
    else if (!isInside(domain, x, y)) inside = false;
    const [lastX, lastY] = at(Math.max(0, row - 1));
    longest = Math.max(longest, Math.hypot(x - lastX, y - lastY));
  }
  const last = Math.min(end, rows - 1);
  const [endX, endY] = at(last);
  let settled = last;
  if (exit === null) {
    while (settled > 0) {
      const [x, y] = at(settled - 1);
      if (Math.hypot(x - endX, y - endY) > 0.02 * width) break;
      settled--;
    }
  }
  const tail = Math.max(1, Math.round(steps / 10));
  let loss = 0;
  for (let row = steps - tail + 1; row <= steps; row++) loss += (columns.values[row] ?? Infinity) / tail;
  const path = new Float64Array(2 * frames);
  for (let frame = 0; frame < frames; frame++) {
    path.set(at(Math.min(last, Math.round((frame * steps) / (frames - 1)))), 2 * frame);
  }
  // A runner that stays at its start is not sound.
  const sound = inside && settled > 0 && longest <= 0.1 * width && (exit === null || end < rows);
  return { optimizer, rate: learningRate, path, settled, loss: exit === null ? loss : 0, sound };
}

/** The rates that are fair to this optimizer. */
function candidatesOf(landscape: LandscapeDefinition, optimizer: string): Candidate[] {
  let sound: Rated[] = [];
  for (const grid of grids) {
    if (sound.length > 0) break;
    sound = grid.map((learningRate) => rate(landscape, optimizer, learningRate)).filter((run) => run.sound);
  }
  const startLoss = createStartLoss(landscape);
  const best = Math.min(...sound.map(({ loss }) => loss));
  const fair = sound.filter(({ loss }) => loss <= best + 0.05 * startLoss);
  // For the viewer, it should if possible arrive neither in the first frames nor after the last one.
  const inTime = fair.filter(({ settled }) => settled <= 0.9 * landscape.steps);
  const unhurried = inTime.filter(({ settled }) => settled >= 0.15 * landscape.steps);
  return [unhurried, inTime, fair].find((candidates) => candidates.length > 0) ?? [];
}

/** f at the start, above the minimum. */
function createStartLoss(landscape: LandscapeDefinition): number {
  const columns = createTrajectoryColumns(1);
  createRun({
    landscape: { id: landscape.id },
    optimizer: 'sgd',
    hyperparameters: {},
    start: landscape.start,
    steps: 0,
    seed: 0,
    stopWhenConverged: false,
  }).advance(columns, 0, 1);
  return (columns.values[0] ?? NaN) - (landscape.minimumValue ?? 0);
}

/** The fraction of frames at which two heads are at least a twenty-fifth of the domain's width apart. */
function apart(a: Candidate, b: Candidate, width: number): number {
  let count = 0;
  for (let frame = 0; frame < frames; frame++) {
    const dx = (a.path[2 * frame] ?? 0) - (b.path[2 * frame] ?? 0);
    const dy = (a.path[2 * frame + 1] ?? 0) - (b.path[2 * frame + 1] ?? 0);
    if (Math.hypot(dx, dy) >= 0.04 * width) count++;
  }
  return count / frames;
}

export interface RaceChoice {
  readonly chosen: readonly Candidate[];
  /** Candidates per optimizer, in the order of `raceOptimizers`. */
  readonly candidates: readonly (readonly Candidate[])[];
  /** The mean over all pairs of the fraction of frames at which they are visibly apart. */
  readonly apart: number;
}

/** The combination of candidates whose heads are visibly apart for the largest fraction of the race. */
export function chooseRates(landscape: LandscapeDefinition): RaceChoice {
  const width = landscape.domain.x[1] - landscape.domain.x[0];
  const candidates = raceOptimizers.map((optimizer) => candidatesOf(landscape, optimizer));
  const pairs = (candidates.length * (candidates.length - 1)) / 2;
  const known = new Map<Candidate, Map<Candidate, number>>();
  const apartOf = (a: Candidate, b: Candidate): number => {
    const row = known.get(a) ?? new Map<Candidate, number>();
    known.set(a, row);
    const value = row.get(b) ?? apart(a, b, width);
    row.set(b, value);
    return value;
  };
  let best: RaceChoice = { chosen: [], candidates, apart: -1 };
  const extend = (chosen: readonly Candidate[], total: number): void => {
    const next = candidates[chosen.length];
    if (next === undefined) {
      if (total / pairs > best.apart) best = { chosen, candidates, apart: total / pairs };
      return;
    }
    for (const candidate of next) {
      extend(
        [...chosen, candidate],
        chosen.reduce((sum, other) => sum + apartOf(other, candidate), total),
      );
    }
  };
  extend([], 0);
  return best;
}
