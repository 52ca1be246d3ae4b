// Creates a new runner: its key, its values, and a look that the existing ones don't have.
import { defaultHyperparameters } from '../hyperparameters/validateHyperparameters';
import type { HyperparameterValues } from '../hyperparameters/hyperparameter';
import type { LandscapeDescription, RaceEntry } from '../landscapes/landscape';
import type { OptimizerDescription } from '../optimizers/optimizer';
import { findOptimizer } from '../optimizers/registry';
import { nextRunnerLook } from './palette';
import type { SceneRunner, SceneRuns } from './scene';

export const singleRun: SceneRuns = { count: 1, spread: 0.3 };

/** A key that is not among `taken`, made of the optimizer's id and a number. */
export function freshRunnerKey(id: string, taken: readonly string[]): string {
  const keys = new Set(taken);
  let number = 1;
  while (keys.has(`${id}-${number}`)) number += 1;
  return `${id}-${number}`;
}

/** A runner to add to `existing`: fresh key and colour, the given hyper-parameters over the optimizer's defaults. */
export function createSceneRunner(
  optimizer: OptimizerDescription,
  hyperparameters: HyperparameterValues,
  existing: readonly SceneRunner[],
): SceneRunner {
  return {
    key: freshRunnerKey(
      optimizer.id,
      existing.map((runner) => runner.key),
    ),
    id: optimizer.id,
    label: null,
    hyperparameters: { ...defaultHyperparameters(optimizer), ...hyperparameters },
    schedule: null,
    clipping: null,
    before: [],
    start: null,
    runs: singleRun,
    ...nextRunnerLook(existing),
    visible: true,
    ghost: false,
    arrows: false,
  };
}

/** An optimizer's values in the landscape's own race if it takes part, otherwise its defaults. */
export function raceHyperparameters(
  landscape: LandscapeDescription,
  optimizer: OptimizerDescription,
): HyperparameterValues {
  const tuned = landscape.race.find((entry) => entry.optimizer === optimizer.id);
  return { ...defaultHyperparameters(optimizer), ...tuned?.hyperparameters };
}

/** The landscape's own race as scene runners. */
export function createRaceRunners(race: readonly RaceEntry[]): SceneRunner[] {
  const runners: SceneRunner[] = [];
  for (const { optimizer: id, hyperparameters } of race) {
    const optimizer = findOptimizer(id);
    if (optimizer === undefined) throw new Error(`A default race names an unknown optimizer: ${id}`);
    runners.push(createSceneRunner(optimizer, hyperparameters, runners));
  }
  return runners;
}
