// Builds the engine request for a scene's race.
import { requireLandscape } from '../core/landscapes/resolve';
import { familyRuns } from '../core/scene/family';
import { searchShapeKeys } from '../core/scene/searchShapeKeys';
import type { Scene, SceneRunner } from '../core/scene/scene';
import type { RaceRequest } from './messages';

/** One run of a runner: `run` 0 is the runner itself. In the order of the request's runs. */
export interface RequestedRun {
  readonly runner: SceneRunner;
  readonly run: number;
}

export interface RequestedRace {
  readonly request: RaceRequest;
  readonly runs: readonly RequestedRun[];
}

/** The request for some of a scene's runners with all of their families, on request with their own search shapes. */
export function raceRequest(
  scene: Scene,
  runners: readonly SceneRunner[],
  { shapes = false }: { readonly shapes?: boolean } = {},
): RequestedRace {
  const { domain } = requireLandscape(scene.landscape).landscape;
  const drawn = shapes ? searchShapeKeys(scene) : null;
  const runs = runners.flatMap((runner) =>
    familyRuns(scene, runner, domain).map((member) => ({ runner, run: member.run, start: member.start })),
  );
  return {
    runs,
    request: {
      kind: 'race',
      landscape: scene.landscape,
      start: [scene.start[0], scene.start[1]],
      steps: scene.steps,
      seed: scene.seed,
      noise: scene.noise,
      stopWhenConverged: scene.stopWhenConverged,
      runs: runs.map(({ runner, run, start }) => ({
        optimizer: runner.id,
        hyperparameters: runner.hyperparameters,
        schedule: runner.schedule,
        clipping: runner.clipping,
        start: [start[0], start[1]],
        sequence: run,
        searchShape: run === 0 && drawn?.has(runner.key) === true,
      })),
    },
  };
}
