// The worker thread's entry: computes lanes, surfaces and populations. Never imports electron.
import { parentPort, workerData } from 'node:worker_threads';
import { createPopulationItem } from './populationItem';
import { createRunItem } from './runItem';
import { createSurfaceItem } from './surfaceItem';
import type { TaskSpec, WorkerStart } from './task';
import { runWorkerLoop, type ItemRunner } from './workerLoop';

if (!parentPort) throw new Error('This module runs in a worker thread only.');

runWorkerLoop(parentPort, workerData as WorkerStart, (spec, item, fromRow) =>
  createItem(spec, item, fromRow),
);

function createItem(spec: TaskSpec, item: number, fromRow: number): ItemRunner {
  switch (spec.kind) {
    case 'run':
      return createRunItem(spec, item, fromRow);
    case 'surface':
      return createSurfaceItem(spec, item);
    case 'population':
      return createPopulationItem(spec, item);
  }
}
