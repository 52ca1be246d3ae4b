// The settings of a run or a population, and the definitions that their ids refer to.
import type { LandscapeDefinition } from '../landscapes/define';
import type { LandscapeNumbers } from '../landscapes/evaluate';
import type { LandscapeReference } from '../landscapes/reference';
import { requireLandscape } from '../landscapes/resolve';
import type { GraphOptimizer } from '../optimizers/define';
import type { MethodDefinition } from '../optimizers/methods/method';
import { toNumericValues, type NumericValues } from '../hyperparameters/numericValues';
import type { LibraryForm, HyperparameterValues } from '../hyperparameters/hyperparameter';
import { findOptimizer, type OptimizerDefinition } from '../optimizers/registry';
import { findSchedule } from '../schedules/registry';
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

/** The learning rate's schedule: its id and all of its hyper-parameters. */
export type ChosenSchedule = HyperparameterValues & { readonly id: string };

/** The settings of a run, or of a population. */
export interface RunSettings {
  readonly landscape: LandscapeReference;
  /** The optimizer's id. */
  readonly optimizer: string;
  /** Missing ones take the optimizer's defaults. */
  readonly hyperparameters: HyperparameterValues;
  /** As in a scene: the schedule's id and its hyper-parameters; null if the learning rate is constant. */
  readonly schedule?: HyperparameterValues | null;
  /** Null if gradients are not clipped. */
  readonly clipping?: Clipping | null;
  /**
   * The legs before its own, for a branch: it is under their settings for their updates, and goes on with its own. None by
   * default; a population has none.
   */
  readonly before?: readonly LegSettings[];
  readonly noise?: Noise | null;
  /** Seeds all random numbers of a run: those of the noise, and of rules that draw. */
  readonly seed?: number;
  /** Selects a sequence of the seed's random numbers. */
  readonly sequence?: number;
}

/**
 * Validated and completed settings: those of a scene, or made by the engine's plan or by `checkRunSettings`. They need no
 * further checks.
 */
export type CheckedRunSettings = Required<RunSettings> & {
  readonly schedule: ChosenSchedule | null;
  readonly before: readonly CheckedLegSettings[];
};

/** What a runner's rule is: an optimizer and its settings. */
type Rule = 'optimizer' | 'hyperparameters' | 'schedule' | 'clipping';

/** A rule that a run has followed for that many updates. */
export type LegSettings = Pick<RunSettings, Rule> & { readonly steps: number };

export type CheckedLegSettings = Pick<CheckedRunSettings, Rule> & { readonly steps: number };

/** A run whose ids have been looked up. */
interface LookedUpRun {
  readonly landscape: LandscapeDefinition;
  /** The landscape's own numbers, by the name of their input. */
  readonly landscapeNumbers: LandscapeNumbers;
  readonly h: NumericValues<string>;
  /** The learning rate at an update, the first being 1; null if it is constant. */
  readonly learningRateAt: ((update: number) => number) | null;
  readonly noise: Noise | null;
  readonly seed: number;
  readonly sequence: number;
}

/** A run of a compiled rule, with the numbers and choices that its kernel needs. */
export interface GraphRun extends LookedUpRun {
  readonly kind: 'graph';
  readonly optimizer: GraphOptimizer;
  readonly library: LibraryForm['library'];
  readonly variant: Variant;
  /** Numbers that are constant during the run, by the name of their input. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** A run of a method. */
export interface MethodRun extends LookedUpRun {
  readonly kind: 'method';
  readonly optimizer: MethodDefinition;
}

export type ResolvedRun = GraphRun | MethodRun;

/** Looks up the definitions that settings refer to, without checking the settings. */
export function resolveRun(settings: CheckedRunSettings): ResolvedRun {
  const { hyperparameters, noise, seed, sequence } = settings;
  const { landscape, numbers: landscapeNumbers } = requireLandscape(settings.landscape);
  const optimizer = findOptimizer(settings.optimizer);
  if (optimizer === undefined) throw new Error(`There is no optimizer ${settings.optimizer}`);
  const h = toNumericValues(optimizer, hyperparameters);
  const learningRateAt = scheduleOf(settings, optimizer, h);
  const run: LookedUpRun = { landscape, landscapeNumbers, h, learningRateAt, noise, seed, sequence };
  return optimizer.kind === 'graph'
    ? graphRun(run, optimizer, settings)
    : { ...run, kind: 'method', optimizer };
}

function scheduleOf(
  { schedule }: CheckedRunSettings,
  optimizer: OptimizerDefinition,
  h: NumericValues<string>,
): ((update: number) => number) | null {
  if (schedule === null) return null;
  const { id, ...values } = schedule;
  const definition = findSchedule(id);
  const rateName = scheduledHyperparameter(optimizer);
  const baseRate = rateName === null ? undefined : h[rateName];
  if (definition === undefined) throw new Error(`There is no schedule ${id}`);
  if (baseRate === undefined) throw new Error(`${optimizer.id}: there is no learning rate to drive`);
  const numbers = toNumericValues(definition, values);
  return (update) => definition.rate(baseRate, update - 1, numbers);
}

function graphRun(
  run: LookedUpRun,
  optimizer: GraphOptimizer,
  { hyperparameters, clipping }: CheckedRunSettings,
): GraphRun {
  const { h, noise } = run;
  const library = (hyperparameters.convention as LibraryForm['library'] | undefined) ?? 'pytorch';
  return {
    ...run,
    kind: 'graph',
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
