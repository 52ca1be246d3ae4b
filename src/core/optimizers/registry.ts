// All optimizers, in the order of the picker.
import { adagrad } from './adagrad';
import { adam } from './adam';
import type { GraphOptimizer } from './define';
import type { MethodDefinition } from './methods/method';
import { methods } from './methods/registry';
import { momentum } from './momentum';
import { nesterov } from './nesterov';
import { rmsprop } from './rmsprop';
import { sgd } from './sgd';

/** A rule that is compiled, or a method that searches. */
export type OptimizerDefinition = GraphOptimizer | MethodDefinition;

export const optimizers: readonly OptimizerDefinition[] = [
  sgd,
  momentum,
  nesterov,
  adagrad,
  rmsprop,
  adam,
  ...methods,
];

const byId = new Map(optimizers.map((optimizer) => [optimizer.id, optimizer]));

export function findOptimizer(id: string): OptimizerDefinition | undefined {
  return byId.get(id);
}
