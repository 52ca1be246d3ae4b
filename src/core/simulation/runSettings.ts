// The settings of a run or a population: their validation if they come from outside, and the definitions that their ids
// refer to.
import type { LandscapeDefinition } from '../landscapes/define';
import type { LandscapeNumbers } from '../landscapes/evaluate';
import type { LandscapeReference } from '../landscapes/reference';
import { requireLandscape, resolveLandscape } from '../landscapes/resolve';
import type { GraphOptimizer } from '../optimizers/define';
import { toNumericValues, type NumericValues } from '../hyperparameters/numericValues';
import { validateHyperparameters } from '../hyperparameters/validateHyperparameters';
import type { LibraryForm, HyperparameterValues } from '../hyperparameters/hyperparameter';
import { findOptimizer, type OptimizerDefinition } from '../optimizers/registry';
import type { Issue } from '../validation/issue';
import { findSchedule, validateSchedule } from '../schedules/registry';
import {
  inputNames,
  scheduledHyperparameter,
  type ClippingKind,
  type NoiseKind,
  type Variant,
} from './particleUpdate';

/** Gradients longer than `limit` are clipped: each coordinate if `value`, the norm if `norm`. */
export interface Clipping {
  readonly kind: Exclude<ClippingKind, 'none'>;
  readonly limit: number;
}

/** The noise added to gradients: scale·z, or scale·H·z for mini-batches, with z standard normal, new at each update. */
export interface Noise {
  readonly kind: Exclude<NoiseKind, 'none'>;
  readonly scale: number;
}

/** The settings of a run, or of a population. */
export interface RunSettings {
  readonly landscape: LandscapeReference;
  /** The optimizer's id. */
  readonly optimizer: string;
  /** Missing ones take the optimizer's defaults. */
  readonly hyperparameters: HyperparameterValues;
  /** As in a scene: the schedule's id and its hyper-parameters. Ignored by rules whose rate can't be scheduled. */
  readonly schedule?: HyperparameterValues | null;
  readonly clipping?: Clipping | null;
  readonly noise?: Noise | null;
  /** Seeds all random numbers of a run: those of the noise, and of rules that draw. */
  readonly seed?: number;
  /** Selects a sequence of the seed's random numbers. */
  readonly sequence?: number;
}

/**
 * Validated and completed settings: made by `checkRunSettings`, or for requests from outside by the engine's plan. They
 * need no further checks.
 */
export type CheckedRunSettings = Required<RunSettings>;

/** The settings of a run are invalid: the message names field, value and what is allowed. */
export class InvalidRunError extends Error {
  override readonly name = 'InvalidRunError';
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

function firstOf(issues: readonly Issue[], field: string): InvalidRunError {
  const [issue] = issues;
  return new InvalidRunError(issue?.field ?? field, issue?.message ?? `Invalid ${field}`);
}

/** A run whose ids have been looked up. */
export interface ResolvedRun {
  readonly landscape: LandscapeDefinition;
  /** The landscape's own numbers, by the name of their input. */
  readonly landscapeNumbers: LandscapeNumbers;
  readonly optimizer: OptimizerDefinition;
  readonly h: NumericValues<string>;
  /** The learning rate at an update, the first being 1; null if it is constant. */
  readonly learningRateAt: ((update: number) => number) | null;
  readonly clipping: Clipping | null;
  readonly noise: Noise | null;
  readonly seed: number;
  readonly sequence: number;
  readonly hyperparameters: HyperparameterValues;
}

/** A resolved run of a compiled rule. */
export interface GraphRun extends ResolvedRun {
  readonly optimizer: GraphOptimizer;
  readonly library: LibraryForm['library'];
  readonly variant: Variant;
  /** Numbers that are constant during the run, by the name of their input. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** Throws InvalidRunError for an unknown id or a bad value. */
export function checkRunSettings(settings: RunSettings): CheckedRunSettings {
  const { clipping = null, noise = null, seed = 0, sequence = 0 } = settings;
  const found = resolveLandscape(settings.landscape);
  if (!found.ok) throw firstOf(found.issues, 'landscape');
  const optimizer = findOptimizer(settings.optimizer);
  if (optimizer === undefined) {
    throw new InvalidRunError('optimizer', `Invalid optimizer: ${settings.optimizer} (no such optimizer)`);
  }
  const validation = validateHyperparameters(optimizer, settings.hyperparameters);
  if (!validation.ok) throw firstOf(validation.issues, 'hyperparameters');
  return {
    landscape: settings.landscape,
    optimizer: optimizer.id,
    hyperparameters: validation.values,
    schedule: checkSchedule(settings.schedule ?? null, optimizer),
    clipping,
    noise,
    seed,
    sequence,
  };
}

function checkSchedule(
  schedule: HyperparameterValues | null,
  optimizer: OptimizerDefinition,
): HyperparameterValues | null {
  if (schedule === null || scheduledHyperparameter(optimizer) === null) return null;
  const validation = validateSchedule(schedule);
  if (!validation.ok) throw firstOf(validation.issues, 'schedule');
  return { id: validation.schedule.id, ...validation.values };
}

/** Looks up the definitions that settings refer to, without checking the settings. */
export function resolveRun(settings: CheckedRunSettings): ResolvedRun {
  const { hyperparameters, clipping, noise, seed, sequence } = settings;
  const { landscape, numbers: landscapeNumbers } = requireLandscape(settings.landscape);
  const optimizer = findOptimizer(settings.optimizer);
  if (optimizer === undefined) throw new Error(`There is no optimizer ${settings.optimizer}`);
  const h = toNumericValues(optimizer, hyperparameters);
  const learningRateAt = scheduleOf(settings, optimizer, h);
  return {
    landscape,
    landscapeNumbers,
    optimizer,
    hyperparameters,
    h,
    learningRateAt,
    clipping,
    noise,
    seed,
    sequence,
  };
}

function scheduleOf(
  { schedule }: CheckedRunSettings,
  optimizer: OptimizerDefinition,
  h: NumericValues<string>,
): ((update: number) => number) | null {
  const rateName = scheduledHyperparameter(optimizer);
  if (schedule === null || rateName === null) return null;
  const { id, ...values } = schedule;
  const definition = findSchedule(String(id));
  const baseRate = h[rateName];
  if (definition === undefined) throw new Error(`There is no schedule ${String(id)}`);
  if (baseRate === undefined) throw new Error(`${optimizer.id}: no value of ${rateName}`);
  const numbers = toNumericValues(definition, values);
  return (update) => definition.rate(baseRate, update - 1, numbers);
}

/** The run with the numbers and choices that its kernel needs. */
export function toGraphRun(run: ResolvedRun, optimizer: GraphOptimizer): GraphRun {
  const { hyperparameters, h, clipping, noise } = run;
  const library = (hyperparameters.convention as LibraryForm['library'] | undefined) ?? 'pytorch';
  return {
    ...run,
    optimizer,
    library,
    variant: {
      on: Object.fromEntries(optimizer.staticFlags.map((name) => [name, h[name] !== 0])),
      library,
      scheduled: run.learningRateAt !== null,
      clipping: clipping?.kind ?? 'none',
      noise: noise?.kind ?? 'none',
    },
    numbers: new Map([
      ...Object.entries(h).map(([name, value]): [string, number] => [inputNames.hyperparameter(name), value]),
      ...Object.entries(run.landscapeNumbers),
      [inputNames.clippingLimit, clipping?.limit ?? Infinity],
      [inputNames.noiseScale, noise?.scale ?? 0],
    ]),
  };
}
