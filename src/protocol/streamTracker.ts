// Follows one stream's chunks and notices what is lost, doubled, out of order, out of bounds or too late.
import type { Chunk } from './chunk';
import type { LaneEnd, StreamRequest } from './messages';

/** Each check returns what is wrong in words, or null. */
export interface StreamTracker {
  /** Checks the next chunk. */
  accept(chunk: Chunk): string | null;
  /** Checks that a stream said to be finished is complete. */
  finish(chunks: number, lanes: readonly LaneEnd[]): string | null;
}

/** A tracker for the chunks that may answer `request`. */
export function createStreamTracker(request: StreamRequest): StreamTracker {
  let chunksSeen = 0;
  const content =
    request.kind === 'run' ? trackRun(request.lanes.length, request.steps + 1) : trackSurface(request);
  return {
    accept(chunk) {
      if (chunk.sequence < chunksSeen) return `chunk ${chunk.sequence} came twice`;
      if (chunk.sequence > chunksSeen) {
        return `chunk ${chunk.sequence} came where chunk ${chunksSeen} was due`;
      }
      chunksSeen += 1;
      return content.accept(chunk);
    },
    finish(chunks, lanes) {
      if (chunks !== chunksSeen) return `${chunksSeen} of ${chunks} chunks came`;
      return content.finish(lanes);
    },
  };
}

interface ContentTracker {
  accept(chunk: Chunk): string | null;
  finish(lanes: readonly LaneEnd[]): string | null;
}

/** A lane's rows come in order and without gaps, at most `maxRows` of them, all with figures of the same size. */
function trackRun(laneCount: number, maxRows: number): ContentTracker {
  const rows = new Array<number>(laneCount).fill(0);
  const figurePoints = new Array<number>(laneCount).fill(0);
  return {
    accept(chunk) {
      if (chunk.kind !== 'run') return 'a chunk of a surface came in a run';
      const expected = rows[chunk.lane];
      if (expected === undefined) return `lane ${chunk.lane} does not exist`;
      if (chunk.firstRow !== expected) {
        return `row ${chunk.firstRow} of lane ${chunk.lane} came where row ${expected} was due`;
      }
      if (expected + chunk.rowCount > maxRows) return `lane ${chunk.lane} has more than ${maxRows} rows`;
      const points = expected === 0 ? chunk.figurePoints : (figurePoints[chunk.lane] ?? 0);
      if (chunk.figurePoints !== points) {
        return `a figure of ${chunk.figurePoints} points of lane ${chunk.lane} came after one of ${points}`;
      }
      figurePoints[chunk.lane] = points;
      rows[chunk.lane] = expected + chunk.rowCount;
      return null;
    },
    finish(lanes) {
      if (lanes.length !== laneCount) return `${lanes.length} of ${laneCount} lanes ended`;
      const short = lanes.findIndex((end, lane) => end.rows !== rows[lane]);
      if (short < 0) return null;
      return `${rows[short] ?? 0} of ${lanes[short]?.rows ?? 0} rows of lane ${short} came`;
    },
  };
}

/** Bands of a surface come in any order, each row exactly once. */
function trackSurface(request: { readonly columns: number; readonly rows: number }): ContentTracker {
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
