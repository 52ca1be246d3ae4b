// Computes expressions over x and y, or over other coordinates, for a batch of points at a time, compiled or interpreted,
// to the same bits.
import { ConstantPool, Emitter, type Address } from './emit';
import { input, type Expression } from './expression';
import { createInterpreter } from './interpret';
import { lower } from './lower';
import { countUses, shareEqualNodes } from './program';
import { FunctionWriter, writeModule } from './wasmWriter';
import { compileModule, instantiateShared } from './webAssembly';

/** Points of a batch; even, as two are computed at a time. */
export const batchSize = 256;
const columnBytes = 8 * batchSize;

export interface BatchFunction {
  /**
   * Columns of `batchSize` numbers: the points' x, their y (or their other coordinates), then the values of each
   * expression. Batches share this memory: fill, run and read it without using another batch in between.
   */
  readonly block: Float64Array;
  /** Sets the inputs of frequency `run` (parameters) by name; missing ones become NaN, unknown names are ignored. */
  setInputs(values: Readonly<Record<string, number>>): void;
  /** Computes the values of the first `count` points. */
  run(count: number): void;
}

/** The default names of the coordinates. */
const xy: readonly string[] = ['x', 'y'];

/** The inputs of frequency `run`. Throws for inputs that change more often and are not coordinates. */
function namesOfRunInputs(roots: readonly Expression[], coordinates: readonly string[]): string[] {
  const names = new Set<string>();
  for (const { operation, name, frequency } of countUses(roots).keys()) {
    if (operation !== 'input') continue;
    if (frequency === 'run') names.add(name);
    else if (frequency !== 'particle' || !coordinates.includes(name)) {
      throw new Error(`A batch has no input ${name} of frequency ${frequency}`);
    }
  }
  return [...names];
}

/** Throws if WebAssembly or its SIMD is missing or forbidden. */
export function compileBatch(expressions: readonly Expression[], coordinates = xy): BatchFunction {
  const roots = shareEqualNodes(lower(expressions));
  const constants = new ConstantPool(roots);
  const runInputs = namesOfRunInputs(roots, coordinates);
  // Memory: constants | run inputs | block
  const runInputsAt = constants.byteLength;
  const blockAt = 64 * Math.ceil((runInputsAt + 8 * runInputs.length) / 64);
  const blockBytes = (coordinates.length + roots.length) * columnBytes;

  const writer = new FunctionWriter('run', 1);
  const end = 0;
  const pair = writer.local('i32');
  const column = (i: number): Address => ({ base: pair, offset: blockAt + i * columnBytes, kind: 'pair' });
  const emitter = new Emitter(writer, constants, (name) => {
    const runInput = runInputs.indexOf(name);
    if (runInput < 0) return column(coordinates.indexOf(name));
    return { base: null, offset: runInputsAt + 8 * runInput, kind: 'uniform' };
  });
  emitter.settleUpTo('run', roots);
  writer.loopWhileBelow(pair, end, () => {
    emitter.fork().store(roots.map((value, i) => ({ value, to: column(coordinates.length + i) })));
    writer.increase(pair, 16);
  });

  const module = compileModule(writeModule([writer], constants.toBytes()));
  const instance = instantiateShared(module, blockAt + blockBytes, blockAt);
  const run = instance.function('run');
  const { memory, kept } = instance;
  const inMemory = new Float64Array(memory.buffer, runInputsAt, runInputs.length);
  const inputValues = new Float64Array(kept.buffer, kept.byteOffset + runInputsAt, runInputs.length);
  inputValues.fill(NaN);
  return {
    block: new Float64Array(memory.buffer, blockAt, blockBytes / 8),
    setInputs: (values) => {
      runInputs.forEach((name, i) => {
        inputValues[i] = values[name] ?? NaN;
      });
    },
    run: (count) => {
      if (count <= 0) return;
      instance.claim();
      inMemory.set(inputValues);
      run(8 * count);
    },
  };
}

export function interpretBatch(expressions: readonly Expression[], coordinates = xy): BatchFunction {
  const roots = shareEqualNodes(lower(expressions));
  const runInputs = namesOfRunInputs(roots, coordinates);
  const evaluate = createInterpreter(roots);
  const inputs: Record<string, number> = Object.fromEntries(runInputs.map((name) => [name, NaN]));
  const block = new Float64Array((coordinates.length + roots.length) * batchSize);
  return {
    block,
    setInputs: (values) => {
      for (const name of runInputs) inputs[name] = values[name] ?? NaN;
    },
    run: (count) => {
      for (let i = 0; i < count; i++) {
        coordinates.forEach((name, column) => {
          inputs[name] = block[column * batchSize + i] ?? NaN;
        });
        evaluate(inputs).forEach((value, k) => {
          block[(coordinates.length + k) * batchSize + i] = value;
        });
      }
    },
  };
}

let compiles: boolean | null = null;

/** Whether this JavaScript engine has WebAssembly with SIMD, and may use it. */
function canCompile(): boolean {
  try {
    compiles ??= compileBatch([input('x', 'particle')]).block.length > 0;
  } catch {
    compiles = false;
  }
  return compiles;
}

/** Compiled if possible; otherwise interpreted, for example in a page whose security policy forbids WebAssembly. */
export function createBatch(expressions: readonly Expression[], coordinates = xy): BatchFunction {
  return (canCompile() ? compileBatch : interpretBatch)(expressions, coordinates);
}
