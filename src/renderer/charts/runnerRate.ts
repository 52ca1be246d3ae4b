// A runner's learning rate by step: its schedule in closed form, or the constant rate.
import { toNumericValues } from '../../core/hyperparameters/numericValues';
import { findOptimizer } from '../../core/optimizers/registry';
import type { SceneRunner } from '../../core/scene/scene';
import { validateSchedule } from '../../core/schedules/registry';
import { scheduledHyperparameter } from '../../core/simulation/particleUpdate';

/** The rate of the update from step k to step k + 1; null for a rule without a rate that a schedule could set. */
export function runnerRate({
  id,
  hyperparameters,
  schedule,
}: SceneRunner): ((step: number) => number) | null {
  const optimizer = findOptimizer(id);
  const name = optimizer === undefined ? null : scheduledHyperparameter(optimizer);
  if (name === null) return null;
  const base = Number(hyperparameters[name]);
  const checked = schedule === null ? null : validateSchedule(schedule);
  if (checked?.ok !== true) return () => base;
  const numbers = toNumericValues(checked.schedule, checked.values);
  return (step) => checked.schedule.rate(base, step, numbers);
}
