// Computes the complete trajectories of a scene's race, for the app's exports and for the command line.
import { runnerNames } from '../core/scene/runnerName';
import type { Scene, SceneRunner } from '../core/scene/scene';
import { copyRows, createTrajectoryColumns, type Trajectory } from '../core/simulation/trajectory';
import type { RunChunk } from './chunk';
import type { RaceRequest, RunEnd } from './messages';
import { raceRequest } from './raceRequest';

/**
 * Computes a race: calls `onChunk` with the rows of each run in order, and resolves with how each run ended, in the
 * order of the request. Rejects if the race is refused, fails or is cancelled.
 */
export type ComputeRace = (
  request: RaceRequest,
  onChunk: (chunk: RunChunk) => void,
) => Promise<readonly RunEnd[]>;

export interface TrajectoryOptions {
  /** The runners to compute. Default: all runners of the scene, including hidden ones. */
  readonly runners?: readonly SceneRunner[];
  /** Whether the runners' own search shapes are included. */
  readonly shapes?: boolean;
}

/** The options for a picture: the runners that are not hidden, with their search shapes. */
export const shownRunners = ({ optimizers }: Scene): TrajectoryOptions => ({
  runners: optimizers.filter(({ visible }) => visible),
  shapes: true,
});

/** All runs of the runners, grouped by runner. Rejects as `compute` does, and if a run could not be computed. */
export async function computeTrajectories(
  scene: Scene,
  compute: ComputeRace,
  { runners = scene.optimizers, shapes = false }: TrajectoryOptions = {},
): Promise<Trajectory[]> {
  const { request, runs } = raceRequest(scene, runners, { shapes });
  const columns = runs.map(() => createTrajectoryColumns(0));
  const ends = await compute(request, (chunk) => {
    const { run, firstRow, rowCount, shapePoints } = chunk;
    if (firstRow === 0) {
      const counts = chunk.columns.evaluations !== null;
      columns[run] = createTrajectoryColumns(scene.steps + 1, shapePoints, counts);
    }
    copyRows(columns[run]!, firstRow, chunk.columns, rowCount, shapePoints);
  });
  const failed = ends.findIndex(({ status }) => status === 'failed');
  if (failed >= 0) {
    const name = runnerNames(runners).get(runs[failed]!.runner.key)!;
    throw new Error(
      `${name} could not be computed: ${ends[failed]!.fault?.message ?? 'no reason was given'}`,
    );
  }
  return runs.map(({ runner, run }, index) => ({
    key: runner.key,
    run,
    state: ends[index]!,
    columns: columns[index]!,
  }));
}
