// Follows the rows in the chunks of one stream and detects missing, duplicate and unexpected ones.
import { outcomeNumbers } from '../core/timeline/trialRun';
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
      return trackRuns(request.runs.length, request.steps + 1, shapeProblem());
    case 'measures':
      return trackRuns(
        request.runs.length,
        request.steps + 1,
        measuresProblem('measures', request.measures.length),
      );
    case 'trials':
      return trackRuns(request.runs.length, 1, measuresProblem('trials', outcomeNumbers.length));
    case 'explanation':
      return trackTexts(request.updates.length);
    case 'surface':
      return trackRows('surface', request.columns, request.rows);
    case 'light':
      return trackRows('light', request.points, request.points);
  }
}

type RowsChunk = Extract<Chunk, { readonly run: number }>;
/** What is wrong with a chunk beside its rows. */
type ChunkProblem = (chunk: Chunk) => string | null;

const isOfRun = (chunk: Chunk): chunk is RowsChunk => 'run' in chunk;

/** A race brings rows with search shapes of one size, and counts of evaluations with all rows of a run or with none. */
function shapeProblem(): ChunkProblem {
  const firsts = new Map<number, { readonly shapePoints: number; readonly counts: boolean }>();
  return (chunk) => {
    if (chunk.kind !== 'run') return `a ${chunk.kind} chunk came in a race stream`;
    const { run, shapePoints } = chunk;
    const counts = chunk.columns.evaluations !== null;
    const first = firsts.get(run) ?? { shapePoints, counts };
    firsts.set(run, first);
    if (shapePoints !== first.shapePoints) {
      return `a search shape of ${shapePoints} points of run ${run} came after one of ${first.shapePoints}`;
    }
    return counts === first.counts ? null : `evaluations of run ${run} came for a part of its rows`;
  };
}

function measuresProblem(stream: 'measures' | 'trials', columns: number): ChunkProblem {
  return (chunk) => {
    if (chunk.kind !== 'measures') return `a ${chunk.kind} chunk came in a ${stream} stream`;
    const came = chunk.columns.length;
    return came === columns ? null : `${came} instead of ${columns} measures of run ${chunk.run} came`;
  };
}

/** A run's rows arrive in order and without gaps, at most `maxRows` of them. */
function trackRuns(runCount: number, maxRows: number, problemOf: ChunkProblem): StreamTracker {
  const received = Array.from({ length: runCount }, () => ({ rows: 0 }));
  return {
    accept(chunk) {
      const problem = problemOf(chunk);
      if (problem !== null || !isOfRun(chunk)) return problem;
      const run = received[chunk.run];
      if (run === undefined) return `run ${chunk.run} does not exist`;
      if (chunk.firstRow !== run.rows) {
        return `row ${chunk.firstRow} of run ${chunk.run} came where row ${run.rows} was due`;
      }
      if (run.rows + chunk.rowCount > maxRows) return `run ${chunk.run} has more than ${maxRows} rows`;
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

/** So many chunks of text. */
function trackTexts(count: number): StreamTracker {
  let came = 0;
  return {
    accept(chunk) {
      if (chunk.kind !== 'text') return `a ${chunk.kind} chunk came in an explanation stream`;
      came += 1;
      return came <= count ? null : `text ${came} came instead of ${count}`;
    },
    finish: () => (came === count ? null : `${came} of ${count} texts came`),
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
