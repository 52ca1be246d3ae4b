import { outcomeNumbers } from '../core/timeline/trialRun';
import { describe, expect, it } from 'vitest';
import {
  createLightChunk,
  createMeasuresChunk,
  decodeChunk,
  draftRunChunk,
  draftSurfaceChunk,
  finishRunChunk,
  type Chunk,
} from './chunk';
import type { RunEnd, StreamRequest } from './messages';
import { createStreamTracker, type StreamTracker } from './streamTracker';

function read(buffer: ArrayBuffer): Chunk {
  const decoded = decodeChunk(buffer);
  if (!decoded.ok) throw new Error(decoded.message);
  return decoded.chunk;
}

const rows = (firstRow: number, count: number, run = 0, shapePoints = 0, countsEvaluations = false): Chunk =>
  read(finishRunChunk(draftRunChunk(count, { shapePoints, countsEvaluations }), run, firstRow, count));

const band = (firstRow: number, count: number, columns = 3): Chunk =>
  read(draftSurfaceChunk(firstRow, count, columns).buffer);

const ended = (...counts: number[]): RunEnd[] =>
  counts.map((count) => ({ status: 'completed', rows: count, divergedAt: null }));

/** What is said of the last of some chunks; nothing may be wrong with those before it. */
function answerTo(tracker: StreamTracker, chunks: readonly Chunk[]): string | null {
  const answers = chunks.map((chunk) => tracker.accept(chunk));
  expect(answers.slice(0, -1).filter((answer) => answer !== null)).toEqual([]);
  return answers.at(-1) ?? null;
}

describe('a race of two runs of ten rows', () => {
  const request: StreamRequest = {
    kind: 'race',
    landscape: { id: 'ravine' },
    start: [0, 0],
    steps: 9,
    seed: 0,
    stopWhenConverged: false,
    runs: [
      { optimizer: 'sgd', hyperparameters: {} },
      { optimizer: 'nelder-mead', hyperparameters: {} },
    ],
  };

  it('takes the rows of each run in order, with shapes of a size of its own', () => {
    const tracker = createStreamTracker(request);
    const chunks = [rows(0, 4, 1, 3), rows(0, 9), rows(4, 6, 1, 3), rows(9, 1)];
    expect(answerTo(tracker, chunks)).toBeNull();
    expect(tracker.finish(ended(10, 10))).toBeNull();
  });

  it.each<[string, Chunk[], string]>([
    ['a band of a surface', [band(0, 1)], 'a surface chunk came in a race stream'],
    ['a third run', [rows(0, 1, 2)], 'run 2 does not exist'],
    ['a first row lost', [rows(1, 1)], 'row 1 of run 0 came where row 0 was due'],
    ['rows lost', [rows(0, 4), rows(6, 1)], 'row 6 of run 0 came where row 4 was due'],
    ['rows doubled', [rows(0, 4, 1), rows(3, 1, 1)], 'row 3 of run 1 came where row 4 was due'],
    ['an eleventh row', [rows(0, 10), rows(10, 1)], 'run 0 has more than 10 rows'],
    [
      'a shape that grows',
      [rows(0, 2, 1, 3), rows(2, 2, 1, 4)],
      'a search shape of 4 points of run 1 came after one of 3',
    ],
    [
      'a shape that comes late',
      [rows(0, 2), rows(2, 2, 0, 3)],
      'a search shape of 3 points of run 0 came after one of 0',
    ],
    [
      'evaluations that end',
      [rows(0, 4, 1, 0, true), rows(4, 1, 1)],
      'evaluations of run 1 came for a part of its rows',
    ],
  ])('refuses %s', (_what, chunks, answer) => {
    expect(answerTo(createStreamTracker(request), chunks)).toBe(answer);
  });

  it('is complete when as many rows of each run came as it ended with', () => {
    const tracker = createStreamTracker(request);
    expect(answerTo(tracker, [rows(0, 4), rows(0, 7, 1)])).toBeNull();
    expect(tracker.finish(ended(4, 7))).toBeNull();
    expect(tracker.finish(ended(4))).toBe('1 of 2 runs ended');
    expect(tracker.finish(ended(4, 7, 0))).toBe('3 of 2 runs ended');
    expect(tracker.finish(ended(5, 7))).toBe('4 of 5 rows of run 0 came');
    expect(tracker.finish(ended(4, 10))).toBe('7 of 10 rows of run 1 came');
  });
});

