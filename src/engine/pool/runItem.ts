// One lane of a race as a worker's item: it steps the lane in small batches and cuts its rows into chunks.
import { createLane } from '../../core/simulation/lane';
import { createTrajectoryColumns } from '../../core/simulation/trajectory';
import type { LaneEnd } from '../../protocol/messages';
import { draftRunChunk, finishRunChunk, runRowBytes } from '../../protocol/chunk';
import type { RunSpec } from './task';
import type { ItemRunner } from './workerLoop';

/** A chunk's size at most. */
const chunkBytes = 2 ** 19;

/** A chunk that is not full is sent anyway when it is so old, so that a slow lane is seen to move. */
const chunkAgeMs = 30;

/** Runs lane `item` of the race; rows before `fromRow` are computed but not sent again. */
export function createRunItem(spec: RunSpec, item: number, fromRow: number): ItemRunner {
  const request = spec.lanes[item];
  if (!request) throw new Error(`This race has no lane ${item}.`);
  const { steps, stopWhenConverged } = spec;
  const figures = spec.lanes.filter(({ figure }) => figure === true).length;
  const lane = createLane({ ...request, steps, stopWhenConverged }, figures);
  const { rowsPerLook } = lane;
  const rowsAtMost = Math.max(1, Math.floor(chunkBytes / runRowBytes(lane.figurePoints)));
  let firstRow = 0;
  let draft = fromRow > 0 ? null : draftFrom(0);
  let filled = 0;
  let draftedAtMs = performance.now();
  const skipped = fromRow > 0 ? createTrajectoryColumns(rowsPerLook, lane.figurePoints) : null;

  function draftFrom(row: number): ReturnType<typeof draftRunChunk> {
    return draftRunChunk(Math.min(rowsAtMost, spec.steps + 1 - row), lane.figurePoints);
  }

  function skipTo(row: number, deadlineMs: number): void {
    while (skipped && firstRow < row && lane.state.status === 'running') {
      firstRow += lane.advance(skipped, 0, Math.min(rowsPerLook, row - firstRow));
      if (performance.now() >= deadlineMs) return;
    }
  }

  return {
    advance(deadlineMs) {
      skipTo(fromRow, deadlineMs);
      if (firstRow < fromRow && lane.state.status === 'running') return null;
      if (!draft && lane.state.status === 'running') draft = draftFrom(firstRow);

      const room = draft ? draft.columns.values.length : 0;
      while (draft && filled < room && lane.state.status === 'running') {
        filled += lane.advance(draft.columns, filled, Math.min(rowsPerLook, room - filled));
        if (performance.now() >= deadlineMs) break;
      }

      const { status, rows, divergedAt } = lane.state;
      const full = draft !== null && filled === room;
      const old = filled > 0 && performance.now() - draftedAtMs > chunkAgeMs;
      if (status === 'running' && !full && !old) return null;

      const chunk = draft && filled > 0 ? finishRunChunk(draft, item, firstRow, filled) : null;
      const sent = filled;
      firstRow += filled;
      filled = 0;
      draft = null;
      draftedAtMs = performance.now();
      const end: LaneEnd | null = status === 'running' ? null : { status, rows, divergedAt };
      return { chunk, rows: sent, end };
    },
  };
}
