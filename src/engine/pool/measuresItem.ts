// The measures along one run as a worker's item: it steps the run in small batches and cuts the measures into chunks.
import { createMeasuredRun } from '../../core/simulation/measures';
import type { RunEnd } from '../../protocol/messages';
import { createMeasuresChunk } from '../../protocol/chunk';
import type { MeasuresSpec } from './task';
import type { ItemProducer } from './workerLoop';

/** Maximum size of a chunk in bytes. */
const chunkBytes = 2 ** 19;

/** Measures run `item`; rows before `fromRow` are computed but not sent again. */
export function createMeasuresItem(
  { runs, measures }: MeasuresSpec,
  item: number,
  fromRow: number,
): ItemProducer {
  const request = runs[item];
  if (!request) throw new Error(`This race has no run ${item}.`);
  const run = createMeasuredRun(request, measures);
  const room = Math.min(Math.floor(chunkBytes / (8 * measures.length)), request.steps + 1);
  const columns = measures.map(() => new Float64Array(room));
  const step = Math.min(run.rowsPerLook, room);
  const isRunning = (): boolean => run.state.status === 'running';
  let firstRow = 0;
  let filled = 0;

  function skipTo(row: number, deadlineMs: number): void {
    while (firstRow < row && isRunning()) {
      firstRow += run.advance(columns, 0, Math.min(step, row - firstRow));
      if (performance.now() >= deadlineMs) return;
    }
  }

  return {
    advance(deadlineMs) {
      skipTo(fromRow, deadlineMs);
      if (firstRow < fromRow && isRunning()) return null;

      while (filled < room && isRunning()) {
        filled += run.advance(columns, filled, Math.min(step, room - filled));
        if (performance.now() >= deadlineMs) break;
      }
      if (isRunning() && filled < room) return null;

      const { status, rows, divergedAt } = run.state;
      const chunk = filled > 0 ? createMeasuresChunk(item, firstRow, filled, columns) : null;
      const sent = filled;
      firstRow += filled;
      filled = 0;
      const end: RunEnd | null = status === 'running' ? null : { status, rows, divergedAt };
      return { chunk, rows: sent, end };
    },
  };
}
