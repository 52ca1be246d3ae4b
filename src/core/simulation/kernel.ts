// Compiles a landscape's gradient and an optimizer's rule into one WebAssembly module that steps whole populations and
// traces single runs, many steps per call. Hyper-parameters are data: only new variants and formulas are compiled.
import { ConstantPool, Emitter, type Address, type Assignment } from '../expression/emit';
import { hypot, input, type Expression } from '../expression/expression';
import { lower } from '../expression/lower';
import { countUses, shareEqualNodes, substitute } from '../expression/program';
import { FunctionWriter, writeModule } from '../expression/wasmWriter';
import { compileModule, type WasmModule } from '../expression/webAssembly';
import type { LandscapeFunction } from '../landscapes/define';
import type { GraphOptimizer } from '../optimizers/define';
import { createUpdate, inputNames, type Variant } from './particleUpdate';

// Memory of an instance, all numbers float64:
//   constants | numbers of the run | step scalars of up to `stepsPerCall` steps | blocks … | rows
// A block holds up to `blockParticles` particles, column after column: x, y, then the state. It is
// small enough to stay in the first-level cache while all steps of a call run over it.

/** Particles in a block; even, as two are computed at a time. */
export const blockParticles = 256;
/** The most steps, or rows of a trace, of one call. */
export const stepsPerCall = 256;

/**
 * The most pairs of particles whose computations are interleaved, so that the processor finds more independent
 * instructions. Four are worth it for long chains of divisions and roots, as long as most values fit the registers.
 */
const maxPairsAtOnce = 4;
/** Up to this many operations per update, four pairs are interleaved. */
const moderateWork = 80;
/** From this many operations per update on, there are always independent ones: code twice as long would cost time. */
const heavyWork = 2000;
/** Up to this many operations per update, several updates are done between loading and storing a particle. */
const lightWork = 6;

/** Numbers of a row of a trace: x, y, value, gradient norm. */
export const rowNumbers = 4;

const columnBytes = 8 * blockParticles;

export interface Kernel {
  readonly module: WasmModule;
  readonly optimizer: GraphOptimizer;
  /** Steps that the module's function `stepAtOnce` does while a particle is in registers; if 1, there is only `step`. */
  readonly stepsAtOnce: number;
  /** The names of a particle's numbers, in the order of its columns: x and y first. */
  readonly columns: readonly string[];
  /** Names of the numbers that are set once per run, in their order in memory. */
  readonly runNames: readonly string[];
  /** Names of the step's scalars, with `inputNames.scheduledRate` if the learning rate is scheduled. */
  readonly stepScalarNames: readonly string[];
  readonly runNumbersAt: number;
  readonly stepScalarsAt: number;
  readonly blocksAt: number;
  readonly blockBytes: number;
}

/** By the landscape's value, which is the same object for a formula on another domain. */
const kernels = new WeakMap<Expression, Map<string, Kernel>>();

function keyOf({ id }: GraphOptimizer, variant: Variant): string {
  const { library, scheduled, clipping, noise } = variant;
  const on = Object.keys(variant.on).filter((name) => variant.on[name] === true);
  return JSON.stringify([id, library, scheduled, clipping, noise, ...on]);
}

/** The kernel of that variant; compiled if no run has needed it before. */
export function findKernel(
  landscape: LandscapeFunction,
  optimizer: GraphOptimizer,
  variant: Variant,
): Kernel {
  const key = keyOf(optimizer, variant);
  const known = kernels.get(landscape.value) ?? new Map<string, Kernel>();
  kernels.set(landscape.value, known);
  let kernel = known.get(key);
  if (kernel?.optimizer !== optimizer) {
    kernel = compileKernel(landscape, optimizer, variant);
    known.set(key, kernel);
  }
  return kernel;
}

/** An input of one of the pairs that are computed at once. */
const ofPair = (name: string, pair: number): string => `${name} of pair ${pair}`;
/** An input of one of the steps that are done at once. */
const ofStep = (name: string, step: number): string => `${name} of step ${step}`;

