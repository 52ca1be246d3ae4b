// What makes the rows of a run, one after the other: a compiled rule, or a method that searches.
import type { Point } from '../geometry/domain';
import { findKernel, stepsPerCall, type Kernel } from './kernel';
import { KernelInstance } from './kernelInstance';
import type { GraphRun } from './runSettings';

/** Produces rows (x, y, value, gradient norm), the first being the start. */
export interface Tracer {
  /** The next `count` rows at most, valid until the next call. Asked for one row at least. */
  rows(count: number): Float64Array;
  /** Points of the search shape drawn at each of those rows, x and y in turn; null where none is drawn. */
  readonly shapes: Float64Array | null;
}

// Runs of one kernel take turns in one instance: a run keeps its own few numbers between slices.
const instances = new WeakMap<Kernel, KernelInstance>();

function instanceOf(kernel: Kernel): KernelInstance {
  let instance = instances.get(kernel);
  if (instance === undefined) {
    instance = new KernelInstance(kernel, 1, stepsPerCall, true);
    instances.set(kernel, instance);
  }
  return instance;
}

export function createGraphTracer(run: GraphRun, start: Point): Tracer {
  const kernel = findKernel(run.landscape, run.optimizer, run.variant);
  const instance = instanceOf(kernel);
  instance.setRun(run);
  instance.start(run, Float64Array.from(start));
  const particle = new Float64Array(kernel.columns.length);
  instance.saveParticle(particle);
  let nextUpdate = 1;
  return {
    shapes: null,
    rows(count) {
      const rows = Math.min(stepsPerCall, count);
      instance.setRun(run);
      instance.restoreParticle(particle);
      const traced = instance.trace(run, nextUpdate, rows);
      instance.saveParticle(particle);
      nextUpdate += rows;
      return traced;
    },
  };
}
