// The trajectories of a scene's race, whole.
import { requireLandscape } from '../../core/landscapes/resolve';
import type { Scene } from '../../core/scene/scene';
import { copyRows, createTrajectoryColumns } from '../../core/simulation/trajectory';
import type { Trajectory } from '../../core/timeline/frameAt';
import type { Client } from '../../protocol/client';
import { raceRequest } from '../../protocol/raceRequest';

/** All runs of the runners that are shown. Rejects when the race is refused or aborted. */
export async function computeTrajectories(
  scene: Scene,
  client: Client,
  signal: AbortSignal,
): Promise<Trajectory[]> {
  const { domain } = requireLandscape(scene.landscape).landscape;
  const visible = scene.optimizers.filter((runner) => runner.visible);
  const { request, runs } = raceRequest(scene, visible, domain, { shapes: true });
  const columns = runs.map(() => createTrajectoryColumns(0));
  const stream = client.openStream(request, {
    signal,
    onChunk: (chunk) => {
      if (chunk.kind !== 'run') return;
      if (chunk.firstRow === 0) {
        columns[chunk.run] = createTrajectoryColumns(scene.steps + 1, chunk.shapePoints);
      }
      copyRows(columns[chunk.run]!, chunk.firstRow, chunk.columns, chunk.rowCount, chunk.shapePoints);
    },
  });
  const end = await stream.done;
  signal.throwIfAborted();
  if (end.reason !== 'finished') throw new Error('The computation was interrupted.');
  return runs.map(({ runner, run }, index) => ({
    key: runner.key,
    run,
    state: end.runs[index]!,
    columns: columns[index]!,
  }));
}
