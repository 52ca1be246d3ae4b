// Updates of a runner, explained by the engine.
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
  return (await loadExplanations(client, scene, runner, [step], signal))?.[0] ?? null;
}

/** Explains these updates of a runner's own run, by their numbers, in this order. As `loadExplanation`. */
export async function loadExplanations(
  client: Client,
  scene: Scene,
  runner: SceneRunner,
  updates: readonly number[],
  signal: AbortSignal,
): Promise<readonly Explanation[] | null> {
  const { request } = raceRequest(scene, [runner]);
  const explanations: Explanation[] = [];
  const stream = client.openStream(
    { ...request, kind: 'explanation', runs: request.runs.slice(0, 1), updates: [...updates] },
    {
      onChunk(chunk) {
        if (chunk.kind === 'text') explanations.push(readExplanation(chunk.text));
      },
      signal,
    },
  );
  const { reason } = await stream.done;
  return reason === 'finished' ? explanations : null;
}
