// Computes the rows of a run in order: by a compiled rule, or by a method.
import type { Point } from '../geometry/domain';
import type { MethodState } from '../optimizers/methods/method';
import type { RandomState } from '../random/random';
import { findKernel, stepsPerCall, type Kernel } from './kernel';
import { KernelInstance } from './kernelInstance';
import { generatorNames } from './randomNumbers';
import type { GraphRun } from './runSettings';

/** Computes rows (x, y, value, gradient norm), the first being where it begins. */
export interface Tracer<State = unknown> {
  /** At least one and at most `count` next rows, valid until the next call; `count` is at least 1. */
  rows(count: number): Float64Array;
  /** Points of the search shape drawn at each of those rows, x and y in turn; null if none is drawn. */
  readonly shapes: Float64Array | null;
  /** A method's evaluations up to each of those rows, as in `TrajectoryColumns`; null for a rule. */
  readonly evaluations: Uint32Array | null;
  /** Whether a run ends at those rows where f has no finite gradient: methods go on. */
  readonly needsSlope: boolean;
  /** What the next row and all after it follow from. No later row changes it: any number of tracers may resume from it. */
  save(): State;
}

/** Where a traced rule stands. */
export interface GraphState {
  readonly kind: 'graph';
  /** The number of the update after the next row. */
  readonly nextUpdate: number;
  readonly columns: readonly string[];
  /** The bits of those columns of the particle. */
  readonly particle: Float64Array;
}

/** Where a traced method stands. */
export interface TracedMethodState {
  readonly kind: 'method';
  /** The number of the update after the next row. */
  readonly nextUpdate: number;
  readonly method: MethodState;
  /** The sequences from which the method and the noise draw. */
  readonly random: RandomState;
  readonly noise: RandomState;
  /** Of f, ∇f and ∇²f, so far. */
  readonly evaluations: Uint32Array;
}

export type TracerState = GraphState | TracedMethodState;

/** Where a tracer begins: at a point with the optimizer's first state, or where one of the same optimizer has stood. */
export type TracerStart<State> =
  | {
      readonly start: Point;
      /** Where the run's tracer of an earlier optimizer has stood: random numbers of the same kind are drawn on. */
      readonly after?: TracerState;
    }
  | { readonly saved: State };

// Runs of one kernel take turns in one instance: each keeps a copy of its few numbers between slices.
const instances = new WeakMap<Kernel, KernelInstance>();

function instanceOf(kernel: Kernel): KernelInstance {
  let instance = instances.get(kernel);
  if (instance === undefined) {
    instance = new KernelInstance(kernel, 1, stepsPerCall, true);
    instances.set(kernel, instance);
  }
  return instance;
}

/** Copies the generator's bits into a particle with those columns, if both have one. */
function copyGenerator(from: GraphState, columns: readonly string[], into: Float64Array): void {
  for (const name of generatorNames) {
    const [source, target] = [from.columns.indexOf(name), columns.indexOf(name)];
    if (source >= 0 && target >= 0) into.set(from.particle.subarray(source, source + 1), target);
  }
}

/** Traces a rule; it may go on from where another variant of it has stood. */
export function createGraphTracer(run: GraphRun, from: TracerStart<GraphState>): Tracer<GraphState> {
  const kernel = findKernel(run.landscape, run.optimizer, run.variant);
  const instance = instanceOf(kernel);
  const particle = new Float64Array(kernel.columns.length);
  if ('saved' in from) particle.set(from.saved.particle);
  else {
    instance.setRun(run);
    instance.start(run, Float64Array.from(from.start));
    instance.saveParticle(particle);
    if (from.after?.kind === 'graph') copyGenerator(from.after, kernel.columns, particle);
  }
  let nextUpdate = 'saved' in from ? from.saved.nextUpdate : 1;
  return {
    shapes: null,
    evaluations: null,
    needsSlope: true,
    rows(count) {
      const rows = Math.min(stepsPerCall, count);
      instance.setRun(run);
      instance.restoreParticle(particle);
      const traced = instance.trace(run, nextUpdate, rows);
      instance.saveParticle(particle);
      nextUpdate += rows;
      return traced;
    },
    // Copied as a whole: as numbers, bit patterns of NaN could change.
    save: () => ({ kind: 'graph', nextUpdate, columns: kernel.columns, particle: particle.slice() }),
  };
}
