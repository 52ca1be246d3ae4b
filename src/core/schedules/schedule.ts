// Defines learning-rate schedules: the rate of every update in closed form, and the warm-up that all of them have.
import { count, nonNegative } from '../hyperparameters/commonHyperparameters';
import type { NumericValues } from '../hyperparameters/numericValues';
import type { NumberHyperparameter } from '../hyperparameters/hyperparameter';
import type { Issue } from '../validation/issue';
import { phrase, type Phrase } from '../text/text';

/** The part of a schedule's definition that the interface and the command line show. */
export interface ScheduleDescription {
  /** kebab-case and permanent: scene files contain it. */
  readonly id: string;
  readonly name: Phrase;
  /** One sentence. */
  readonly idea: Phrase;
  /**
   * LaTeX of the rate η_k of update k, counted from 0, from the base rate η; the other symbols are those of the
   * hyper-parameters.
   */
  readonly latex: string;
  /** Its source, and whose definition this is. */
  readonly source: string;
  readonly hyperparameters: Readonly<Record<string, NumberHyperparameter>>;
}

export interface ScheduleDefinition extends ScheduleDescription {
  /** The rate of an update, counted from 0: at least 0 and finite for every update, in constant time. */
  readonly rate: (baseRate: number, update: number, h: NumericValues<string>) => number;
  /** The issue of values that are each in range but incompatible. */
  readonly check?: (h: NumericValues<string>) => Issue | null;
  /**
   * The rate before the warm-up as the body of a Python function of `k`, the number of the update from 0, `base_rate` and
   * the hyper-parameters in snake_case. The largest number is `LARGEST`.
   */
  readonly python: string;
}

const warmupSteps: NumberHyperparameter = count(phrase('Warm-up steps'), 'w', 0, 0, [0, 100]);

/**
 * Adds the warm-up to a schedule: the rate of update k is multiplied by (k + 1)/warmupSteps as long as that is below 1,
 * so that the first update has 1/warmupSteps of its rate and update warmupSteps − 1 all of it. The warm-up doesn't
 * delay the schedule itself. `latex` is that of the rate r_k before the warm-up.
 */
export function defineSchedule<H extends string>(
  declaration: ScheduleDescription & {
    readonly hyperparameters: Readonly<Record<H, NumberHyperparameter>>;
    readonly rate: (baseRate: number, update: number, h: NumericValues<H>) => number;
    readonly check?: (h: NumericValues<H>) => Issue | null;
    readonly python: string;
  },
): ScheduleDefinition {
  return {
    ...declaration,
    latex: `\\begin{aligned} r_k &= ${declaration.latex} \\\\ \\eta_k &= \\min\\left(1, \\frac{k + 1}{w}\\right) r_k \\end{aligned}`,
    hyperparameters: { ...declaration.hyperparameters, warmupSteps },
    rate: (baseRate, update, h) => {
      const steps = h.warmupSteps ?? 0;
      const warmth = update + 1 < steps ? (update + 1) / steps : 1;
      // A rate that grows without bound stays finite.
      return Math.min(warmth * declaration.rate(baseRate, update, h), Number.MAX_VALUE);
    },
  };
}

/** Along a cosine from 1 at part 0 down to 0 at part 1, and up again to 1 at part 2. */
export function cosineFall(part: number): number {
  return (1 + Math.cos(Math.PI * part)) / 2;
}

/** A power that stays finite even if the factor is above 1, so that a base rate of 0 stays 0. */
export function powerOf(factor: number, exponent: number): number {
  return Math.min(factor ** exponent, Number.MAX_VALUE);
}

/** The factor by which the rate is multiplied repeatedly. */
export function decayPerStep(
  defaultFactor: number,
  slider: readonly [number, number],
  scale: NumberHyperparameter['scale'],
): NumberHyperparameter {
  return nonNegative(phrase('Factor'), '\\gamma', defaultFactor, slider, scale);
}
