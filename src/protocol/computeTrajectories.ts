// The trajectories of a scene's race, whole: what the app's exports and the command line have in common.
import type { Scene, SceneRunner } from '../core/scene/scene';
import { copyRows, createTrajectoryColumns, type Trajectory } from '../core/simulation/trajectory';
import type { RunChunk } from './chunk';
import type { RaceRequest, RunEnd } from './messages';
import { raceRequest } from './raceRequest';

/**
 * Computes a race: calls `onChunk` with the rows of each run in order, and resolves with how each run ended, in the order
 * asked. Rejects when the race is refused, fails or is given up.
 */
export type ComputeRace = (
  request: RaceRequest,
  onChunk: (chunk: RunChunk) => void,
) => Promise<readonly RunEnd[]>;

export interface TrajectoryOptions {
  /** Whose runs; all runners of the scene, hidden ones too, where left out. */
  readonly runners?: readonly SceneRunner[];
  /** Whether the runners' own search shapes come with them. */
  readonly shapes?: boolean;
}

/** What a picture needs: the runners that are not hidden, with their search shapes. */
export const shownRunners = ({ optimizers }: Scene): TrajectoryOptions => ({
  runners: optimizers.filter(({ visible }) => visible),
  shapes: true,
});

/** All runs of the runners, a runner's family one after another. Rejects as `compute` does. */
export async function computeTrajectories(
  scene: Scene,
  compute: ComputeRace,
  { runners = scene.optimizers, shapes = false }: TrajectoryOptions = {},
): Promise<Trajectory[]> {
  const { request, runs } = raceRequest(scene, runners, { shapes });
  const columns = runs.map(() => createTrajectoryColumns(0));
  const ends = await compute(request, (chunk) => {
    const { run, firstRow, rowCount, shapePoints } = chunk;
    if (firstRow === 0) columns[run] = createTrajectoryColumns(scene.steps + 1, shapePoints);
    copyRows(columns[run]!, firstRow, chunk.columns, rowCount, shapePoints);
  });
  return runs.map(({ runner, run }, index) => ({
    key: runner.key,
    run,
    state: ends[index]!,
    columns: columns[index]!,
  }));
}
