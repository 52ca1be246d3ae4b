// PyTorch's rates of every schedule, and the deviations of the product's.
import type { HyperparameterValues } from '../hyperparameters/hyperparameter';
import { validateSchedule } from '../schedules/registry';
import file from './golden/schedules.json';

export interface GoldenSchedule {
  readonly hyperparameters: HyperparameterValues;
  readonly baseLearningRate: number;
  /** The rates of 100 updates. */
  readonly learningRate: readonly number[];
}

export const goldenSchedules: ReadonlyMap<string, GoldenSchedule> = new Map(
  Object.entries(file.schedules as unknown as Readonly<Record<string, GoldenSchedule>>),
);

/** The version of PyTorch that computed them. */
export const scheduleVersion = file.versions.torch;

/** The bound of the relative deviation. */
export const scheduleBound = 1e-12;

export function rateOf(
  id: string,
  given: HyperparameterValues,
): (update: number, baseRate?: number) => number {
  const validation = validateSchedule({ id, ...given });
  if (!validation.ok) throw new Error(validation.issues[0]?.message);
  const h = validation.values as Readonly<Record<string, number>>;
  return (update, baseRate = 0.1) => validation.schedule.rate(baseRate, update, h);
}

/** Largest |Δ| / reference over the updates. */
export function compareSchedule(
  id: string,
  { hyperparameters, baseLearningRate, learningRate }: GoldenSchedule,
): number {
  const rate = rateOf(id, hyperparameters);
  return learningRate.reduce((worst, expected, update) => {
    const actual = rate(update, baseLearningRate);
    const deviation = actual === expected ? 0 : Math.abs(actual - expected) / expected;
    return deviation <= worst ? worst : deviation;
  }, 0);
}
