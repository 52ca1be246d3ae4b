// A population of particles under one optimizer: count × dim in one flat array, stepped all together.
import { coordinates } from '../landscapes/define';
import { evaluatePoints } from '../landscapes/evaluate';
import { InvalidRunError, checkRunSettings } from './checkRunSettings';
import { findKernel } from './kernel';
import { KernelInstance } from './kernelInstance';
import { inputNames } from './particleUpdate';
import { resolveRun, type CheckedRunSettings, type RunSettings } from './runSettings';

interface Starts {
  /** x and y of each particle in turn. */
  readonly starts: Float64Array;
}

export type PopulationRequest = RunSettings & Starts;

export type CheckedPopulationRequest = CheckedRunSettings & Starts;

const dim = coordinates.length;

/**
 * A population with settings that have not been validated. Throws InvalidRunError for an unknown id, a bad value, and an
 * odd number of coordinates.
 */
export function createPopulation(request: PopulationRequest) {
  const { length } = request.starts;
  if (length % dim !== 0) {
    throw new InvalidRunError(`Invalid starts: ${length} numbers (expected x and y of each particle)`);
  }
  return createCheckedPopulation({ ...request, ...checkRunSettings(request) });
}

/**
 * Particles are independent: one that leaves the finite range affects no other, and each draws numbers of its own.
 * Throws InvalidRunError for optimizers of kind `method`, which only run as single runs.
 */
export function createCheckedPopulation(request: CheckedPopulationRequest) {
  const run = resolveRun(request);
  if (run.kind !== 'graph') {
    const { id } = run.optimizer;
    throw new InvalidRunError(`Invalid optimizer: ${id} (it can't move a population)`);
  }
  const { optimizer, landscape } = run;
  const count = request.starts.length / dim;
  const kernel = findKernel(landscape, optimizer, run.variant);
  let instance: KernelInstance | null = new KernelInstance(kernel, count, 0);
  const live = (): KernelInstance => {
    if (instance === null) throw new Error('The population has been disposed of');
    return instance;
  };
  live().setRun(run);
  live().start(run, request.starts);

  let steps = 0;
  const theta = new Float64Array(dim * count);
  const currentTheta = (): Float64Array => {
    live().readInto(theta, [0, 1]);
    return theta;
  };
  return {
    count,
    /** Parameters of a particle. */
    dim,
    /** Updates taken so far. */
    get steps(): number {
      return steps;
    },
    /** Takes that many updates of all particles; the portions make no difference to the result, to the bit. */
    step(times: number): void {
      if (count > 0) live().step(run, steps + 1, times);
      steps += times;
    },
    /** Positions, particle after particle. A copy that the population refreshes whenever this is read. */
    get theta(): Float64Array {
      return currentTheta();
    },
    /**
     * A state buffer, laid out as theta, or with one number per particle if that is its scope; also a copy. Throws for a
     * name that the optimizer doesn't have.
     */
    state(name: string): Float64Array {
      const buffer = optimizer.state[name];
      if (buffer === undefined) throw new Error(`${optimizer.id} has no state ${name}`);
      const names =
        buffer.scope === 'particle'
          ? [inputNames.particleState(name)]
          : coordinates.map((coordinate) => inputNames.state(name, coordinate));
      const numbers = new Float64Array(names.length * count);
      live().readInto(
        numbers,
        names.map((column) => kernel.columns.indexOf(column)),
      );
      return numbers;
    },
    /** f at every particle. */
    values: (): Float64Array => evaluatePoints(landscape, currentTheta(), run.landscapeNumbers).values,
    /** ∇f at every particle, laid out as theta. */
    gradients: (): Float64Array => evaluatePoints(landscape, currentTheta(), run.landscapeNumbers).gradients,
    /** Frees its memory; it can't be used afterwards. */
    dispose(): void {
      instance = null;
    },
  };
}
