// Computes expressions over x and y for a batch of points at a time, compiled or interpreted, to the same bits.
import { ConstantPool, Emitter, type Address } from './emit';
import type { Expression } from './expression';
import { interpret } from './interpret';
import { lower } from './lower';
import { shareEqualNodes } from './program';
import { FunctionWriter, writeModule } from './wasmWriter';
import { compileModule, instantiate } from './webAssembly';

/** Points of a batch; even, as two are computed at a time. */
export const batchSize = 256;
const planeBytes = 8 * batchSize;

export interface BatchFunction {
  /** Planes of `batchSize` numbers: the points' x, their y, then the values of each expression. */
  readonly planes: Float64Array;
  /** Computes the values of the first `count` points. */
  run(count: number): void;
}

/** Throws where WebAssembly or its SIMD is missing or forbidden. */
export function compileBatch(expressions: readonly Expression[]): BatchFunction {
  const roots = shareEqualNodes(lower(expressions));
  const constants = new ConstantPool(roots);
  const planesAt = 64 * Math.ceil(constants.byteLength / 64);
  const planesBytes = (2 + roots.length) * planeBytes;

  const writer = new FunctionWriter('run', 1);
  const end = 0;
  const pair = writer.local('i32');
  const plane = (i: number): Address => ({ base: pair, offset: planesAt + i * planeBytes, kind: 'pair' });
  const emitter = new Emitter(writer, constants, (name) => plane(name === 'x' ? 0 : 1));
  emitter.settleUpTo('run', roots);
  writer.loopWhileBelow(pair, end, () => {
    emitter.fork().store(roots.map((value, i) => ({ value, to: plane(2 + i) })));
    writer.increase(pair, 16);
  });

  const module = compileModule(writeModule([writer], constants.toBytes()));
  const instance = instantiate(module, planesAt + planesBytes);
  const run = instance.function('run');
  return {
    planes: new Float64Array(instance.memory.buffer, planesAt, planesBytes / 8),
    run: (count) => {
      if (count > 0) run(8 * count);
    },
  };
}

export function interpretBatch(expressions: readonly Expression[]): BatchFunction {
  const roots = shareEqualNodes(lower(expressions));
  const planes = new Float64Array((2 + roots.length) * batchSize);
  return {
    planes,
    run: (count) => {
      for (let i = 0; i < count; i++) {
        interpret(roots, { x: planes[i] ?? NaN, y: planes[batchSize + i] ?? NaN }).forEach((value, k) => {
          planes[(2 + k) * batchSize + i] = value;
        });
      }
    },
  };
}

/** Compiled where that can be had; interpreted in a page, say, whose security policy forbids WebAssembly. */
export function createBatch(expressions: readonly Expression[]): BatchFunction {
  try {
    return compileBatch(expressions);
  } catch {
    return interpretBatch(expressions);
  }
}
