// Builds the engine request for a scene's race, and reads the runs of a request.
import { requireLandscape } from '../core/landscapes/resolve';
import { legSettings } from '../core/scene/branch';
import { familyRuns } from '../core/scene/family';
import { searchShapeKeys } from '../core/scene/searchShapeKeys';
import type { Scene, SceneRunner } from '../core/scene/scene';
import type { RunRequest } from '../core/simulation/run';
import type { RaceRequest, RunsRequest } from './messages';

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
        ...(runner.before.length > 0 && { before: legSettings(runner.before) }),
        ...(start !== scene.start && { start: [start[0], start[1]] as [number, number] }),
        sequence: run,
        searchShape: run === 0 && drawn?.has(runner.key) === true,
      })),
    },
  };
}

/** The runs of a request, with the settings common to all of them filled in. Nothing is validated. */
export function runsOf(request: RunsRequest): Required<RunRequest>[] {
  const { landscape, start, steps, seed, noise, stopWhenConverged, runs } = request;
  const shared = { landscape, start, steps, seed, stopWhenConverged };
  const noiseOfAll =
    noise === undefined || noise.kind === 'none' ? null : { kind: noise.kind, scale: noise.scale };
  return runs.map((run) => ({
    ...shared,
    noise: noiseOfAll,
    ...run,
    schedule: run.schedule ?? null,
    clipping: run.clipping ?? null,
    before: run.before ?? [],
    start: run.start ?? shared.start,
    sequence: run.sequence ?? 0,
    searchShape: run.searchShape ?? false,
  }));
}
