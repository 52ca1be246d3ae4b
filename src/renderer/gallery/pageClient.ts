// An engine inside the page, for the gallery and for tests: the core computes the runs here, one after another, with
// the same results as the workers. Nothing is saved between starts.
import { createExplainer } from '../../core/explanation/explainRun';
import { lightLandscape } from '../../core/contour/surfaceLight';
import { sampleSurface } from '../../core/landscapes/evaluate';
import type { LandscapeReference } from '../../core/landscapes/reference';
import { landscapeIssues, requireLandscape } from '../../core/landscapes/resolve';
import { checkRunSettings } from '../../core/simulation/checkRunSettings';
import { createTrialRun, outcomeToRow } from '../../core/timeline/trialRun';
import { createMeasuredRun } from '../../core/simulation/measures';
import { createRun } from '../../core/simulation/run';
import { createTrajectoryColumns } from '../../core/simulation/trajectory';
import type { Chunk } from '../../protocol/chunk';
import type { Client } from '../../protocol/client';
import { writeExplanation } from '../../protocol/explanationText';
import { runsOf } from '../../protocol/raceRequest';
import { failureError, failureOf, FailureError } from '../../protocol/failure';
import type {
  ExplanationRequest,
  LightRequest,
  MeasuresRequest,
  TrialsRequest,
  Method,
  Params,
  RaceRequest,
  Result,
  RunEnd,
  StreamRequest,
  SurfaceRequest,
} from '../../protocol/messages';

type Answers = { readonly [M in Method]?: (params: Params<M>) => Result<M> };

const answers: Answers = {
  'app.info': () => ({ version: '0', shell: 'web', workers: 0, prints: true, runtime: { node: '0' } }),
  'window.keep': () => ({ kept: true, crashed: false }),
  'scene.load': () => ({ scene: null }),
  'scene.save': () => ({}),
  'settings.load': () => ({ settings: null }),
  'settings.save': () => ({}),
  'lesson.load': () => ({ lesson: null }),
  'lesson.save': () => ({}),
};

const nothing = (): void => undefined;
const neverTold = () => nothing;

/** Lets the page draw and handle events between two computations. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

export function createPageClient(): Client {
  let lastStream = 0;
  return {
    request<M extends Method>(method: M, params: Params<M>): Promise<Result<M>> {
      const answer: Answers[M] = answers[method];
      return answer === undefined
        ? Promise.reject(failureError('not-found', `The page's own engine has no ${method}.`))
        : Promise.resolve(answer(params));
    },

    openStream(request, { onChunk, signal }) {
      lastStream += 1;
      const stream = lastStream;
      let cancelled = false;
      const isCancelled = (): boolean => cancelled || signal?.aborted === true;
      const compute = async (): Promise<readonly RunEnd[]> => {
        const ends: RunEnd[] = [];
        for (const part of partsOf(request)) {
          await breathe();
          if (isCancelled()) break;
          const { chunk, end } = part();
          onChunk({ ...chunk, stream });
          if (end !== null) ends.push(end);
        }
        return ends;
      };
      return {
        done: compute().then(
          (runs) => (isCancelled() ? { reason: 'cancelled', runs: [] } : { reason: 'finished', runs }),
          (error: unknown) => {
            throw new FailureError(failureOf(error));
          },
        ),
        cancel: () => {
          cancelled = true;
        },
      };
    },

    openOutput: () => Promise.reject(failureError('not-found', "The page's own engine writes no files.")),
    onCommand: neverTold,
    onFile: neverTold,
    onFlush: neverTold,
    attach: nothing,
    dispose: nothing,
  };
}

interface Computed {
  readonly chunk: Chunk;
  /** The end of a run; null for a surface and its light. */
  readonly end: RunEnd | null;
}

