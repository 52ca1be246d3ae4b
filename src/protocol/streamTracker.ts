// Follows the rows in the chunks of one stream and detects missing, duplicate and unexpected ones.
import type { Chunk } from './chunk';
import type { RunEnd, StreamRequest } from './messages';

/** Each check returns an error message, or null. */
export interface StreamTracker {
  /** Checks the next chunk. */
  accept(chunk: Chunk): string | null;
  /** Checks that a stream is complete when the engine reports its end. */
  finish(runs: readonly RunEnd[]): string | null;
}

/** A tracker for the chunks that may answer `request`. */
export function createStreamTracker(request: StreamRequest): StreamTracker {
  switch (request.kind) {
    case 'race':
      return trackRace(request.runs.length, request.steps + 1);
    case 'surface':
      return trackRows('surface', request.columns, request.rows);
    case 'light':
      return trackRows('light', request.points, request.points);
  }
}

/** A run's rows arrive in order and without gaps, at most `maxRows` of them, with search shapes of one size. */
function trackRace(runCount: number, maxRows: number): StreamTracker {
  const received = Array.from({ length: runCount }, () => ({ rows: 0, shapePoints: 0, counts: false }));
  return {
    accept(chunk) {
      if (chunk.kind !== 'run') return `a ${chunk.kind} chunk came in a race stream`;
      const run = received[chunk.run];
      if (run === undefined) return `run ${chunk.run} does not exist`;
      if (chunk.firstRow !== run.rows) {
        return `row ${chunk.firstRow} of run ${chunk.run} came where row ${run.rows} was due`;
      }
      if (run.rows + chunk.rowCount > maxRows) return `run ${chunk.run} has more than ${maxRows} rows`;
      const counts = chunk.columns.evaluations !== null;
      if (run.rows === 0) {
        run.shapePoints = chunk.shapePoints;
        run.counts = counts;
      }
      if (chunk.shapePoints !== run.shapePoints) {
        return `a search shape of ${chunk.shapePoints} points of run ${chunk.run} came after one of ${run.shapePoints}`;
      }
      if (counts !== run.counts) return `evaluations of run ${chunk.run} came for a part of its rows`;
      run.rows += chunk.rowCount;
      return null;
    },
    finish(ends) {
      if (ends.length !== runCount) return `${ends.length} of ${runCount} runs ended`;
      const short = received.findIndex(({ rows }, run) => rows !== ends[run]!.rows);
      if (short < 0) return null;
      return `${received[short]!.rows} of ${ends[short]!.rows} rows of run ${short} came`;
    },
  };
}

/** Rows of a surface or its light arrive in any order, each exactly once. */
function trackRows(kind: 'surface' | 'light', columns: number, rows: number): StreamTracker {
  const seen = new Uint8Array(rows);
  let rowsSeen = 0;
  return {
    accept(chunk) {
      if (chunk.kind !== kind) return `a ${chunk.kind} chunk came in a ${kind} stream`;
      if (chunk.columnCount !== columns) {
        return `rows of ${chunk.columnCount} instead of ${columns} points came`;
      }
      const end = chunk.firstRow + chunk.rowCount;
      if (end > rows) return `row ${end - 1} does not exist`;
      for (let row = chunk.firstRow; row < end; row += 1) {
        if (seen[row] === 1) return `row ${row} came twice`;
        seen[row] = 1;
      }
      rowsSeen += chunk.rowCount;
      return null;
    },
    finish() {
      return rowsSeen === rows ? null : `${rowsSeen} of ${rows} rows came`;
    },
  };
}
