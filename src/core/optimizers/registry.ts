// All optimizers, in the order of the picker.
import { adagrad } from './adagrad';
import { adam } from './adam';
import type { OptimizerDefinition } from './define';
import { momentum } from './momentum';
import { nesterov } from './nesterov';
import { rmsprop } from './rmsprop';
import { sgd } from './sgd';

export const optimizers: readonly OptimizerDefinition[] = [sgd, momentum, nesterov, adagrad, rmsprop, adam];

const byId = new Map(optimizers.map((optimizer) => [optimizer.id, optimizer]));

export function findOptimizer(id: string): OptimizerDefinition | undefined {
  return byId.get(id);
}

export type { OptimizerDefinition };
