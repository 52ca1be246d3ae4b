// Tuning: the same rates are tried for every runner, under the same conditions, and the best one is chosen by one rule. So
// nobody is ahead only because somebody has set its rate with more care.
import type { NumberHyperparameter } from '../hyperparameters/hyperparameter';
import { percentile } from '../numbers/percentile';
import { findOptimizer } from '../optimizers/registry';
import type { SceneRunner } from '../scene/scene';
import { isInRange } from '../validation/numberRange';

/** What is tried of every runner: 25 rates, four to a power of ten. */
export const tuningRates: readonly number[] = Array.from({ length: 25 }, (_, index) =>
  Number((10 ** (-5 + index / 4)).toPrecision(3)),
);

const rateOfOptimizer = (id: string): NumberHyperparameter | null => {
  const rate = findOptimizer(id)?.hyperparameters.learningRate;
  return rate?.kind === 'number' ? rate : null;
};

/** A schedule between two rates of its own, which does not look at the runner's. */
function ownRates({ schedule }: Pick<SceneRunner, 'schedule'>): { minimum: number; maximum: number } | null {
  if (schedule?.id !== 'triangular') return null;
  return { minimum: Number(schedule.minimum), maximum: Number(schedule.maximum) };
}

/** The rate that tuning changes: the runner's, or the highest of a schedule with rates of its own; null without one. */
export function tunedRateOf(runner: SceneRunner): number | null {
  if (rateOfOptimizer(runner.id) === null) return null;
  return ownRates(runner)?.maximum ?? Number(runner.hyperparameters.learningRate);
}

/** The runner at another rate. The lowest rate of a schedule with rates of its own stays the same share of the highest. */
export function atRate(runner: SceneRunner, rate: number): SceneRunner {
  const { schedule } = runner;
  const own = ownRates(runner);
  if (schedule === null || own === null) {
    return { ...runner, hyperparameters: { ...runner.hyperparameters, learningRate: rate } };
  }
  const share = own.maximum === 0 ? 0 : own.minimum / own.maximum;
  const minimum = Number((share * rate).toPrecision(6));
  return { ...runner, schedule: { ...schedule, maximum: rate, minimum } };
}

/** The rates that are tried of a runner: all that are allowed for it; none for a runner without a rate. */
export function ratesFor({ id }: Pick<SceneRunner, 'id'>): readonly number[] {
  const declared = rateOfOptimizer(id);
  return declared === null ? [] : tuningRates.filter((rate) => isInRange(rate, declared));
}

export interface Try {
  readonly rate: number;
  /** Where the loss has settled, of a family the median; Infinity where the run, or half of the family, diverges. */
  readonly loss: number;
}

/** The loss of a try by the settled losses of its runs. */
export const lossOfTry = (settledLosses: readonly number[]): number =>
  percentile(
    settledLosses.toSorted((a, b) => (a === b ? 0 : a - b)),
    0.5,
  );

/** The try with the lowest loss, of equal ones the one with the smallest rate; null if all diverge. */
export function bestTry(tries: readonly Try[]): Try | null {
  const [best] = tries
    .filter(({ loss }) => loss < Infinity)
    .toSorted((a, b) => (a.loss === b.loss ? a.rate - b.rate : a.loss - b.loss));
  return best ?? null;
}
