// What a lane and a population start from: the definitions behind the ids, and hyper-parameters checked and complete.
import type { LandscapeDefinition } from '../landscapes/define';
import { findLandscape } from '../landscapes/registry';
import { toNumericValues, type NumericValues, type OptimizerDefinition } from '../optimizers/define';
import { validateHyperparameters } from '../optimizers/hyperparameters';
import type { HyperparameterValues } from '../optimizers/optimizer';
import { findOptimizer } from '../optimizers/registry';

export interface RunDefinition {
  readonly landscape: LandscapeDefinition;
  readonly optimizer: OptimizerDefinition;
  readonly h: NumericValues<string>;
}

/** A run that was asked for can't be: the message names field, value and what is allowed. */
export class InvalidRunError extends Error {
  override readonly name = 'InvalidRunError';
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

/** Throws InvalidRunError for an unknown id or a bad hyper-parameter. */
export function resolveRun(
  landscapeId: string,
  optimizerId: string,
  hyperparameters: HyperparameterValues,
): RunDefinition {
  const landscape = findLandscape(landscapeId);
  if (landscape === undefined) {
    throw new InvalidRunError('landscape', `Invalid landscape: ${landscapeId} (no such landscape)`);
  }
  const optimizer = findOptimizer(optimizerId);
  if (optimizer === undefined) {
    throw new InvalidRunError('optimizer', `Invalid optimizer: ${optimizerId} (no such optimizer)`);
  }
  const validation = validateHyperparameters(optimizer, hyperparameters);
  if (!validation.ok) {
    const [issue] = validation.issues;
    throw new InvalidRunError(
      issue?.field ?? 'hyperparameters',
      issue?.message ?? 'Invalid hyper-parameters',
    );
  }
  return { landscape, optimizer, h: toNumericValues(validation.values) };
}
