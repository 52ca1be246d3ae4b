// Suggests an optimizer's initial learning rate on a landscape: several are tried, and the one that descends best without
// leaving the domain is taken.
import type { LandscapeDescription } from '../landscapes/landscape';
import { isInDomain, type Point } from '../geometry/domain';
import type { OptimizerDescription } from '../optimizers/optimizer';
import type { RunState, TrajectoryColumns } from '../simulation/trajectory';

/** Rates that are tried. */
export const candidateRates = [-5, -4, -3, -2, -1, 0].flatMap((exponent) =>
  [1, 2, 5].map((digit) => Number(`${digit}e${exponent}`)),
);

/** The most updates of a trial. */
export const trialSteps = 400;

/** Families whose rate means something else, or whose default is right on any landscape. */
const settledFamilies: ReadonlySet<OptimizerDescription['family']> = new Set([
  'parameter-free',
  'second-order',
  'derivative-free',
]);

/** Whether rates should be tried: not if the landscape's own race has one, nor if the default is right. */
export function needsTrials(landscape: LandscapeDescription, optimizer: OptimizerDescription): boolean {
  return (
    'learningRate' in optimizer.hyperparameters &&
    !settledFamilies.has(optimizer.family) &&
    !landscape.race.some(
      (entry) => entry.optimizer === optimizer.id && 'learningRate' in entry.hyperparameters,
    )
  );
}

/** One trial: the run of one rate. */
export interface Trial {
  readonly rate: number;
  readonly state: RunState;
  readonly columns: TrajectoryColumns;
}

/** Steps longer than this fraction of the domain's width are jumps that the eye can't follow. */
const longestStride = 0.12;
/** A runner that stays within this fraction of the domain's width from its end point has settled. */
const settledWithin = 0.02;
/** The fraction of the race that a runner should take to settle, so that there is something to see. */
const shortestRace = 0.15;
/** The fraction of the descent by which an acceptable rate may stay behind the best one. */
const fairShare = 0.05;

interface Judged {
  readonly rate: number;
  readonly startLoss: number;
  /** Mean over the last tenth of the rows. */
  readonly endLoss: number;
  readonly meanLoss: number;
  /** The fraction of the race after which it has settled. */
  readonly settled: number;
}

/** Null for a run that leaves the domain, jumps or leaves the finite range. */
function judge({ domain }: LandscapeDescription, { rate, state, columns }: Trial): Judged | null {
  const { rows, status } = state;
  if (status === 'diverged' || status === 'failed' || rows < 2) return null;
  const { x, y } = domain;
  const width = Math.max(x[1] - x[0], y[1] - y[0]);
  const { positions, values } = columns;
  const at = (row: number): Point => [positions[2 * row] ?? NaN, positions[2 * row + 1] ?? NaN];
  const apart = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
  for (let row = 0; row < rows; row++) {
    const [atX, atY] = at(row);
    if (!isInDomain(domain, atX, atY)) return null;
    if (row > 0 && apart(at(row), at(row - 1)) > longestStride * width) return null;
  }
  let settled = rows - 1;
  while (settled > 0 && apart(at(settled - 1), at(rows - 1)) <= settledWithin * width) settled--;
  const mean = (from: number): number =>
    values.subarray(from, rows).reduce((total, value) => total + value, 0) / (rows - from);
  return {
    rate,
    startLoss: values[0] ?? NaN,
    endLoss: mean(Math.floor(0.9 * rows)),
    meanLoss: mean(0),
    settled: settled / (rows - 1),
  };
}

/**
 * A rate that is fair to the optimizer and good to watch: of those that end about as low as the best, those that don't
 * settle at once, if any; of these the fastest. Null if all runs leave the domain, jump or diverge.
 */
export function bestRate(landscape: LandscapeDescription, trials: readonly Trial[]): number | null {
  const sound = trials.flatMap((trial) => judge(landscape, trial) ?? []);
  const lowest = Math.min(...sound.map(({ endLoss }) => endLoss));
  const fair = sound.filter(({ endLoss, startLoss }) => endLoss <= lowest + fairShare * (startLoss - lowest));
  const unhurried = fair.filter(({ settled }) => settled >= shortestRace);
  const choice = unhurried.length > 0 ? unhurried : fair;
  return choice.toSorted((a, b) => a.meanLoss - b.meanLoss)[0]?.rate ?? null;
}
