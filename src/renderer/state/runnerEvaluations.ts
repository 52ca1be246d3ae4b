// How many evaluations a runner's runs have taken, found from its settings once for each edit of it.
import type { Scene, SceneRunner } from '../../core/scene/scene';
import { checkRunSettings } from '../../core/simulation/checkRunSettings';
import { createEvaluationCounter, type EvaluationsAt } from '../../core/simulation/evaluations';
import { resolveRun } from '../../core/simulation/runSettings';
import { raceRequest, runsOf } from '../../protocol/raceRequest';

const known = new WeakMap<SceneRunner, EvaluationsAt>();

/** Counts the evaluations of a runner's runs: they depend on neither landscape nor start. */
export function evaluationsOf(scene: Scene, runner: SceneRunner): EvaluationsAt {
  const before = known.get(runner);
  if (before !== undefined) return before;
  const [own] = runsOf(raceRequest(scene, [runner]).request);
  const counter = createEvaluationCounter(resolveRun(checkRunSettings(own!)));
  known.set(runner, counter);
  return counter;
}
