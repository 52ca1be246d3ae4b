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
  return request.kind === 'race' ? trackRace(request.runs.length, request.steps + 1) : trackSurface(request);
}

/** A run's rows arrive in order and without gaps, at most `maxRows` of them, with search shapes of one size. */
function trackRace(runCount: number, maxRows: number): StreamTracker {
  const rows = new Array<number>(runCount).fill(0);
  const shapePoints = new Array<number>(runCount).fill(0);
  return {
    accept(chunk) {
      if (chunk.kind !== 'run') return 'a chunk of a surface came in a run';
      const expected = rows[chunk.run];
      if (expected === undefined) return `run ${chunk.run} does not exist`;
      if (chunk.firstRow !== expected) {
        return `row ${chunk.firstRow} of run ${chunk.run} came where row ${expected} was due`;
      }
      if (expected + chunk.rowCount > maxRows) return `run ${chunk.run} has more than ${maxRows} rows`;
      const points = expected === 0 ? chunk.shapePoints : (shapePoints[chunk.run] ?? 0);
      if (chunk.shapePoints !== points) {
        return `a search shape of ${chunk.shapePoints} points of run ${chunk.run} came after one of ${points}`;
      }
      shapePoints[chunk.run] = points;
      rows[chunk.run] = expected + chunk.rowCount;
      return null;
    },
    finish(runs) {
      if (runs.length !== runCount) return `${runs.length} of ${runCount} runs ended`;
      const short = runs.findIndex((end, run) => end.rows !== rows[run]);
      if (short < 0) return null;
      return `${rows[short] ?? 0} of ${runs[short]?.rows ?? 0} rows of run ${short} came`;
    },
  };
}

/** Bands of a surface arrive in any order, each row exactly once. */
function trackSurface(request: { readonly columns: number; readonly rows: number }): StreamTracker {
  const seen = new Uint8Array(request.rows);
  let rowsSeen = 0;
  return {
    accept(chunk) {
      if (chunk.kind !== 'surface') return 'a chunk of a run came in a surface';
      if (chunk.columnCount !== request.columns) {
        return `rows of ${chunk.columnCount} instead of ${request.columns} heights came`;
      }
      const end = chunk.firstRow + chunk.rowCount;
      if (end > request.rows) return `row ${end - 1} does not exist`;
      for (let row = chunk.firstRow; row < end; row += 1) {
        if (seen[row] === 1) return `row ${row} came twice`;
        seen[row] = 1;
      }
      rowsSeen += chunk.rowCount;
      return null;
    },
    finish() {
      return rowsSeen === request.rows ? null : `${rowsSeen} of ${request.rows} rows came`;
    },
  };
}
