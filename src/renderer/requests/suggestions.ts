// Initial hyper-parameters for a runner here: the landscape's own, or the defaults with a learning rate that the engine
// has tried out.
import type { LandscapeDescription } from '../../core/landscapes/landscape';
import type { OptimizerDescription } from '../../core/optimizers/optimizer';
import type { HyperparameterValues } from '../../core/hyperparameters/hyperparameter';
import { sceneFields } from '../../core/scene/sceneFields';
import { raceHyperparameters } from '../../core/scene/sceneRunner';
import type { Scene } from '../../core/scene/scene';
import { bestRate, candidateRates, needsTrials, trialSteps } from '../../core/scene/suggestRate';
import { createTrajectoryColumns, copyRows } from '../../core/simulation/trajectory';
import type { Client } from '../../protocol/client';

export function createSuggestions(client: Client) {
  const known = new Map<string, Promise<HyperparameterValues>>();

  async function tryOut(
    scene: Scene,
    landscape: LandscapeDescription,
    optimizer: OptimizerDescription,
  ): Promise<HyperparameterValues> {
    const values = raceHyperparameters(landscape, optimizer);
    const steps = Math.min(scene.steps, trialSteps);
    const columns = candidateRates.map(() => createTrajectoryColumns(steps + 1));
    const stream = client.openStream(
      {
        kind: 'race',
        landscape: scene.landscape,
        start: [scene.start[0], scene.start[1]],
        steps,
        seed: scene.seed,
        stopWhenConverged: false,
        runs: candidateRates.map((learningRate) => ({
          optimizer: optimizer.id,
          hyperparameters: { ...values, learningRate },
        })),
      },
      {
        onChunk: (chunk) => {
          if (chunk.kind !== 'run') return;
          const trajectory = columns[chunk.run];
          if (trajectory)
            copyRows(trajectory, chunk.firstRow, chunk.columns, chunk.rowCount, chunk.shapePoints);
        },
      },
    );
    const { runs } = await stream.done;
    const trials = runs.map((state, i) => ({ rate: candidateRates[i]!, state, columns: columns[i]! }));
    const learningRate = bestRate(landscape, trials);
    return learningRate === null ? values : { ...values, learningRate };
  }

  return {
    /** Never rejects: if nothing can be tried, returns the defaults. */
    async suggest(
      scene: Scene,
      landscape: LandscapeDescription,
      optimizer: OptimizerDescription,
    ): Promise<HyperparameterValues> {
      if (!needsTrials(landscape, optimizer)) return raceHyperparameters(landscape, optimizer);
      const key = JSON.stringify([sceneFields.inputs(scene), scene.start, optimizer.id]);
      const pending = known.get(key) ?? tryOut(scene, landscape, optimizer);
      known.set(key, pending);
      try {
        return await pending;
      } catch {
        known.delete(key);
        return raceHyperparameters(landscape, optimizer);
      }
    },
  };
}
