// What a task for the pool is, and what the pool and its workers say to each other about it. Both sides are this
// program, so types are enough here.
import type { LandscapeReference } from '../../core/landscapes/reference';
import type { CheckedRunRequest } from '../../core/simulation/run';
import type { RunSettings } from '../../core/simulation/runSettings';
import type { RunEnd } from '../../protocol/messages';
import type { TaskControl } from './control';

/** A run of a race, with what all runs share filled in. */
export type RunSpec = Omit<CheckedRunRequest, 'steps' | 'stopWhenConverged'>;

/** A race: one item per run. Its settings are checked: workers trust them. */
export interface RaceSpec {
  readonly kind: 'race';
  readonly steps: number;
  readonly stopWhenConverged: boolean;
  readonly runs: readonly RunSpec[];
}

/** A surface's heights: one item per band of rows. Its settings are checked: workers trust them. */
export interface SurfaceSpec {
  readonly kind: 'surface';
  readonly landscape: LandscapeReference;
  readonly columns: number;
  readonly rows: number;
}

/**
 * Many particles under one rule, started all over the landscape's domain: one item per so many of them. What comes is
 * where they end. Nothing has been checked: only benchmarks ask for one.
 */
export interface PopulationSpec extends RunSettings {
  readonly kind: 'population';
  readonly count: number;
  readonly steps: number;
}

export type TaskSpec = RaceSpec | SurfaceSpec | PopulationSpec;

/** Particles per item: a few hundred kilobytes, with their state. */
export const itemParticles = 4096;

/** Heights per band: enough to be worth a message, few enough to be cancelled between two. */
const bandHeights = 65_536;

/** Rows per band of a surface. */
export function bandRows(spec: SurfaceSpec): number {
  return Math.max(1, Math.floor(bandHeights / spec.columns));
}

/** How many items a task has. Workers take them one at a time. */
export function itemCount(spec: TaskSpec): number {
  switch (spec.kind) {
    case 'race':
      return spec.runs.length;
    case 'surface':
      return Math.ceil(spec.rows / bandRows(spec));
    case 'population':
      return Math.ceil(spec.count / itemParticles);
  }
}

/** An item that a lost worker had begun; its rows before `row` have arrived already. */
export interface Resume {
  readonly item: number;
  readonly row: number;
}

/** How an item ended: a run says how, a band of a surface and a part of a population just do. */
export type ItemEnd = RunEnd | 'complete';

/** What a worker is started with. */
export interface WorkerStart {
  /** Its place in the pool. */
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
  /** Look again: credits were granted or a task was cancelled. */
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
  | { readonly type: 'failed'; readonly task: number; readonly message: string };
