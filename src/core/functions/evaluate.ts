// Values and derivatives of activations and losses, for any number of inputs.
import { batchSize, createBatch, type BatchFunction } from '../expression/batch';
import type { Expression } from '../expression/expression';
import { activationPrefix, type ScalarActivation } from './activations/activation';
import { parameterNumbers, type ParameterValues } from './description';
import { lossPrefix, type ScalarLoss } from './losses/loss';

export interface ActivationValues {
  readonly y: Float64Array;
  /** dy/dx, as the library that defines the activation reports it. */
  readonly dy: Float64Array;
}

export interface LossValues {
  /** Of each element. */
  readonly loss: Float64Array;
  /** ∂L/∂y of each element's own loss, not of the total. */
  readonly dloss: Float64Array;
  /** The mean of all losses. */
  readonly total: number;
}

const batches = new WeakMap<Expression, BatchFunction>();

/** Value and derivative over columns of inputs, all of the same length. */
function evaluateColumns(
  { value, derivative }: { readonly value: Expression; readonly derivative: Expression },
  names: readonly string[],
  columns: readonly ArrayLike<number>[],
  numbers: ParameterValues,
): readonly [values: Float64Array, derivatives: Float64Array] {
  const batch = batches.get(value) ?? createBatch([value, derivative], names);
  batches.set(value, batch);
  batch.setInputs(numbers);
  const count = columns[0]?.length ?? 0;
  const results = [new Float64Array(count), new Float64Array(count)] as const;
  for (let first = 0; first < count; first += batchSize) {
    const size = Math.min(batchSize, count - first);
    columns.forEach((column, index) => {
      for (let i = 0; i < size; i++) batch.block[index * batchSize + i] = column[first + i] ?? NaN;
    });
    batch.run(size);
    results.forEach((result, k) => {
      const at = (names.length + k) * batchSize;
      result.set(batch.block.subarray(at, at + size), first);
    });
  }
  return results;
}

/** `values` holds every parameter, as `validateParameters` and `defaultParameters` give them. */
export function evaluateActivation(
  activation: ScalarActivation,
  values: ParameterValues,
  x: ArrayLike<number>,
): ActivationValues {
  const numbers = parameterNumbers(activationPrefix, values);
  const { value, reportedDerivative: derivative } = activation;
  const [y, dy] = evaluateColumns({ value, derivative }, ['x'], [x], numbers);
  return { y, dy };
}

/** Outputs y against targets t of the same number; `values` holds every parameter. */
export function evaluateLoss(
  loss: ScalarLoss,
  values: ParameterValues,
  y: ArrayLike<number>,
  t: ArrayLike<number>,
): LossValues {
  const numbers = parameterNumbers(lossPrefix, values);
  const [each, dloss] = evaluateColumns(loss, ['y', 't'], [y, t], numbers);
  return { loss: each, dloss, total: each.reduce((sum, one) => sum + one, 0) / each.length };
}
