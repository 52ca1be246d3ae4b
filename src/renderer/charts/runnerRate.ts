// A runner's learning rate by step: its schedule in closed form, or the constant rate; of a branch that of each leg.
import { toNumericValues } from '../../core/hyperparameters/numericValues';
import { findOptimizer } from '../../core/optimizers/registry';
import type { LegRule } from '../../core/scene/branch';
import type { SceneRunner } from '../../core/scene/scene';
import { validateSchedule } from '../../core/schedules/registry';
import { scheduledHyperparameter } from '../../core/simulation/particleUpdate';

type Rate = (step: number) => number;

/** The rate of the update from step k to step k + 1; null for a rule without a rate that a schedule could set. */
function ruleRate({ id, hyperparameters, schedule }: LegRule): Rate | null {
  const optimizer = findOptimizer(id);
  const name = optimizer === undefined ? null : scheduledHyperparameter(optimizer);
  if (name === null) return null;
  const base = Number(hyperparameters[name]);
  const checked = schedule === null ? null : validateSchedule(schedule);
  if (checked?.ok !== true) return () => base;
  const numbers = toNumericValues(checked.schedule, checked.values);
  return (step) => checked.schedule.rate(base, step, numbers);
}

/** The same of a runner; NaN at steps of a leg that has none. Null if none of its legs has one. */
export function runnerRate(runner: SceneRunner): Rate | null {
  let row = 0;
  let optimizerRow = 0;
  let last = '';
  const legs = [...runner.before, { ...runner, steps: Infinity }].flatMap((leg) => {
    if (leg.steps === 0) return [];
    // A schedule counts on in a leg of the same optimizer.
    if (leg.id !== last) optimizerRow = row;
    last = leg.id;
    const found = { firstRow: row, optimizerRow, rate: ruleRate(leg) };
    row += leg.steps;
    return [found];
  });
  if (legs.every(({ rate }) => rate === null)) return null;
  return (step) => {
    const leg = legs.findLast(({ firstRow }) => firstRow <= step) ?? legs[0];
    return leg?.rate?.(step - leg.optimizerRow) ?? NaN;
  };
}
