// One run of a race as a worker's item: it steps the run in small batches and cuts its rows into chunks.
import { createCheckedRun } from '../../core/simulation/run';
import { createTrajectoryColumns, type TrajectoryColumns } from '../../core/simulation/trajectory';
import type { RunEnd } from '../../protocol/messages';
import { draftRunChunk, finishRunChunk, runRowBytes, type RunChunkDraft } from '../../protocol/chunk';
import type { RaceSpec } from './task';
import type { ItemProducer } from './workerLoop';

/** Maximum size of a chunk in bytes. */
const chunkBytes = 2 ** 19;

/** A chunk of this age is sent even if it is not full, so that a slow run visibly moves. */
const chunkAgeMs = 30;

/** Computes run `item` of the race; rows before `fromRow` are computed but not sent again. */
export function createRunItem(spec: RaceSpec, item: number, fromRow: number): ItemProducer {
  const request = spec.runs[item];
  if (!request) throw new Error(`This race has no run ${item}.`);
  const { steps } = request;
  const shapes = spec.runs.filter(({ searchShape }) => searchShape === true).length;
  const run = createCheckedRun(request, shapes);
  const { rowsPerLook } = run;
  const rowsAtMost = Math.max(1, Math.floor(chunkBytes / runRowBytes(run)));
  let firstRow = 0;
  let draft: RunChunkDraft | null = null;
  let filled = 0;
  let draftedAtMs = performance.now();
  let skipped: TrajectoryColumns | null = null;

  function skipTo(row: number, deadlineMs: number): void {
    while (firstRow < row && run.state.status === 'running') {
      skipped ??= createTrajectoryColumns(rowsPerLook);
      firstRow += run.advance(skipped, 0, Math.min(rowsPerLook, row - firstRow));
      if (performance.now() >= deadlineMs) return;
    }
  }

  return {
    advance(deadlineMs) {
      skipTo(fromRow, deadlineMs);
      if (firstRow < fromRow && run.state.status === 'running') return null;

      draft ??= draftRunChunk(Math.min(rowsAtMost, steps + 1 - firstRow), run);
      const room = draft.columns.values.length;
      while (filled < room && run.state.status === 'running') {
        filled += run.advance(draft.columns, filled, Math.min(rowsPerLook, room - filled));
        if (performance.now() >= deadlineMs) break;
      }

      const { status, rows, divergedAt } = run.state;
      const isOld = performance.now() - draftedAtMs > chunkAgeMs;
      if (status === 'running' && filled < room && !isOld) return null;

      const chunk = filled > 0 ? finishRunChunk(draft, item, firstRow, filled) : null;
      const sent = filled;
      firstRow += filled;
      filled = 0;
      draft = null;
      draftedAtMs = performance.now();
      const end: RunEnd | null = status === 'running' ? null : { status, rows, divergedAt };
      return { chunk, rows: sent, end };
    },
  };
}
