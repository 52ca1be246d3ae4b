// Measures along all runs of a scene's race, computed by the engine.
import type { Scene } from '../../core/scene/scene';
import type { MeasureId } from '../../core/simulation/measures';
import type { Client } from '../../protocol/client';
import { raceRequest } from '../../protocol/raceRequest';

/** A run's column of a measure, row by row; null for a run or a measure that was not asked for. */
export type MeasureColumn = (
  run: { readonly key: string; readonly run: number },
  id: MeasureId,
) => Float64Array | null;

/** Rejects as the stream does, and when `signal` is aborted. */
export async function computeMeasures(
  client: Client,
  scene: Scene,
  measures: readonly MeasureId[],
  signal: AbortSignal,
): Promise<MeasureColumn> {
  if (measures.length === 0) return () => null;
  const { request: race, runs } = raceRequest(scene, scene.optimizers);
  const columns = runs.map(() => measures.map(() => new Float64Array(scene.steps + 1)));
  const stream = client.openStream(
    { ...race, kind: 'measures', measures: [...measures] },
    {
      signal,
      onChunk: (chunk) => {
        if (chunk.kind !== 'measures') return;
        chunk.columns.forEach((column, i) => columns[chunk.run]![i]!.set(column, chunk.firstRow));
      },
    },
  );
  const end = await stream.done;
  signal.throwIfAborted();
  if (end.reason !== 'finished') throw new Error('The computation was interrupted.');
  return ({ key, run: number }, id) => {
    const index = runs.findIndex(({ runner, run }) => runner.key === key && run === number);
    const column = columns[index]?.[measures.indexOf(id)];
    return column?.subarray(0, end.runs[index]!.rows) ?? null;
  };
}