function compileKernel(landscape: LandscapeFunction, optimizer: GraphOptimizer, variant: Variant): Kernel {
  const { columns, after: update } = createUpdate(landscape, optimizer, variant);
  const runNames = [
    ...Object.keys(optimizer.hyperparameters).map(inputNames.hyperparameter),
    inputNames.clippingLimit,
    inputNames.noiseScale,
    ...landscape.parameters,
  ];
  const stepScalarNames = [
    ...Object.keys(optimizer.step),
    ...(variant.scheduled ? [inputNames.scheduledRate] : []),
  ];

  // A column that the rule leaves unchanged needs no store.
  const changed = columns.filter((column) => update.get(column)?.name !== column);
  const roots = shareEqualNodes(
    lower([
      ...changed.map((column) => update.get(column) ?? input(column, 'particle')),
      input('x', 'particle'),
      input('y', 'particle'),
      landscape.value,
      hypot(...landscape.gradient),
    ]),
  );
  const [updated, row] = [roots.slice(0, changed.length), roots.slice(changed.length)];
  const constants = new ConstantPool(roots);

  const runNumbersAt = constants.byteLength;
  const stepScalarsAt = runNumbersAt + 8 * runNames.length;
  const stepScalarBytes = 8 * stepScalarNames.length;
  const blocksAt = 64 * Math.ceil((stepScalarsAt + stepsPerCall * stepScalarBytes) / 64);
  const blockBytes = columns.length * columnBytes;

  const work = [...countUses(updated).keys()].filter(
    ({ operands, frequency }) => operands.length > 0 && frequency === 'particle',
  );
  const stepsAtOnce = work.length <= lightWork ? 4 : 1;
  const divides = work.some(({ operation }) => operation === 'divide');
  const pairsAtOnce =
    divides && work.length <= moderateWork ? maxPairsAtOnce : work.length < heavyWork ? 2 : 1;

  /** The addresses of inputs, given the i32 locals that hold the addresses of a particle pair and of a step's scalars. */
  const addressesFrom = (pair: number, step: number): ((name: string) => Address) => {
    const known = new Map<string, Address>();
    for (let k = 0; k < pairsAtOnce; k++) {
      columns.forEach((name, i) =>
        known.set(ofPair(name, k), { base: pair, offset: i * columnBytes + 16 * k, kind: 'pair' }),
      );
    }
    runNames.forEach((name, i) =>
      known.set(name, { base: null, offset: runNumbersAt + 8 * i, kind: 'uniform' }),
    );
    for (let k = 0; k < stepsAtOnce; k++) {
      stepScalarNames.forEach((name, i) =>
        known.set(ofStep(inputNames.step(name), k), {
          base: step,
          offset: k * stepScalarBytes + 8 * i,
          kind: 'uniform',
        }),
      );
    }
    return (name) => {
      const address = known.get(name);
      if (address === undefined) throw new Error(`${optimizer.id}: nothing is called ${name}`);
      return address;
    };
  };

  /** Particle pair number `pair` after `times` updates. */
  const afterUpdates = (times: number, pair: number): Expression[] => {
    const values = new Map(columns.map((column) => [column, input(ofPair(column, pair), 'particle')]));
    for (let k = 0; k < times; k++) {
      const after = substitute(updated, (given) => {
        if (given.frequency === 'step') return input(ofStep(given.name, k), 'step');
        return values.get(given.name) ?? given;
      });
      changed.forEach((column, i) => values.set(column, after[i] ?? input(column, 'particle')));
    }
    return changed.map((column) => values.get(column) ?? input(column, 'particle'));
  };

  /** name(scalarsAt, steps, particles): all steps, `times` at once, over the first block, then over the next one. */
  const writeStepping = (name: string, times: number): FunctionWriter => {
    const writer = new FunctionWriter(name, 3);
    const [scalarsAt, steps, rest] = [0, 1, 2];
    const i32 = (): number => writer.local('i32');
    const [pair, pairEnd, step, stepsDone] = [i32(), i32(), i32(), i32()];
    const [block, inBlock, zero] = [i32(), i32(), i32()];
    const addressOf = addressesFrom(pair, step);
    const emitter = new Emitter(writer, constants, addressOf);
    // The pairs' values alternate, so that neighbouring instructions are independent.
    const pairs = Array.from({ length: pairsAtOnce }, (_, k) => afterUpdates(times, k));
    const values = shareEqualNodes(changed.flatMap((_, i) => pairs.flatMap((of) => of[i] ?? [])));
    const stores = values.map((value, i): Assignment => {
      const column = changed[Math.floor(i / pairsAtOnce)] ?? '';
      return { value, to: addressOf(ofPair(column, i % pairsAtOnce)) };
    });

    emitter.settleUpTo('run', values);
    writer.i32(blocksAt);
    writer.set(block);
    writer.loopWhileBelow(zero, rest, () => {
      writer.i32(blockParticles);
      writer.set(inBlock);
      writer.i32Minimum(rest, inBlock);
      writer.set(inBlock);
      writer.get(scalarsAt);
      writer.set(step);
      writer.i32(0);
      writer.set(stepsDone);
      writer.loopWhileBelow(stepsDone, steps, () => {
        const inStep = emitter.fork();
        inStep.settleUpTo('step', values);
        writer.get(block);
        writer.set(pair);
        writer.get(block);
        writer.get(inBlock);
        writer.i32Times(8);
        writer.i32Add();
        writer.set(pairEnd);
        writer.loopWhileBelow(pair, pairEnd, () => {
          inStep.fork().store(stores);
          writer.increase(pair, 16 * pairsAtOnce);
        });
        writer.increase(step, times * stepScalarBytes);
        writer.increase(stepsDone, times);
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
    const rowOfPair = substitute(row, (given) =>
      given.frequency === 'particle' ? input(ofPair(given.name, 0), 'particle') : given,
    );
    const values = shareEqualNodes([...rowOfPair, ...afterUpdates(1, 0)]);
    const stores = values.map((value, i): Assignment => ({
      value,
      to:
        i < rowNumbers
          ? { base: rowAt, offset: 8 * i, kind: 'uniform' }
          : addressOf(ofPair(changed[i - rowNumbers] ?? '', 0)),
    }));
    emitter.settleUpTo('run', values);
    writer.i32(blocksAt);
    writer.set(pair);
    writer.i32(stepScalarsAt);
    writer.set(step);
    writer.loopWhileBelow(done, rows, () => {
      emitter.fork().store(stores);
      writer.increase(rowAt, 8 * rowNumbers);
      writer.increase(step, stepScalarBytes);
      writer.increase(done, 1);
    });
    return writer;
  };

  return {
    module: compileModule(
      writeModule(
        [
          writeStepping('step', 1),
          ...(stepsAtOnce > 1 ? [writeStepping('stepAtOnce', stepsAtOnce)] : []),
          writeTracing(),
        ],
        constants.toBytes(),
      ),
    ),
    optimizer,
    stepsAtOnce,
    columns,
    runNames,
    stepScalarNames,
    runNumbersAt,
    stepScalarsAt,
    blocksAt,
    blockBytes,
  };
}
