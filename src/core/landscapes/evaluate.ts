// Evaluates a landscape on many points at once: value, gradient and Hessian, and heights on a grid.
import { batchSize as batch, createBatch, type BatchFunction } from '../expression/batch';
import type { Expression } from '../expression/expression';
import type { LandscapeDefinition, LandscapeFunction } from './define';

export interface PointValues {
  /** f of each point. */
  readonly values: Float64Array;
  /** ∂f/∂x and ∂f/∂y of each point in turn. */
  readonly gradients: Float64Array;
  /** ∂²f/∂x², ∂²f/∂x∂y and ∂²f/∂y² of each point in turn. */
  readonly hessians: Float64Array;
}

function remember<T extends Pick<LandscapeFunction, 'value'>>(
  expressionsOf: (landscape: T) => readonly Expression[],
) {
  const known = new WeakMap<Expression, BatchFunction>();
  return (landscape: T): BatchFunction => {
    let found = known.get(landscape.value);
    if (found === undefined) {
      found = createBatch(expressionsOf(landscape));
      known.set(landscape.value, found);
    }
    return found;
  };
}

/** The landscape's own numbers, by the name of their input. */
export type LandscapeNumbers = Readonly<Record<string, number>>;

const noNumbers: LandscapeNumbers = {};

/** f alone, for a batch of points. */
export const valueBatch = remember(({ value }: Pick<LandscapeFunction, 'value'>) => [value]);
const valueAndDerivatives = remember(({ value, gradient, hessian }: LandscapeFunction) => [
  value,
  ...gradient,
  ...hessian,
]);

/** `points` holds x and y of each point in turn. */
export function evaluatePoints(
  landscape: LandscapeFunction,
  points: Float64Array,
  numbers: LandscapeNumbers = noNumbers,
): PointValues {
  const { block, run, setInputs } = valueAndDerivatives(landscape);
  setInputs(numbers);
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
      block[i] = points[2 * (first + i)] ?? NaN;
      block[batch + i] = points[2 * (first + i) + 1] ?? NaN;
    }
    run(size);
    let column = 2;
    for (const { array, width } of outputs) {
      for (let k = 0; k < width; k++, column++) {
        for (let i = 0; i < size; i++) array[(first + i) * width + k] = block[column * batch + i] ?? NaN;
      }
    }
  }
  return result;
}

/** f and its derivatives at one point. The evaluator overwrites the object in its next call. */
export interface PointValue {
  value: number;
  dx: number;
  dy: number;
  xx: number;
  xy: number;
  yy: number;
}

export type PointEvaluator = (x: number, y: number) => Readonly<PointValue>;

/** Evaluates point by point, for callers that choose the next point by the value of the last. */
export function createPointEvaluator(
  landscape: LandscapeFunction,
  numbers: LandscapeNumbers,
): PointEvaluator {
  const { block, run, setInputs } = valueAndDerivatives(landscape);
  const result: PointValue = { value: NaN, dx: NaN, dy: NaN, xx: NaN, xy: NaN, yy: NaN };
  const names = ['value', 'dx', 'dy', 'xx', 'xy', 'yy'] as const;
  return (x, y) => {
    // Other evaluators use the same batch in between.
    if (landscape.parameters.length > 0) setInputs(numbers);
    block[0] = x;
    block[batch] = y;
    run(1);
    names.forEach((name, i) => {
      result[name] = block[(2 + i) * batch] ?? NaN;
    });
    return result;
  };
}

/** As createPointEvaluator, but for f alone: a fraction of the work. */
export function createValueEvaluator(
  landscape: LandscapeFunction,
  numbers: LandscapeNumbers,
): (x: number, y: number) => number {
  const { block, run, setInputs } = valueBatch(landscape);
  return (x, y) => {
    // Other evaluators use the same batch in between.
    if (landscape.parameters.length > 0) setInputs(numbers);
    block[0] = x;
    block[batch] = y;
    run(1);
    return block[2 * batch] ?? NaN;
  };
}

/**
 * Heights on a grid of columns × rows points that spans the domain, both ends included; row 0 is the lowest y, a
 * row runs from the lowest x. Computes rows fromRow ≤ row < toRow and writes them to their places in `out`, which
 * has room for the whole grid.
 */
export function sampleSurface(
  definition: LandscapeDefinition,
  numbers: LandscapeNumbers,
  columns: number,
  rows: number,
  out: Float32Array,
  fromRow: number,
  toRow: number,
): void {
  const { block, run, setInputs } = valueBatch(definition);
  setInputs(numbers);
  const { x: xRange, y: yRange } = definition.domain;
  const along = ([low, high]: readonly [number, number], i: number, count: number): number =>
    i === count - 1 ? high : low + ((high - low) * i) / (count - 1);
  // Columns outside, rows inside: a batch of x serves all rows.
  for (let first = 0; first < columns; first += batch) {
    const size = Math.min(batch, columns - first);
    for (let i = 0; i < size; i++) block[i] = along(xRange, first + i, columns);
    for (let row = fromRow; row < toRow; row++) {
      block.fill(along(yRange, row, rows), batch, batch + size);
      run(size);
      out.set(block.subarray(2 * batch, 2 * batch + size), row * columns + first);
    }
  }
}
