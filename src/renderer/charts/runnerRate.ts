// A runner's learning rate by step, its schedule in closed form or the constant rate, and the sharpness that it endures with it; of
// a branch those of each leg.
import type { LibraryForm } from '../../core/hyperparameters/hyperparameter';
import { toNumericValues } from '../../core/hyperparameters/numericValues';
import { findOptimizer } from '../../core/optimizers/registry';
import { stabilityLimit } from '../../core/optimizers/response';
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

/** The families whose rules divide by nothing, so that their limit is one of f's own sharpness. */
const undivided: ReadonlySet<string> = new Set(['gradient', 'momentum', 'averaging']);

/**
 * The sharpness of f at which the update from step k to step k + 1 ceases to come to rest in a bowl; null for a rule whose limit
 * is not known, or that divides each coordinate by a size of its own: its limit is not one of f's sharpness.
 */
function ruleLimit(leg: LegRule): Rate | null {
  const optimizer = findOptimizer(leg.id);
  const rate = ruleRate(leg);
  if (rate === null || optimizer?.kind !== 'graph' || !undivided.has(optimizer.family)) return null;
  const { response } = optimizer;
  if (response === undefined) return null;
  const numbers = toNumericValues(optimizer, leg.hyperparameters);
  const library = (leg.hyperparameters.convention as LibraryForm['library'] | undefined) ?? 'pytorch';
  return (step) => {
    const answer = response({ ...numbers, learningRate: rate(step) }, step + 1, library);
    return answer === null ? NaN : stabilityLimit(answer);
  };
}

/** A runner's learning rate by step; NaN at steps of a leg that has none. Null if none of its legs has one. */
export const runnerRate = (runner: SceneRunner): Rate | null => alongLegs(runner, ruleRate);

/** The sharpness that a runner endures, by step; NaN at steps of a leg that has no such limit. Null if none of its legs has one. */
export const runnerLimit = (runner: SceneRunner): Rate | null => alongLegs(runner, ruleLimit);

function alongLegs(runner: SceneRunner, of: (leg: LegRule) => Rate | null): Rate | null {
  let row = 0;
  let optimizerRow = 0;
  let last = '';
  const legs = [...runner.before, { ...runner, steps: Infinity }].flatMap((leg) => {
    if (leg.steps === 0) return [];
    // A schedule counts on in a leg of the same optimizer.
    if (leg.id !== last) optimizerRow = row;
    last = leg.id;
    const found = { firstRow: row, optimizerRow, rate: of(leg) };
    row += leg.steps;
    return [found];
  });
  if (legs.every(({ rate }) => rate === null)) return null;
  return (step) => {
    const leg = legs.findLast(({ firstRow }) => firstRow <= step) ?? legs[0];
    return leg?.rate?.(step - leg.optimizerRow) ?? NaN;
  };
}
