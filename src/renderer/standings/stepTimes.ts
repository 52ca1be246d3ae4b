// The times that steps take, measured by the engine with the compiled rule or the method on the open landscape.
import { runnerInputs } from '../../core/scene/runnerFields';
import type { Scene, SceneRunner } from '../../core/scene/scene';
import type { Client } from '../../protocol/client';
import { tryRuns } from '../requests/tryRuns';

/** Seconds by `stepTimeKey`. */
export type StepTimes = ReadonlyMap<string, number>;

/** What the time of a runner's step may depend on, as text. */
export function stepTimeKey(scene: Scene, runner: SceneRunner): string {
  const own = { ...runner, runs: { ...runner.runs, count: 1 } };
  return JSON.stringify([scene.landscape, scene.steps, scene.noise, runnerInputs(scene, own)]);
}

/**
 * Measures the visible runners' own runs, one after the other: two at a time would slow each other down. Rejects as `tryRuns`
 * does.
 */
export async function measureStepTimes(
  client: Client,
  scene: Scene,
  signal: AbortSignal,
  onTime: (key: string, seconds: number) => void,
): Promise<void> {
  for (const runner of scene.optimizers.filter(({ visible }) => visible)) {
    const own = { ...runner, runs: { ...runner.runs, count: 1 } };
    await tryRuns(client, scene, [own], {
      timed: true,
      signal,
      onOutcomes: (_, [outcome]) => {
        const seconds = outcome?.secondsPerStep ?? null;
        if (seconds !== null) onTime(stepTimeKey(scene, runner), seconds);
      },
    });
  }
}
