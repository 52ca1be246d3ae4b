// The types of tasks and of the messages between the pool and its workers. Both sides are this program, so types are
// enough here.
import type { DrawnHeights } from '../../core/contour/surfaceLight';
import type { LandscapeReference } from '../../core/landscapes/reference';
import type { MeasureId } from '../../core/simulation/measures';
import type { CheckedRunRequest } from '../../core/simulation/run';
import type { CheckedRunSettings } from '../../core/simulation/runSettings';
import type { RunEnd } from '../../protocol/messages';
import type { TaskControl } from './control';

/** A race: one item per run. */
export interface RaceSpec {
  readonly kind: 'race';
  readonly runs: readonly CheckedRunRequest[];
}

/** Measures along the runs of a race, which are computed once more: one item per run. */
export interface MeasuresSpec {
  readonly kind: 'measures';
  readonly runs: readonly CheckedRunRequest[];
  readonly measures: readonly MeasureId[];
}

/** Runs of which only the outcome is wanted: one item per run. */
export interface TrialsSpec {
  readonly kind: 'trials';
  readonly runs: readonly CheckedRunRequest[];
  /** Whether each is repeated for the time that a step takes. */
  readonly timed: boolean;
}

/** Updates of a run, explained one after the other: one item. */
export interface ExplanationSpec {
  readonly kind: 'explanation';
  readonly run: CheckedRunRequest;
  /** Their numbers, the first update being 1. */
  readonly updates: readonly number[];
}

/** A surface's heights: one item per band of rows. */
export interface SurfaceSpec {
  readonly kind: 'surface';
  readonly landscape: LandscapeReference;
  readonly columns: number;
  readonly rows: number;
}

/** The light on a surface: one item. */
export interface LightSpec extends DrawnHeights {
  readonly kind: 'light';
  readonly landscape: LandscapeReference;
  readonly points: number;
}

/**
 * Many particles under one rule, started across the landscape's domain: one item per `itemParticles` of them. The
 * result is their final positions. Only benchmarks ask for one.
 */
export interface PopulationSpec extends CheckedRunSettings {
  readonly kind: 'population';
  readonly count: number;
  readonly steps: number;
}

/** Already validated: workers trust it. */
export type TaskSpec =
  RaceSpec | MeasuresSpec | TrialsSpec | ExplanationSpec | SurfaceSpec | LightSpec | PopulationSpec;

/** Particles per item: a few hundred kilobytes including their state. */
export const itemParticles = 4096;

/** Heights per band: enough to be worth a message, few enough to cancel quickly between two. */
const bandHeights = 65_536;

/** Whether an item is a run: it ends, or fails, for itself. Parts of anything else are of no use without each other. */
export function hasRuns(spec: TaskSpec): spec is RaceSpec | MeasuresSpec | TrialsSpec {
  return 'runs' in spec;
}

/** Rows per band of a surface. */
export function bandRows(spec: SurfaceSpec): number {
  return Math.max(1, Math.floor(bandHeights / spec.columns));
}

/** How many items a task has. Workers take them one at a time. */
export function itemCount(spec: TaskSpec): number {
  switch (spec.kind) {
    case 'race':
    case 'measures':
    case 'trials':
      return spec.runs.length;
    case 'surface':
      return Math.ceil(spec.rows / bandRows(spec));
    case 'light':
    case 'explanation':
      return 1;
    case 'population':
      return Math.ceil(spec.count / itemParticles);
  }
}

/** An item that a lost worker had begun; its rows before `row` have already arrived. */
export interface Resume {
  readonly item: number;
  readonly row: number;
}

/** How an item ended: a run's own end, or `complete` for a band of a surface, its light and a part of a population. */
export type ItemEnd = RunEnd | 'complete';

/** The data that a worker is started with. */
export interface WorkerStart {
  /** Its index in the pool. */
  readonly worker: number;
  readonly state: Int32Array;
}

export type ToWorker =
  | {
      readonly type: 'task';
      readonly task: number;
      readonly spec: TaskSpec;
      readonly control: TaskControl;
      readonly resume: readonly Resume[];
    }
  /** Check again: credits were granted or a task was cancelled. */
  | { readonly type: 'wake' };

export type FromWorker =
  | {
      readonly type: 'progress';
      readonly task: number;
      readonly item: number;
      readonly chunk: ArrayBuffer | null;
      /** Rows in the chunk. */
      readonly rows: number;
      /** Set with the item's last message. */
      readonly end: ItemEnd | null;
    }
  /** The worker has nothing more to do for this task. */
  | { readonly type: 'idle'; readonly task: number }
  /** The item can't be computed; the worker goes on with others. */
  | { readonly type: 'failed'; readonly task: number; readonly item: number; readonly message: string };
