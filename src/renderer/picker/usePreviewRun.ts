// The path of the highlighted optimizer: computed by the engine, cancelled when another one is highlighted.
import { useEffect, useState } from 'react';
import type { OptimizerDescription } from '../../core/optimizers/optimizer';
import type { HyperparameterValues } from '../../core/hyperparameters/hyperparameter';
import { sceneFields } from '../../core/scene/sceneFields';
import { createSceneRunner } from '../../core/scene/sceneRunner';
import type { Scene } from '../../core/scene/scene';
import type { Trajectory } from '../../core/simulation/trajectory';
import { computeTrajectories, type ComputeRace } from '../../protocol/computeTrajectories';
import { useApp, useScene } from '../app/appContext';
import { computeRaceBy } from '../requests/computeRace';

/** Debounce: a passing highlight starts no run. */
const restMs = 90;

/** For a preview, longer races are not run to their end. */
const maxSteps = 2000;

export interface PreviewRun {
  readonly positions: Float64Array;
  readonly rows: number;
  /** The loss of the last row. */
  readonly loss: number;
  readonly divergedAt: number | null;
}

export interface Preview {
  /** The hyper-parameters that the optimizer would start with in the open race. */
  readonly values: HyperparameterValues;
  readonly run: PreviewRun | 'failed';
}

/** What a path depends on, apart from its optimizer. */
const sceneKey = (scene: Scene): string => JSON.stringify([sceneFields.inputs(scene), scene.start]);

/** Null until the run is complete. */
export function usePreviewRun(optimizer: OptimizerDescription): Preview | null {
  const app = useApp();
  const race = useScene(sceneKey);
  const key = `${optimizer.id} ${race}`;
  const [result, setResult] = useState<{ key: string; preview: Preview } | null>(null);

  useEffect(() => {
    const abort = new AbortController();
    const isOver = (): boolean => abort.signal.aborted;
    const run = async (): Promise<void> => {
      const values = await app.suggest(optimizer);
      if (isOver()) return;
      const { scene } = app.scenes.getState();
      const compute = computeRaceBy(app.host.client, abort.signal);
      const ended = await computeRun(scene, optimizer, values, compute).catch(() => 'failed' as const);
      if (isOver()) return;
      setResult({ key: `${optimizer.id} ${race}`, preview: { values, run: ended } });
    };
    const timer = setTimeout(() => void run(), restMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [app, optimizer, race]);

  return result?.key === key ? result.preview : null;
}

/** The path of this optimizer alone in the open race. */
async function computeRun(
  scene: Scene,
  optimizer: OptimizerDescription,
  values: HyperparameterValues,
  compute: ComputeRace,
): Promise<PreviewRun> {
  const runners = [createSceneRunner(optimizer, values, [])];
  const shorter = { ...scene, steps: Math.min(scene.steps, maxSteps) };
  const [{ columns, state }] = (await computeTrajectories(shorter, compute, { runners })) as [Trajectory];
  const { rows, divergedAt } = state;
  return { positions: columns.positions, rows, loss: columns.values[rows - 1] ?? NaN, divergedAt };
}
