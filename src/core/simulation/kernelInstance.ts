// The memory of a kernel: particles and hyper-parameters go in, steps and traces are made, particles come out.
import { instantiate, type WasmFunction } from '../expression/webAssembly';
import type { NumericValues } from '../optimizers/define';
import { blockParticles, rowNumbers, stepsPerCall, type Kernel } from './kernel';

/** A kernel with memory for that many particles, and rows of a trace behind them. */
export class KernelInstance {
  readonly kernel: Kernel;
  readonly particles: number;
  private readonly numbers: Float64Array;
  private readonly rowsAt: number;
  private readonly stepFunction: WasmFunction;
  private readonly stepAtOnceFunction: WasmFunction;
  private readonly traceFunction: WasmFunction;

  constructor(kernel: Kernel, particles: number, rows: number) {
    this.kernel = kernel;
    this.particles = particles;
    this.rowsAt = kernel.blocksAt + Math.ceil(particles / blockParticles) * kernel.blockBytes;
    const instance = instantiate(kernel.module, this.rowsAt + 8 * rowNumbers * rows);
    this.numbers = new Float64Array(instance.memory.buffer);
    this.stepFunction = instance.function('step');
    this.stepAtOnceFunction = instance.function('stepAtOnce');
    this.traceFunction = instance.function('trace');
  }

  setHyperparameters(h: NumericValues<string>): void {
    this.kernel.hyperparameterNames.forEach((name, i) => {
      this.numbers[this.kernel.hyperparametersAt / 8 + i] = h[name] ?? NaN;
    });
  }

  /** Scalars of `count` steps, the first being update number `firstUpdate`. */
  private setStepScalars(h: NumericValues<string>, firstUpdate: number, count: number): void {
    const names = this.kernel.stepScalarNames;
    names.forEach((name, i) => {
      const scalar = this.kernel.optimizer.step[name];
      if (scalar === undefined) return;
      let at = this.kernel.stepScalarsAt / 8 + i;
      for (let k = 0; k < count; k++, at += names.length) this.numbers[at] = scalar(h, firstUpdate + k);
    });
  }

  /** Index of a number: plane 0 and 1 are x and y, the state buffers follow two by two. */
  private indexOf(particle: number, plane: number): number {
    const block = Math.floor(particle / blockParticles);
    return (
      (this.kernel.blocksAt + block * this.kernel.blockBytes) / 8 +
      plane * blockParticles +
      (particle % blockParticles)
    );
  }

  /** Copies two planes (a buffer's x and y) from a flat array, particle by particle. */
  writePair(firstPlane: number, flat: Float64Array): void {
    for (let i = 0; i < this.particles; i++) {
      const index = this.indexOf(i, firstPlane);
      this.numbers[index] = flat[2 * i] ?? NaN;
      this.numbers[index + blockParticles] = flat[2 * i + 1] ?? NaN;
    }
  }

  readPairInto(flat: Float64Array, firstPlane: number): void {
    for (let i = 0; i < this.particles; i++) {
      const index = this.indexOf(i, firstPlane);
      flat[2 * i] = this.numbers[index] ?? NaN;
      flat[2 * i + 1] = this.numbers[index + blockParticles] ?? NaN;
    }
  }

  /** Steps all particles; hyper-parameters must have been set. */
  step(h: NumericValues<string>, firstUpdate: number, count: number): void {
    const { stepsAtOnce, stepScalarsAt, stepScalarNames } = this.kernel;
    for (let done = 0; done < count; done += stepsPerCall) {
      const steps = Math.min(stepsPerCall, count - done);
      this.setStepScalars(h, firstUpdate + done, steps);
      const rest = steps % stepsAtOnce;
      const restAt = stepScalarsAt + 8 * stepScalarNames.length * (steps - rest);
      if (steps > rest) this.stepAtOnceFunction(stepScalarsAt, steps - rest, this.particles);
      if (rest > 0) this.stepFunction(restAt, rest, this.particles);
    }
  }

  /**
   * Writes rows for the first particle, updating it after each: row 0 is where it stands, and it ends one update
   * past the last row. At most `stepsPerCall` rows. Returns them, valid until the next call.
   */
  trace(h: NumericValues<string>, firstUpdate: number, rows: number): Float64Array {
    this.setStepScalars(h, firstUpdate, rows);
    this.traceFunction(rows, this.rowsAt);
    return this.numbers.subarray(this.rowsAt / 8, this.rowsAt / 8 + rowNumbers * rows);
  }
}
