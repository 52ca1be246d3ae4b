// The path of an optimizer that is being looked at: run by the engine, given up when another one is looked at.
import { useEffect, useState } from 'react';
import type { LandscapeDescription } from '../../core/landscapes/landscape';
import { landscapeKey } from '../../core/landscapes/reference';
import type { OptimizerDescription } from '../../core/optimizers/optimizer';
import type { HyperparameterValues } from '../../core/hyperparameters/hyperparameter';
import { createSceneRunner } from '../../core/scene/defaultScene';
import type { Scene } from '../../core/scene/scene';
import { copyRows, createTrajectoryColumns } from '../../core/simulation/trajectory';
import type { Client } from '../../protocol/client';
import type { RaceRequest } from '../../protocol/messages';
import { raceRequest } from '../../protocol/raceRequest';
import { useApp, useScene } from '../app/appContext';

/** A highlight that only passes by starts no run. */
const restMs = 90;

/** Longer races are not run to their end for a picture. */
const maxSteps = 2000;

export interface PreviewRun {
  readonly positions: Float64Array;
  readonly rows: number;
  /** The loss of the last row. */
  readonly loss: number;
  readonly divergedAt: number | null;
}

export interface Preview {
  /** What the optimizer would join the open race with. */
  readonly values: HyperparameterValues;
  readonly run: PreviewRun | 'failed';
}

/** What a path depends on, apart from its optimizer. */
function sceneKey({ landscape, start, steps, seed, noise }: Scene): string {
  return JSON.stringify([landscapeKey(landscape), start, steps, seed, noise]);
}

/** Null until the run is there. */
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
      const request = previewRequest(app.scenes.getState().scene, app.landscape(), optimizer, values);
      const ended = await computeRun(app.host.client, request, abort.signal).catch(() => 'failed' as const);
      if (ended === null || isOver()) return;
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

/** The request of the race that is open, with this optimizer alone. */
function previewRequest(
  scene: Scene,
  { domain }: LandscapeDescription,
  optimizer: OptimizerDescription,
  values: HyperparameterValues,
): RaceRequest {
  const runner = createSceneRunner(optimizer, values, []);
  return raceRequest({ ...scene, steps: Math.min(scene.steps, maxSteps) }, [runner], domain).request;
}

async function computeRun(
  client: Client,
  request: RaceRequest,
  signal: AbortSignal,
): Promise<PreviewRun | null> {
  const columns = createTrajectoryColumns(request.steps + 1);
  const stream = client.openStream(request, {
    onChunk: (chunk) => {
      if (chunk.kind === 'run') copyRows(columns, chunk.firstRow, chunk.columns, chunk.rowCount, 0);
    },
    signal,
  });
  const { runs } = await stream.done;
  const run = runs[0];
  if (run === undefined) return null;
  const { rows, divergedAt } = run;
  return { positions: columns.positions, rows, loss: columns.values[rows - 1] ?? NaN, divergedAt };
}
