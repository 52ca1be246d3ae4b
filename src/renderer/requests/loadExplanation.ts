// An update of a runner, explained by the engine.
import type { Explanation } from '../../core/explanation/explanation';
import type { Scene, SceneRunner } from '../../core/scene/scene';
import type { Client } from '../../protocol/client';
import { readExplanation } from '../../protocol/explanationText';
import { raceRequest } from '../../protocol/raceRequest';

/** Explains update number `step` of a runner's own run. Rejects with a `FailureError`; null on abort. */
export async function loadExplanation(
  client: Client,
  scene: Scene,
  runner: SceneRunner,
  step: number,
  signal: AbortSignal,
): Promise<Explanation | null> {
  const { request } = raceRequest(scene, [runner]);
  let explanation: Explanation | null = null;
  const stream = client.openStream(
    { ...request, kind: 'explanation', runs: request.runs.slice(0, 1), step },
    {
      onChunk(chunk) {
        if (chunk.kind === 'text') explanation = readExplanation(chunk.text);
      },
      signal,
    },
  );
  const { reason } = await stream.done;
  return reason === 'finished' ? explanation : null;
}
