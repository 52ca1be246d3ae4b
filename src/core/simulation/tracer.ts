// Computes the rows of a run in order: by a compiled rule, or by a method.
import type { Point } from '../geometry/domain';
import { findKernel, stepsPerCall, type Kernel } from './kernel';
import { KernelInstance } from './kernelInstance';
import type { GraphRun } from './runSettings';

/** Computes rows (x, y, value, gradient norm), the first being the start. */
export interface Tracer<State = unknown> {
  /** At least one and at most `count` next rows, valid until the next call; `count` is at least 1. */
  rows(count: number): Float64Array;
  /** Points of the search shape drawn at each of those rows, x and y in turn; null if none is drawn. */
  readonly shapes: Float64Array | null;
  /** A method's evaluations up to each of those rows, as in `TrajectoryColumns`; null for a rule. */
  readonly evaluations: Uint32Array | null;
  /** What the next row and all after it follow from. No later row changes it: any number of tracers may resume from it. */
  save(): State;
}

/** Where a traced rule stands. */
export interface GraphState {
  /** The number of the update after the next row. */
  readonly nextUpdate: number;
  /** The bits of the particle's columns, in the order of its kernel's. */
  readonly particle: Float64Array;
}

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

/** Begins at the start, or goes on from where a tracer of the same rule has stood, of whatever variant. */
export function createGraphTracer(
  run: GraphRun,
  from: { readonly start: Point } | { readonly saved: GraphState },
): Tracer<GraphState> {
  const kernel = findKernel(run.landscape, run.optimizer, run.variant);
  const instance = instanceOf(kernel);
  const particle = new Float64Array(kernel.columns.length);
  if ('saved' in from) particle.set(from.saved.particle);
  else {
    instance.setRun(run);
    instance.start(run, Float64Array.from(from.start));
    instance.saveParticle(particle);
  }
  let nextUpdate = 'saved' in from ? from.saved.nextUpdate : 1;
  return {
    shapes: null,
    evaluations: null,
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
    save: () => ({ nextUpdate, particle: particle.slice() }),
  };
}
