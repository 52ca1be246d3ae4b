// Compiles a landscape's gradient and an optimizer's rule into one WebAssembly module that steps whole populations and
// traces single lanes, many steps at a call. Hyper-parameters are data: only switches and formulas need a compilation.
import { differentiate } from '../expression/differentiate';
import { ConstantPool, Emitter, type Address, type Store } from '../expression/emit';
import { hypot, input, type Expression } from '../expression/expression';
import { lower } from '../expression/lower';
import { shareEqualNodes } from '../expression/program';
import { FunctionWriter, writeModule } from '../expression/wasmWriter';
import { compileModule, instantiate, type WasmFunction, type WasmModule } from '../expression/webAssembly';
import { coordinates, type LandscapeDefinition } from '../landscapes/define';
import type { NumericValues, OptimizerDefinition } from '../optimizers/define';

// Memory of an instance, all numbers float64:
//   constants | hyper-parameters | step scalars of up to `stepsPerCall` steps | blocks … | rows
// A block holds up to `blockParticles` particles, plane after plane: x, y, then each state buffer's x and y. It is
// small enough to stay in the first-level cache while all steps of a call run over it.

/** Particles in a block; even, as two are computed at a time. */
export const blockParticles = 256;
/** Steps, or rows of a trace, that one call does at most. */
export const stepsPerCall = 256;

/** Numbers of a row of a trace: x, y, value, gradient norm. */
export const rowNumbers = 4;

const planeBytes = 8 * blockParticles;

export interface Kernel {
  readonly module: WasmModule;
  readonly optimizer: OptimizerDefinition;
  /** State buffers in the order of their planes, which follow those of x and y. */
  readonly stateNames: readonly string[];
  readonly hyperparameterNames: readonly string[];
  readonly stepScalarNames: readonly string[];
  readonly hyperparametersAt: number;
  readonly stepScalarsAt: number;
  readonly blocksAt: number;
  readonly blockBytes: number;
}

/** The sides of the rule that leave terms out: `weightDecay` off while it is 0. */
function switchesOf(optimizer: OptimizerDefinition, h: NumericValues<string>): Record<string, boolean> {
  return Object.fromEntries(optimizer.switches.map((name) => [name, h[name] !== 0]));
}

const kernels = new WeakMap<LandscapeDefinition, Map<string, Kernel>>();

/** The kernel for these hyper-parameters; compiled when no run had the same switches before. */
export function findKernel(
  landscape: LandscapeDefinition,
  optimizer: OptimizerDefinition,
  h: NumericValues<string>,
): Kernel {
  const on = switchesOf(optimizer, h);
  const key = `${optimizer.id} ${optimizer.switches.filter((name) => on[name] === true).join(' ')}`;
  const known = kernels.get(landscape) ?? new Map<string, Kernel>();
  kernels.set(landscape, known);
  let kernel = known.get(key);
  if (kernel?.optimizer !== optimizer) {
    kernel = compileKernel(landscape, optimizer, on);
    known.set(key, kernel);
  }
  return kernel;
}

const hyperparameterInput = (name: string): string => `h ${name}`;
const stepInput = (name: string): string => `step ${name}`;
const stateInput = (name: string, coordinate: string): string => `state ${name} ${coordinate}`;

function inputRecord(
  names: readonly string[],
  inputOf: (name: string) => Expression,
): Record<string, Expression> {
  return Object.fromEntries(names.map((name) => [name, inputOf(name)]));
}

/** One update of a particle: for each plane its name and its new value. */
function updateOf(
  landscape: LandscapeDefinition,
  optimizer: OptimizerDefinition,
  on: Readonly<Record<string, boolean>>,
): Map<string, Expression> {
  const stateNames = Object.keys(optimizer.state);
  const updated = new Map<string, Expression>();
  coordinates.forEach((coordinate, i) => {
    const { theta, state } = optimizer.rule({
      theta: input(coordinate, 'particle'),
      gradient: landscape.gradient[i] ?? differentiate(landscape.value, coordinate),
      state: inputRecord(stateNames, (name) => input(stateInput(name, coordinate), 'particle')),
      h: inputRecord(Object.keys(optimizer.hyperparameters), (name) =>
        input(hyperparameterInput(name), 'run'),
      ),
      step: inputRecord(Object.keys(optimizer.step), (name) => input(stepInput(name), 'step')),
      on,
    });
    updated.set(coordinate, theta);
    for (const name of stateNames) {
      const value = state[name];
      if (value === undefined) throw new Error(`${optimizer.id}: the rule leaves out ${name}`);
      updated.set(stateInput(name, coordinate), value);
    }
  });
  return updated;
}

