// A population of particles under one optimizer: count × dim in one flat array, stepped all together.
import { coordinates } from '../landscapes/define';
import { evaluatePoints } from '../landscapes/evaluate';
import type { HyperparameterValues } from '../optimizers/optimizer';
import { findKernel } from './kernel';
import { KernelInstance } from './kernelInstance';
import { InvalidRunError, resolveRun } from './run';

export interface PopulationRequest {
  /** Ids. */
  readonly landscape: string;
  readonly optimizer: string;
  /** Those left out take the optimizer's defaults. */
  readonly hyperparameters: HyperparameterValues;
  /** x and y of each particle in turn. */
  readonly starts: Float64Array;
}

export interface Population {
  readonly count: number;
  /** Parameters of a particle. */
  readonly dim: number;
  /** Updates taken so far. */
  readonly steps: number;
  /** Takes that many updates of all particles; in whatever portions, the result is the same to the bit. */
  step(count: number): void;
  /** Positions, particle after particle. A copy that the population refreshes whenever this is read. */
  readonly theta: Float64Array;
  /** A state buffer laid out as theta; also a copy. Throws for a name that the optimizer has not. */
  state(name: string): Float64Array;
  /** f at every particle. */
  values(): Float64Array;
  /** ∇f at every particle, laid out as theta. */
  gradients(): Float64Array;
  /** Frees its memory; it can't be used afterwards. */
  dispose(): void;
}

/**
 * Particles don't touch each other: one that leaves the finite range disturbs none.
 * Throws InvalidRunError for an unknown id, a bad hyper-parameter or an odd number of coordinates.
 */
export function createPopulation(request: PopulationRequest): Population {
  const { landscape, optimizer, h } = resolveRun(
    request.landscape,
    request.optimizer,
    request.hyperparameters,
  );
  const dim = coordinates.length;
  const count = request.starts.length / dim;
  if (!Number.isInteger(count)) {
    throw new InvalidRunError(
      'starts',
      `Invalid starts: ${request.starts.length} numbers (expected x and y of each particle)`,
    );
  }
  const kernel = findKernel(landscape, optimizer, h);
  let instance: KernelInstance | null = new KernelInstance(kernel, count, 0);
  const live = (): KernelInstance => {
    if (instance === null) throw new Error('The population has been disposed of');
    return instance;
  };
  live().setHyperparameters(h);
  live().writePair(0, request.starts);
  kernel.stateNames.forEach((name, i) => {
    const initial = optimizer.state[name]?.initial?.(h) ?? 0;
    live().writePair(2 * (i + 1), new Float64Array(dim * count).fill(initial));
  });

  let steps = 0;
  const theta = new Float64Array(dim * count);
  const currentTheta = (): Float64Array => {
    live().readPairInto(theta, 0);
    return theta;
  };
  return {
    count,
    dim,
    get steps() {
      return steps;
    },
    step(times) {
      if (count > 0) live().step(h, steps + 1, times);
      steps += times;
    },
    get theta() {
      return currentTheta();
    },
    state(name) {
      const index = kernel.stateNames.indexOf(name);
      if (index < 0) throw new Error(`${optimizer.id} has no state ${name}`);
      const buffer = new Float64Array(dim * count);
      live().readPairInto(buffer, 2 * (index + 1));
      return buffer;
    },
    values: () => evaluatePoints(landscape, currentTheta()).values,
    gradients: () => evaluatePoints(landscape, currentTheta()).gradients,
    dispose() {
      instance = null;
    },
  };
}
