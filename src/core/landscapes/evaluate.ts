// Evaluates a landscape on many points at once: value, gradient and Hessian, and heights on a grid.
import { ConstantPool, Emitter, type Address } from '../expression/emit';
import type { Expression } from '../expression/expression';
import { interpret } from '../expression/interpret';
import { lower } from '../expression/lower';
import { shareEqualNodes } from '../expression/program';
import { FunctionWriter, writeModule } from '../expression/wasmWriter';
import { compileModule, instantiate, type WasmFunction } from '../expression/webAssembly';
import type { LandscapeDefinition } from './define';

export interface PointValues {
  /** f of each point. */
  readonly values: Float64Array;
  /** ∂f/∂x and ∂f/∂y of each point in turn. */
  readonly gradients: Float64Array;
  /** ∂²f/∂x², ∂²f/∂x∂y and ∂²f/∂y² of each point in turn. */
  readonly hessians: Float64Array;
}

/** Points of a batch; the inputs and outputs of a batch lie plane after plane in the instance's memory. */
const batch = 256;
const planeBytes = 8 * batch;

/** Computes expressions over x and y for a batch of points: `count` of them are in planes 0 and 1 of `planes`. */
interface BatchFunction {
  /** Planes of `batch` numbers: x, y, then one for each expression. */
  readonly planes: Float64Array;
  run(count: number): void;
}

function compileBatch(expressions: readonly Expression[]): BatchFunction {
  const roots = shareEqualNodes(lower(expressions));
  const constants = new ConstantPool(roots);
  const planesAt = 64 * Math.ceil(constants.byteLength / 64);
  const writer = new FunctionWriter('run', 1);
  const bytes = 0;
  const pair = writer.local('i32');
  const plane = (i: number): Address => ({ base: pair, offset: planesAt + i * planeBytes, kind: 'pair' });
  const emitter = new Emitter(writer, constants, (name) => plane(name === 'x' ? 0 : 1));
  emitter.settleUpTo('run', roots);
  writer.loopWhileBelow(pair, bytes, () => {
    emitter.fork().store(roots.map((value, i) => ({ value, to: plane(2 + i) })));
    writer.increase(pair, 16);
  });
  const module = compileModule(writeModule([writer], constants.toBytes()));
  const instance = instantiate(module, planesAt + (2 + roots.length) * planeBytes);
  const run: WasmFunction = instance.function('run');
  return {
    planes: new Float64Array(instance.memory.buffer, planesAt, (2 + roots.length) * batch),
    run: (count) => {
      if (count > 0) run(8 * count);
    },
  };
}

/** The same without compiled code, to the same bits: for pages whose security policy forbids WebAssembly. */
function interpretBatch(expressions: readonly Expression[]): BatchFunction {
  const roots = shareEqualNodes(lower(expressions));
  const planes = new Float64Array((2 + roots.length) * batch);
  return {
    planes,
    run: (count) => {
      for (let i = 0; i < count; i++) {
        interpret(roots, { x: planes[i] ?? NaN, y: planes[batch + i] ?? NaN }).forEach((value, k) => {
          planes[(2 + k) * batch + i] = value;
        });
      }
    },
  };
}

function createBatch(expressions: readonly Expression[]): BatchFunction {
  try {
    return compileBatch(expressions);
  } catch {
    return interpretBatch(expressions);
  }
}

function remember(expressionsOf: (definition: LandscapeDefinition) => readonly Expression[]) {
  const known = new WeakMap<LandscapeDefinition, BatchFunction>();
  return (definition: LandscapeDefinition): BatchFunction => {
    let found = known.get(definition);
    if (found === undefined) {
      found = createBatch(expressionsOf(definition));
      known.set(definition, found);
    }
    return found;
  };
}

const valueOnly = remember(({ value }) => [value]);
const valueAndDerivatives = remember(({ value, gradient, hessian }) => [value, ...gradient, ...hessian]);

/** `points` holds x and y of each point in turn. */
export function evaluatePoints(definition: LandscapeDefinition, points: Float64Array): PointValues {
  const { planes, run } = valueAndDerivatives(definition);
  const count = Math.floor(points.length / 2);
  const result = {
    values: new Float64Array(count),
    gradients: new Float64Array(2 * count),
    hessians: new Float64Array(3 * count),
  };
  const outputs = [
    { array: result.values, width: 1 },
    { array: result.gradients, width: 2 },
    { array: result.hessians, width: 3 },
  ];
  for (let first = 0; first < count; first += batch) {
    const size = Math.min(batch, count - first);
    for (let i = 0; i < size; i++) {
      planes[i] = points[2 * (first + i)] ?? NaN;
      planes[batch + i] = points[2 * (first + i) + 1] ?? NaN;
    }
    run(size);
    let plane = 2;
    for (const { array, width } of outputs) {
      for (let k = 0; k < width; k++, plane++) {
        for (let i = 0; i < size; i++) array[(first + i) * width + k] = planes[plane * batch + i] ?? NaN;
      }
    }
  }
  return result;
}

/**
 * Heights on a grid of columns × rows points that spans the domain, both ends included; row 0 is the lowest y, a
 * row runs from the lowest x. Computes rows fromRow ≤ row < toRow and puts them at their places in `out`, which has
 * room for the whole grid.
 */
export function sampleSurface(
  definition: LandscapeDefinition,
  columns: number,
  rows: number,
  out: Float32Array,
  fromRow: number,
  toRow: number,
): void {
  const { planes, run } = valueOnly(definition);
  const { x: xRange, y: yRange } = definition.domain;
  const along = ([low, high]: readonly [number, number], i: number, count: number): number =>
    i === count - 1 ? high : low + ((high - low) * i) / (count - 1);
  // Columns outside, rows inside: a batch of x serves all rows.
  for (let first = 0; first < columns; first += batch) {
    const size = Math.min(batch, columns - first);
    for (let i = 0; i < size; i++) planes[i] = along(xRange, first + i, columns);
    for (let row = fromRow; row < toRow; row++) {
      planes.fill(along(yRange, row, rows), batch, batch + size);
      run(size);
      out.set(planes.subarray(2 * batch, 2 * batch + size), row * columns + first);
    }
  }
}