describe('two measures along two runs of ten rows', () => {
  const request: StreamRequest = {
    kind: 'measures',
    landscape: { id: 'ravine' },
    start: [0, 0],
    steps: 9,
    seed: 0,
    stopWhenConverged: false,
    runs: [
      { optimizer: 'sgd', hyperparameters: {} },
      { optimizer: 'nelder-mead', hyperparameters: {} },
    ],
    measures: ['cosine', 'sharpness'],
  };
  const measures = (firstRow: number, count: number, run = 0, columns = 2): Chunk =>
    read(
      createMeasuresChunk(
        run,
        firstRow,
        count,
        Array.from({ length: columns }, () => new Float64Array(count)),
      ),
    );

  it('takes the rows of each run in order', () => {
    const tracker = createStreamTracker(request);
    expect(answerTo(tracker, [measures(0, 4, 1), measures(0, 10), measures(4, 2, 1)])).toBeNull();
    expect(tracker.finish(ended(10, 7))).toBe('6 of 7 rows of run 1 came');
    expect(tracker.finish(ended(10, 6))).toBeNull();
  });

  it.each<[string, Chunk[], string]>([
    ['rows of a trajectory', [rows(0, 1)], 'a run chunk came in a measures stream'],
    ['a third run', [measures(0, 1, 2)], 'run 2 does not exist'],
    ['rows lost', [measures(0, 4), measures(6, 1)], 'row 6 of run 0 came where row 4 was due'],
    ['an eleventh row', [measures(0, 10), measures(10, 1)], 'run 0 has more than 10 rows'],
    ['a measure less', [measures(0, 1, 1, 1)], '1 instead of 2 measures of run 1 came'],
  ])('refuses %s', (_what, chunks, answer) => {
    expect(answerTo(createStreamTracker(request), chunks)).toBe(answer);
  });
});

describe('the outcomes of two runs', () => {
  const request: StreamRequest = {
    kind: 'trials',
    landscape: { id: 'ravine' },
    start: [0, 0],
    steps: 9,
    seed: 0,
    stopWhenConverged: false,
    runs: [
      { optimizer: 'sgd', hyperparameters: {} },
      { optimizer: 'nelder-mead', hyperparameters: {} },
    ],
    timed: false,
  };
  const outcome = (run: number, firstRow = 0, columns: number = outcomeNumbers.length): Chunk =>
    read(
      createMeasuresChunk(
        run,
        firstRow,
        1,
        Array.from({ length: columns }, () => new Float64Array(1)),
      ),
    );

  it('are one row of each, in any order', () => {
    const tracker = createStreamTracker(request);
    expect(answerTo(tracker, [outcome(1), outcome(0)])).toBeNull();
    expect(tracker.finish(ended(1, 1))).toBeNull();
    expect(createStreamTracker(request).finish(ended(1, 1))).toBe('0 of 1 rows of run 0 came');
  });

  it.each<[string, Chunk[], string]>([
    ['rows of a trajectory', [rows(0, 1)], 'a run chunk came in a trials stream'],
    ['a second outcome', [outcome(0), outcome(0, 1)], 'run 0 has more than 1 rows'],
    [
      'a number less',
      [outcome(1, 0, outcomeNumbers.length - 1)],
      `${outcomeNumbers.length - 1} instead of ${outcomeNumbers.length} measures of run 1 came`,
    ],
  ])('refuse %s', (_what, chunks, answer) => {
    expect(answerTo(createStreamTracker(request), chunks)).toBe(answer);
  });
});

describe('a surface of four rows', () => {
  const request: StreamRequest = { kind: 'surface', landscape: { id: 'ravine' }, columns: 3, rows: 4 };

  it('takes each row once, in any order', () => {
    const tracker = createStreamTracker(request);
    expect(answerTo(tracker, [band(1, 2), band(3, 1)])).toBeNull();
    expect(tracker.finish([])).toBe('3 of 4 rows came');
    expect(answerTo(tracker, [band(0, 1)])).toBeNull();
    expect(tracker.finish([])).toBeNull();
  });

  it.each<[string, Chunk[], string]>([
    ['rows of a run', [rows(0, 1)], 'a run chunk came in a surface stream'],
    ['rows of another width', [band(0, 1, 2)], 'rows of 2 instead of 3 points came'],
    ['a fifth row', [band(3, 2)], 'row 4 does not exist'],
    ['a row that came before', [band(0, 2), band(1, 1)], 'row 1 came twice'],
  ])('refuses %s', (_what, chunks, answer) => {
    expect(answerTo(createStreamTracker(request), chunks)).toBe(answer);
  });
});

describe('the light on four points a side', () => {
  const request: StreamRequest = {
    kind: 'light',
    landscape: { id: 'ravine' },
    points: 4,
    heightScale: 'linear',
    relief: 1,
  };
  const light = (points: number): Chunk =>
    read(createLightChunk({ points, values: new Uint8Array(2 * points * points) }));

  it('comes once', () => {
    const tracker = createStreamTracker(request);
    expect(tracker.finish([])).toBe('0 of 4 rows came');
    expect(answerTo(tracker, [light(4)])).toBeNull();
    expect(tracker.finish([])).toBeNull();
    expect(answerTo(tracker, [light(4)])).toBe('row 0 came twice');
  });

  it.each<[string, Chunk, string]>([
    ['heights', band(0, 4, 4), 'a surface chunk came in a light stream'],
    ['light on other points', light(3), 'rows of 3 instead of 4 points came'],
  ])('refuses %s', (_what, chunk, answer) => {
    expect(createStreamTracker(request).accept(chunk)).toBe(answer);
  });
});
