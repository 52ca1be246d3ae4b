// What the standings of a race depend on, as text for comparison.
import { runnerInputs } from '../../core/scene/runnerFields';
import { sceneFields } from '../../core/scene/sceneFields';
import type { Scene } from '../../core/scene/scene';

export function raceKey(scene: Scene): string {
  const visible = scene.optimizers.filter(({ visible }) => visible);
  return JSON.stringify([
    sceneFields.inputs({ ...scene, optimizers: [] }),
    visible.map((runner) => [runner.key, runnerInputs(scene, runner)]),
  ]);
}
