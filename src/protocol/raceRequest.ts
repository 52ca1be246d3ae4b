// What a scene's race asks of the engine.
import type { Domain } from '../core/geometry/domain';
import { familyRuns } from '../core/scene/family';
import { figureKeys } from '../core/scene/figureKeys';
import type { Scene, SceneLane } from '../core/scene/scene';
import type { RunRequest } from './messages';

/** One run of a runner: `run` 0 is the runner itself. Their order is that of the request's lanes. */
export interface RaceRun {
  readonly lane: SceneLane;
  readonly run: number;
}

export interface RaceRequest {
  readonly request: RunRequest;
  readonly runs: readonly RaceRun[];
}

/** The run request of some of a scene's lanes, each with all of its family; with the runners' own figures on request. */
export function raceRequest(
  scene: Scene,
  lanes: readonly SceneLane[],
  domain: Domain,
  { figures = false }: { readonly figures?: boolean } = {},
): RaceRequest {
  const drawn = figures ? figureKeys(scene) : null;
  const runs = lanes.flatMap((lane) =>
    familyRuns(scene, lane, domain).map((member) => ({ lane, run: member.stream, start: member.start })),
  );
  return {
    runs,
    request: {
      kind: 'run',
      landscape: scene.landscape,
      start: [scene.start[0], scene.start[1]],
      steps: scene.steps,
      seed: scene.seed,
      noise: scene.noise,
      stopWhenConverged: scene.stopWhenConverged,
      lanes: runs.map(({ lane, run, start }) => ({
        optimizer: lane.id,
        hyperparameters: lane.hyperparameters,
        schedule: lane.schedule,
        clipping: lane.clipping,
        start: [start[0], start[1]],
        stream: run,
        figure: run === 0 && drawn?.has(lane.key) === true,
      })),
    },
  };
}
