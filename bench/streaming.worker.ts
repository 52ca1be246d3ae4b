// The streaming benchmark's own worker: its runs are filled, not computed, so that only streaming is measured.
import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerStart } from '../src/engine/pool/task';
import { runWorkerLoop } from '../src/engine/pool/workerLoop';
import { draftRunChunk, finishRunChunk } from '../src/protocol/chunk';

if (!parentPort) throw new Error('This module runs in a worker thread only.');

const chunkRows = 16_384;

runWorkerLoop(parentPort, workerData as WorkerStart, (spec, item) => {
  if (spec.kind !== 'race') throw new Error('The benchmark streams runs.');
  const total = spec.runs[item]!.steps + 1;
  let row = 0;
  return {
    advance() {
      const rows = Math.min(chunkRows, total - row);
      const draft = draftRunChunk(rows);
      draft.columns.positions.fill(row);
      draft.columns.values.fill(row);
      draft.columns.gradientNorms.fill(row);
      const chunk = finishRunChunk(draft, item, row, rows);
      row += rows;
      const end = row === total ? ({ status: 'completed', rows: row, divergedAt: null } as const) : null;
      return { chunk, rows, end };
    },
  };
});
