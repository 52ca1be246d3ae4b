// A worker for tests only: its runs do what their optimizer's name says. The product's worker has no such names.
import { parentPort, workerData } from 'node:worker_threads';
import { draftRunChunk, finishRunChunk } from '../../../protocol/chunk';
import type { WorkerStart } from '../task';
import { runWorkerLoop, type ItemProducer } from '../workerLoop';

if (!parentPort) throw new Error('This module runs in a worker thread only.');

runWorkerLoop(parentPort, workerData as WorkerStart, (spec, item, fromRow): ItemProducer => {
  if (spec.kind !== 'race') throw new Error('Tests of faults use runs.');
  const run = spec.runs[item];
  if (run === undefined) throw new Error(`This race has no run ${item}.`);
  const { optimizer: behaviour, steps: lastRow } = run;
  let row = fromRow;

  function nextChunk(): ReturnType<ItemProducer['advance']> {
    const rows = Math.min(100, lastRow + 1 - row);
    const draft = draftRunChunk(rows);
    for (let i = 0; i < rows; i += 1) draft.columns.values[i] = row + i;
    const chunk = finishRunChunk(draft, item, row, rows);
    row += rows;
    const end = row > lastRow ? ({ status: 'completed', rows: row, divergedAt: null } as const) : null;
    return { chunk, rows, end };
  }

  return {
    advance(deadlineMs) {
      const faultDue = row >= 200;
      switch (behaviour) {
        case 'throw':
          if (faultDue) throw new Error('thrown on purpose');
          break;
        case 'exit':
          if (faultDue) process.exit(3);
          break;
        case 'hang':
          if (faultDue) for (;;);
          break;
        case 'exhaust':
          if (faultDue) {
            const hoard: string[][] = [];
            for (;;) hoard.push(new Array<string>(1000).fill(String(hoard.length)));
          }
          break;
        case 'endless':
          row = Math.min(row, lastRow - 200);
          while (performance.now() < deadlineMs);
          return null;
        case 'slow':
          while (performance.now() < deadlineMs);
          break;
      }
      return nextChunk();
    },
  };
});