/** The parts of a request's result, each computed when it is called. */
function partsOf(request: StreamRequest): readonly (() => Computed)[] {
  switch (request.kind) {
    case 'surface':
      return [() => ({ chunk: computeSurface(request), end: null })];
    case 'light':
      return [() => ({ chunk: computeLight(request), end: null })];
    case 'race':
      return request.runs.map((_, index) => () => computeRun(request, index));
    case 'measures':
      return request.runs.map((_, index) => () => computeMeasures(request, index));
    case 'trials':
      return request.runs.map((_, index) => () => computeTrial(request, index));
    case 'explanation':
      return request.updates.map((update) => () => ({ chunk: explain(request, update), end: null }));
  }
}

function checkedLandscape(reference: LandscapeReference): ReturnType<typeof requireLandscape> {
  const [issue] = landscapeIssues(reference);
  if (issue !== undefined) throw failureError('invalid', issue.message);
  return requireLandscape(reference);
}

function computeLight(request: LightRequest): Chunk {
  const { landscape, numbers } = checkedLandscape(request.landscape);
  const { points, values } = lightLandscape(landscape, numbers, request, request.points);
  return { kind: 'light', stream: 0, firstRow: 0, rowCount: points, columnCount: points, values };
}

function computeSurface({ landscape, columns, rows }: SurfaceRequest): Chunk {
  const found = checkedLandscape(landscape);
  const heights = new Float32Array(columns * rows);
  sampleSurface(found.landscape, found.numbers, columns, rows, heights, 0, rows);
  return {
    kind: 'surface',
    stream: 0,
    firstRow: 0,
    rowCount: rows,
    columnCount: columns,
    heights,
  };
}

function computeRun(request: RaceRequest, index: number): Computed {
  const { steps } = request;
  const shapes = request.runs.filter(({ searchShape }) => searchShape === true).length;
  const run = createRun(runsOf(request)[index]!, shapes);
  const columns = createTrajectoryColumns(steps + 1, run.shapePoints, run.countsEvaluations);
  let rowCount = 0;
  while (run.state.status === 'running') rowCount += run.advance(columns, rowCount, steps + 1 - rowCount);
  const { status, rows, divergedAt } = run.state;
  return {
    chunk: {
      kind: 'run',
      stream: 0,
      run: index,
      firstRow: 0,
      rowCount,
      shapePoints: run.shapePoints,
      columns,
    },
    end: { status, rows, divergedAt },
  };
}

function explain(request: ExplanationRequest, update: number): Chunk {
  const asked = runsOf(request)[0]!;
  const explanation = createExplainer({ ...asked, ...checkRunSettings(asked) })(update, () => true);
  const text = writeExplanation(explanation!);
  return { kind: 'text', stream: 0, firstRow: 0, rowCount: text.length, text };
}

function computeMeasures(request: MeasuresRequest, index: number): Computed {
  const asked = runsOf(request)[index]!;
  const run = createMeasuredRun({ ...asked, ...checkRunSettings(asked) }, request.measures);
  const whole = request.measures.map(() => new Float64Array(request.steps + 1));
  let rowCount = 0;
  while (run.state.status === 'running')
    rowCount += run.advance(whole, rowCount, request.steps + 1 - rowCount);
  const columns = whole.map((column) => column.subarray(0, rowCount));
  const { status, rows, divergedAt } = run.state;
  return {
    chunk: { kind: 'measures', stream: 0, run: index, firstRow: 0, rowCount, columns },
    end: { status, rows, divergedAt },
  };
}

function computeTrial(request: TrialsRequest, index: number): Computed {
  const asked = runsOf(request)[index]!;
  const trial = createTrialRun({ ...asked, ...checkRunSettings(asked) }, request.timed, () =>
    performance.now(),
  );
  const columns = outcomeToRow(trial.advance(Infinity)!).map((value) => Float64Array.of(value));
  return {
    chunk: { kind: 'measures', stream: 0, run: index, firstRow: 0, rowCount: 1, columns },
    end: { status: 'completed', rows: 1, divergedAt: null },
  };
}
