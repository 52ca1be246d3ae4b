// A kernel with its memory: sets particles and the numbers of a run, makes steps and traces, reads particles.
import {
  instantiate,
  instantiateShared,
  type SharedInstance,
  type WasmFunction,
} from '../expression/webAssembly';
import type { GraphRun } from './runSettings';
import { blockParticles, rowNumbers, stepsPerCall, type Kernel } from './kernel';
import { initialColumns, scheduledHyperparameter } from './particleUpdate';
import { generatorNames, seedGenerator } from './randomNumbers';

/**
 * A kernel with memory for that many particles, followed by rows of a trace: a memory of its own, or, if `shared`, one
 * that others use in turn.
 */
export class KernelInstance {
  readonly kernel: Kernel;
  readonly particles: number;
  private readonly numbers: Float64Array;
  private readonly rowsAt: number;
  private readonly stepFunction: WasmFunction;
  private readonly stepAtOnceFunction: WasmFunction;
  private readonly traceFunction: WasmFunction;
  private readonly instance: SharedInstance | null;

  constructor(kernel: Kernel, particles: number, rows: number, shared = false) {
    this.kernel = kernel;
    this.particles = particles;
    this.rowsAt = kernel.blocksAt + Math.ceil(particles / blockParticles) * kernel.blockBytes;
    const bytes = this.rowsAt + 8 * rowNumbers * rows;
    this.instance = shared ? instantiateShared(kernel.module, bytes, kernel.runNumbersAt) : null;
    const instance = this.instance ?? instantiate(kernel.module, bytes);
    this.numbers = new Float64Array(instance.memory.buffer);
    this.stepFunction = instance.function('step');
    this.stepAtOnceFunction = kernel.stepsAtOnce > 1 ? instance.function('stepAtOnce') : this.stepFunction;
    this.traceFunction = instance.function('trace');
  }

  /**
   * Sets the numbers that don't change during a run, and begins a turn in a shared memory: everything that is set and
   * traced afterwards is valid until the next turn of another instance.
   */
  setRun(run: GraphRun): void {
    this.instance?.claim();
    const at = this.kernel.runNumbersAt / 8;
    this.kernel.runNames.forEach((name, i) => {
      this.numbers[at + i] = run.numbers.get(name) ?? NaN;
    });
  }

  /** Scalars of `count` steps, the first being update number `firstUpdate`. */
  private setStepScalars(run: GraphRun, firstUpdate: number, count: number): void {
    const names = this.kernel.stepScalarNames;
    if (names.length === 0) return;
    const { optimizer } = this.kernel;
    const { learningRateAt, library } = run;
    const rateName = learningRateAt === null ? null : scheduledHyperparameter(optimizer);
    const h: Record<string, number> = { ...run.h };
    const scalars = names.map((name) => optimizer.step[name]);
    let at = this.kernel.stepScalarsAt / 8;
    for (let k = 0; k < count; k++) {
      const update = firstUpdate + k;
      const rate = learningRateAt?.(update) ?? NaN;
      if (rateName !== null) h[rateName] = rate;
      for (const scalar of scalars)
        this.numbers[at++] = scalar === undefined ? rate : scalar(h, update, library);
    }
  }

  /** Index of a particle's number in that column. */
  private indexOf(particle: number, column: number): number {
    const block = Math.floor(particle / blockParticles);
    return (
      (this.kernel.blocksAt + block * this.kernel.blockBytes) / 8 +
      column * blockParticles +
      (particle % blockParticles)
    );
  }

  /** Sets particles to their starts, x and y in turn, with the rule's initial state. */
  start(run: GraphRun, starts: Float64Array): void {
    const { columns, optimizer } = this.kernel;
    initialColumns(optimizer, run.h, columns).forEach((value, p) => {
      for (let i = 0; i < this.particles; i++) {
        this.numbers[this.indexOf(i, p)] =
          typeof value === 'number' ? value : (starts[2 * i + (value === 'x' ? 0 : 1)] ?? NaN);
      }
    });
    const generatorAt = columns.indexOf(generatorNames[0]);
    if (generatorAt < 0) return;
    const bits = new Float64Array(2);
    for (let i = 0; i < this.particles; i++) {
      seedGenerator(new Uint8Array(bits.buffer), run.seed, run.sequence, i);
      // Copied as bytes: as numbers, bit patterns of NaN could change.
      for (const k of [0, 1]) this.numbers.set(bits.subarray(k, k + 1), this.indexOf(i, generatorAt + k));
    }
  }

  /** Copies the first particle's bits, column by column. */
  saveParticle(into: Float64Array): void {
    this.kernel.columns.forEach((_, column) => {
      const index = this.indexOf(0, column);
      into.set(this.numbers.subarray(index, index + 1), column);
    });
  }

  /** Restores the first particle, and copies it to the second, which is computed along with it as a pair. */
  restoreParticle(from: Float64Array): void {
    this.kernel.columns.forEach((_, column) => {
      const number = from.subarray(column, column + 1);
      const index = this.indexOf(0, column);
      this.numbers.set(number, index);
      this.numbers.set(number, index + 1);
    });
  }

  /** Copies those columns into a flat array, particle by particle. */
  readInto(flat: Float64Array, columns: readonly number[]): void {
    const width = columns.length;
    columns.forEach((column, k) => {
      for (let i = 0; i < this.particles; i++)
        flat[width * i + k] = this.numbers[this.indexOf(i, column)] ?? NaN;
    });
  }

  /** Steps all particles; the run's numbers must have been set. */
  step(run: GraphRun, firstUpdate: number, count: number): void {
    const { stepsAtOnce, stepScalarsAt, stepScalarNames } = this.kernel;
    for (let done = 0; done < count; done += stepsPerCall) {
      const steps = Math.min(stepsPerCall, count - done);
      this.setStepScalars(run, firstUpdate + done, steps);
      const rest = steps % stepsAtOnce;
      const restAt = stepScalarsAt + 8 * stepScalarNames.length * (steps - rest);
      if (steps > rest) this.stepAtOnceFunction(stepScalarsAt, steps - rest, this.particles);
      if (rest > 0) this.stepFunction(restAt, rest, this.particles);
    }
  }

  /**
   * Writes rows for the first particle, updating it after each: row 0 is its current position, and it ends one update
   * past the last row. At most `stepsPerCall` rows. Returns them, valid until the next call.
   */
  trace(run: GraphRun, firstUpdate: number, rows: number): Float64Array {
    this.setStepScalars(run, firstUpdate, rows);
    this.traceFunction(rows, this.rowsAt);
    return this.numbers.subarray(this.rowsAt / 8, this.rowsAt / 8 + rowNumbers * rows);
  }
}
