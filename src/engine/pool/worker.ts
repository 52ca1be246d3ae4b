// The worker thread's entry: computes lanes and surfaces. Never imports electron.
import { parentPort, workerData } from 'node:worker_threads';
import { createRunItem } from './runItem';
import { createSurfaceItem } from './surfaceItem';
import type { WorkerStart } from './task';
import { runWorkerLoop } from './workerLoop';

if (!parentPort) throw new Error('This module runs in a worker thread only.');

runWorkerLoop(parentPort, workerData as WorkerStart, (spec, item, fromRow) =>
  spec.kind === 'run' ? createRunItem(spec, item, fromRow) : createSurfaceItem(spec, item),
);
