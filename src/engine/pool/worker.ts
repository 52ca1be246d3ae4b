// The worker thread's entry: computes runs, measures along them, their outcomes, surfaces, their light and populations. Never imports electron.
import { parentPort, workerData } from 'node:worker_threads';
import { createExplanationItem } from './explanationItem';
import { createLightItem } from './lightItem';
import { createMeasuresItem } from './measuresItem';
import { createPopulationItem } from './populationItem';
import { createRunItem } from './runItem';
import { createSurfaceItem } from './surfaceItem';
import { createTrialItem } from './trialItem';
import type { TaskSpec, WorkerStart } from './task';
import { runWorkerLoop, type ItemProducer } from './workerLoop';

if (!parentPort) throw new Error('This module runs in a worker thread only.');

runWorkerLoop(parentPort, workerData as WorkerStart, (spec, item, fromRow) =>
  createItem(spec, item, fromRow),
);

function createItem(spec: TaskSpec, item: number, fromRow: number): ItemProducer {
  switch (spec.kind) {
    case 'race':
      return createRunItem(spec, item, fromRow);
    case 'measures':
      return createMeasuresItem(spec, item, fromRow);
    case 'trials':
      return createTrialItem(spec, item);
    case 'explanation':
      return createExplanationItem(spec, fromRow);
    case 'surface':
      return createSurfaceItem(spec, item);
    case 'light':
      return createLightItem(spec);
    case 'population':
      return createPopulationItem(spec, item);
  }
}
