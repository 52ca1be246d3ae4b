// One run of a scene's runner, made without engine or workers.
import type { Point } from '../../geometry/domain';
import { createRun, type Run } from '../../simulation/run';
import { legSettings } from '../branch';
import type { Scene, SceneRunner } from '../scene';

/** The run that starts at `start` and draws from random sequence `sequence`. */
export function createRunOf(scene: Scene, runner: SceneRunner, start: Point, sequence: number): Run {
  const { kind, scale } = scene.noise;
  return createRun({
    landscape: scene.landscape,
    optimizer: runner.id,
    hyperparameters: runner.hyperparameters,
    schedule: runner.schedule,
    clipping: runner.clipping,
    before: legSettings(runner.before),
    noise: kind === 'none' ? null : { kind, scale },
    seed: scene.seed,
    sequence,
    start,
    steps: scene.steps,
    stopWhenConverged: scene.stopWhenConverged,
  });
}