function compileKernel(
  landscape: LandscapeDefinition,
  optimizer: OptimizerDefinition,
  on: Readonly<Record<string, boolean>>,
): Kernel {
  const stateNames = Object.keys(optimizer.state);
  const hyperparameterNames = Object.keys(optimizer.hyperparameters);
  const stepScalarNames = Object.keys(optimizer.step);
  const planes = [
    ...coordinates,
    ...stateNames.flatMap((name) => coordinates.map((coordinate) => stateInput(name, coordinate))),
  ];

  const update = updateOf(landscape, optimizer, on);
  // A buffer that the rule passes on untouched needs no store.
  const changed = planes.filter((plane) => update.get(plane)?.name !== plane);
  const roots = shareEqualNodes(
    lower([
      ...changed.map((plane) => update.get(plane) ?? input(plane, 'particle')),
      input('x', 'particle'),
      input('y', 'particle'),
      landscape.value,
      hypot(...landscape.gradient),
    ]),
  );
  const [updated, row] = [roots.slice(0, changed.length), roots.slice(changed.length)];
  const constants = new ConstantPool(roots);

  const hyperparametersAt = constants.byteLength;
  const stepScalarsAt = hyperparametersAt + 8 * hyperparameterNames.length;
  const stepScalarBytes = 8 * stepScalarNames.length;
  const blocksAt = 64 * Math.ceil((stepScalarsAt + stepsPerCall * stepScalarBytes) / 64);
  const blockBytes = planes.length * planeBytes;

  /** Where inputs lie, given the i32 locals that hold the addresses of two particles and of a step's scalars. */
  const addressesFrom = (pair: number, step: number): ((name: string) => Address) => {
    const known = new Map<string, Address>();
    planes.forEach((name, i) => known.set(name, { base: pair, offset: i * planeBytes, kind: 'pair' }));
    hyperparameterNames.forEach((name, i) =>
      known.set(hyperparameterInput(name), {
        base: null,
        offset: hyperparametersAt + 8 * i,
        kind: 'uniform',
      }),
    );
    stepScalarNames.forEach((name, i) =>
      known.set(stepInput(name), { base: step, offset: 8 * i, kind: 'uniform' }),
    );
    return (name) => {
      const address = known.get(name);
      if (address === undefined)
        throw new Error(`${optimizer.id} on ${landscape.id}: nothing is called ${name}`);
      return address;
    };
  };
  const storesTo = (addressOf: (name: string) => Address): Store[] =>
    updated.map((value, i) => ({ value, to: addressOf(changed[i] ?? '') }));

  const writeStepping = (): FunctionWriter => {
    // step(steps, particles): all steps over the first block, then over the next one.
    const writer = new FunctionWriter('step', 2);
    const [steps, rest] = [0, 1];
    const i32 = (): number => writer.local('i32');
    const [pair, pairEnd, step, stepsDone] = [i32(), i32(), i32(), i32()];
    const [block, inBlock, zero] = [i32(), i32(), i32()];
    const addressOf = addressesFrom(pair, step);
    const emitter = new Emitter(writer, constants, addressOf);
    emitter.settleUpTo('run', updated);
    writer.i32(blocksAt);
    writer.set(block);
    writer.loopWhileBelow(zero, rest, () => {
      writer.i32(blockParticles);
      writer.set(inBlock);
      writer.i32Minimum(rest, inBlock);
      writer.set(inBlock);
      writer.i32(stepScalarsAt);
      writer.set(step);
      writer.i32(0);
      writer.set(stepsDone);
      writer.loopWhileBelow(stepsDone, steps, () => {
        const inStep = emitter.fork();
        inStep.settleUpTo('step', updated);
        writer.get(block);
        writer.set(pair);
        writer.get(block);
        writer.get(inBlock);
        writer.i32Times(8);
        writer.i32Add();
        writer.set(pairEnd);
        writer.loopWhileBelow(pair, pairEnd, () => {
          inStep.fork().store(storesTo(addressOf));
          writer.increase(pair, 16);
        });
        writer.increase(step, stepScalarBytes);
        writer.increase(stepsDone, 1);
      });
      writer.increase(block, blockBytes);
      writer.get(rest);
      writer.get(inBlock);
      writer.i32Subtract();
      writer.set(rest);
    });
    return writer;
  };

  const writeTracing = (): FunctionWriter => {
    // trace(rows, rowAt): for the first particle, writes a row (x, y, value, gradient norm) and updates, in turn.
    const writer = new FunctionWriter('trace', 2);
    const [rows, rowAt] = [0, 1];
    const [pair, step, done] = [writer.local('i32'), writer.local('i32'), writer.local('i32')];
    const addressOf = addressesFrom(pair, step);
    const emitter = new Emitter(writer, constants, addressOf);
    emitter.settleUpTo('run', roots);
    writer.i32(blocksAt);
    writer.set(pair);
    writer.i32(stepScalarsAt);
    writer.set(step);
    writer.loopWhileBelow(done, rows, () => {
      emitter
        .fork()
        .store([
          ...row.map((value, i): Store => ({ value, to: { base: rowAt, offset: 8 * i, kind: 'uniform' } })),
          ...storesTo(addressOf),
        ]);
      writer.increase(rowAt, 8 * rowNumbers);
      writer.increase(step, stepScalarBytes);
      writer.increase(done, 1);
    });
    return writer;
  };

  return {
    module: compileModule(writeModule([writeStepping(), writeTracing()], constants.toBytes())),
    optimizer,
    stateNames,
    hyperparameterNames,
    stepScalarNames,
    hyperparametersAt,
    stepScalarsAt,
    blocksAt,
    blockBytes,
  };
}

/** A kernel with memory for that many particles, and rows of a trace behind them. */
export class KernelInstance {
  readonly kernel: Kernel;
  readonly particles: number;
  private readonly numbers: Float64Array;
  private readonly rowsAt: number;
  private readonly stepFunction: WasmFunction;
  private readonly traceFunction: WasmFunction;

  constructor(kernel: Kernel, particles: number, rows: number) {
    this.kernel = kernel;
    this.particles = particles;
    this.rowsAt = kernel.blocksAt + Math.ceil(particles / blockParticles) * kernel.blockBytes;
    const instance = instantiate(kernel.module, this.rowsAt + 8 * rowNumbers * rows);
    this.numbers = new Float64Array(instance.memory.buffer);
    this.stepFunction = instance.function('step');
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
    for (let done = 0; done < count; done += stepsPerCall) {
      const steps = Math.min(stepsPerCall, count - done);
      this.setStepScalars(h, firstUpdate + done, steps);
      this.stepFunction(steps, this.particles);
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
