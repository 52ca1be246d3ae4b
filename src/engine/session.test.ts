import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lightLandscape } from '../core/contour/surfaceLight';
import { requireLandscape } from '../core/landscapes/resolve';
import { checkRunSettings } from '../core/simulation/checkRunSettings';
import { createMeasuredRun, type MeasureId } from '../core/simulation/measures';
import { createTrialRun, outcomeOfRow, type TrialOutcome } from '../core/timeline/trialRun';
import type { Chunk } from '../protocol/chunk';
import { createClient, type Client } from '../protocol/client';
import type { ExportJob } from '../protocol/exportJob';
import { maxIssues } from '../core/validation/issue';
import { FailureError } from '../protocol/failure';
import type { Failure, RaceRequest } from '../protocol/messages';
import { encodePiece } from '../protocol/piece';
import { runsOf } from '../protocol/raceRequest';
import { createTransportPair, type Meddle } from '../protocol/testing/transportPair';
import type { Transport } from '../protocol/transport';
import { createPageJobs } from './pageJobs';
import { placeAt, type ChoosePlace } from './outputs/outputPlace';
import { testWorkerPath } from './pool/testing/workerPaths';
import { createWorkerPool, type WorkerPool } from './pool/workerPool';
import { createSession, type Session, type SessionServices } from './session';
import { createStore } from './store';
import { filesInMemory } from './testing/filesInMemory';
import { keepsAll } from './testing/keepsAll';

let folder = '';
let pool: WorkerPool;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-session-'));
  pool = createWorkerPool({ workerPath: testWorkerPath('product'), size: 2 });
});

afterAll(async () => {
  await pool.dispose();
  await rm(folder, { recursive: true, force: true });
});

function connect(
  more: Partial<SessionServices> = {},
  toClient?: Meddle,
  server?: Transport,
): { client: Client; transport: Transport; session: Session } {
  const pair = createTransportPair(toClient);
  const session = createSession(server ?? pair.server, {
    pool,
    store: createStore(folder),
    keeper: keepsAll,
    version: '1.2.3',
    shell: 'web',
    files: null,
    choosePlace: () => Promise.resolve(null),
    ...more,
  });
  return { client: createClient(pair.client), transport: pair.client, session };
}

const race: RaceRequest = {
  kind: 'race',
  landscape: { id: 'ravine' },
  start: [-2, 2],
  steps: 40_000,
  seed: 3,
  stopWhenConverged: false,
  runs: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.01 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.1 } },
    { optimizer: 'momentum', hyperparameters: {} },
  ],
};

const exportJob: ExportJob = {
  scene: '{}',
  fileName: 'race.png',
  format: 'png',
  widthPx: 1280,
  heightPx: 720,
  textScale: 1,
  framesPerSecond: 30,
  frames: 2,
  holdFrames: 0,
  codec: 'auto',
  quality: 'high',
  camera: 'scene',
  theme: 'light',
  background: 'theme',
  language: 'en',
  moment: 1,
};

async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  if (error instanceof FailureError) return error.failure;
  throw new Error(`No failure: ${JSON.stringify(error)}`);
}

const endOf = (client: Client, request: unknown): Promise<unknown> =>
  client.openStream(request as RaceRequest, { onChunk: () => undefined }).done;

describe('streams', () => {
  it('has no more sequences of random numbers than a family has runs', async () => {
    const { client } = connect();
    const runs = (sequence: number) => [{ ...race.runs[0]!, sequence }];
    expect(
      (await client.openStream({ ...race, steps: 1, runs: runs(199) }, { onChunk: () => undefined }).done)
        .reason,
    ).toBe('finished');
    expect(await failureOf(endOf(client, { ...race, steps: 1, runs: runs(200) }))).toMatchObject({
      code: 'invalid',
      issues: [{ field: 'runs[0].sequence' }],
    });
  });

  it('carries the outcomes of the runs of a race, and the times of their steps', async () => {
    const outcomes = new Map<number, TrialOutcome>();
    const { done } = connect().client.openStream(
      { ...race, kind: 'trials', timed: true },
      {
        onChunk: (chunk) => {
          if (chunk.kind !== 'measures') throw new Error(`a ${chunk.kind} chunk came`);
          outcomes.set(chunk.run, outcomeOfRow(chunk.columns.map(([value = NaN]) => value)));
        },
      },
    );
    const whole = { status: 'completed', rows: 1, divergedAt: null };
    expect(await done).toEqual({ reason: 'finished', runs: [whole, whole, whole] });
    runsOf(race).forEach((run, index) => {
      const trial = createTrialRun({ ...run, ...checkRunSettings(run) }, false, () => 0);
      const { secondsPerStep, ...same } = outcomes.get(index)!;
      expect(trial.advance(Infinity)).toMatchObject(same);
      expect(secondsPerStep).toBeGreaterThan(1e-9);
      expect(secondsPerStep).toBeLessThan(1e-2);
    });
  });

  it('carries measures along a race, those of its runs computed in workers to the same bits', async () => {
    const measures: MeasureId[] = ['effectiveRateY', 'twinDistance'];
    const request = { ...race, kind: 'measures', measures } as const;
    const columns = race.runs.map(() => measures.map(() => new Float64Array(race.steps + 1)));
    const { done } = connect().client.openStream(request, {
      onChunk: (chunk) => {
        if (chunk.kind !== 'measures') throw new Error(`a ${chunk.kind} chunk came`);
        chunk.columns.forEach((column, index) => columns[chunk.run]![index]!.set(column, chunk.firstRow));
      },
    });
    const whole = { status: 'completed', rows: race.steps + 1, divergedAt: null };
    expect(await done).toEqual({ reason: 'finished', runs: [whole, whole, whole] });
    runsOf(race).forEach((run, index) => {
      const expected = measures.map(() => new Float64Array(race.steps + 1));
      createMeasuredRun({ ...run, ...checkRunSettings(run) }, measures).advance(expected, 0, race.steps + 1);
      expect(columns[index]).toEqual(expected);
    });
  });

  it('carries the search shape of a method where that is wanted, and only there', async () => {
    const points = [-1, -1, -1];
    const one = { optimizer: 'nelder-mead', hyperparameters: {} };
    const runs = [one, { ...one, searchShape: true }, { ...one, searchShape: false }];
    const { done } = connect().client.openStream(
      { ...race, steps: 100, runs },
      {
        onChunk: (chunk) => {
          if (chunk.kind === 'run') points[chunk.run] = chunk.shapePoints;
        },
      },
    );
    await done;
    expect(points).toEqual([0, 3, 0]);
  });

  it('carries a whole race, each run in its own order', async () => {
    const values = race.runs.map((): number[] => []);
    const { done } = connect().client.openStream(race, {
      onChunk: (chunk) => {
        if (chunk.kind === 'run') values[chunk.run]?.push(...chunk.columns.values);
      },
    });
    const end = await done;
    expect(end.runs.map(({ status, rows }) => [status, rows])).toEqual(
      race.runs.map(() => ['completed', 40_001]),
    );
    for (const one of values) {
      expect(one).toHaveLength(40_001);
      expect(one[0]).toBeCloseTo(2, 6);
      expect(one.every(Number.isFinite)).toBe(true);
    }
  });

  it('keeps the finite rows of a run that diverges and lets the others finish', async () => {
    const request: RaceRequest = {
      ...race,
      landscape: { id: 'rosenbrock' },
      start: [-1, 1],
      steps: 300,
      runs: [
        { optimizer: 'sgd', hyperparameters: { learningRate: 1 } },
        { optimizer: 'adam', hyperparameters: { learningRate: 0.01 } },
      ],
    };
    let finite = true;
    const { done } = connect().client.openStream(request, {
      onChunk: (chunk) => {
        if (chunk.kind === 'run') finite &&= chunk.columns.values.every(Number.isFinite);
      },
    });
    const [diverged, completed] = (await done).runs;
    expect(diverged).toMatchObject({ status: 'diverged', divergedAt: diverged?.rows });
    expect(completed).toEqual({ status: 'completed', rows: 301, divergedAt: null });
    expect(finite).toBe(true);
  });

  it('carries surfaces', async () => {
    const heights = new Float32Array(300 * 400);
    const request = { kind: 'surface', landscape: { id: 'saddle' }, columns: 300, rows: 400 } as const;
    const { done } = connect().client.openStream(request, {
      onChunk: (chunk) => {
        if (chunk.kind === 'surface') heights.set(chunk.heights, chunk.firstRow * 300);
      },
    });
    expect((await done).reason).toBe('finished');
    // f = y² − x²: 0 at the corners, 25 in the middle of the edges of y, −25 of those of x.
    expect([heights[0], heights.at(-1)]).toEqual([0, 0]);
    expect(heights[150]).toBeCloseTo(25, 2);
    expect(heights[200 * 300]).toBeCloseTo(-25, 2);
  });

  it('carries the light on surfaces, as core works it out', async () => {
    const look = { heightScale: 'log', relief: 0.9 } as const;
    const request = { kind: 'light', landscape: { id: 'himmelblau' }, points: 48, ...look } as const;
    const chunks: Chunk[] = [];
    const { done } = connect().client.openStream(request, { onChunk: (chunk) => chunks.push(chunk) });
    expect((await done).reason).toBe('finished');
    const { landscape, numbers } = requireLandscape(request.landscape);
    const { values } = lightLandscape(landscape, numbers, look, 48);
    expect(chunks).toMatchObject([{ kind: 'light', firstRow: 0, rowCount: 48, columnCount: 48, values }]);
  });

  it('ends a race that is cancelled within 50 ms', async () => {
    const { client } = connect();
    // The fastest of several attempts counts: other tests may keep the machine busy.
    const tookMs: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      const stream = client.openStream(
        { ...race, steps: 1_000_000, runs: Array.from({ length: 8 }, () => race.runs[1]!) },
        { onChunk: () => undefined },
      );
      await new Promise((resolve) => setTimeout(resolve, 60));
      const before = performance.now();
      stream.cancel();
      expect((await stream.done).reason).toBe('cancelled');
      tookMs.push(performance.now() - before);
    }
    expect(Math.min(...tookMs)).toBeLessThan(50);
  });

  it.each<[string, Record<string, unknown>, string, RegExp]>([
    ['10^12 steps', { steps: 1e12 }, 'steps', /^Invalid steps: 1000000000000 \(expected .*1000000\)$/],
    ['half a step', { steps: 1.5 }, 'steps', /^Invalid steps: 1.5/],
    ['a negative seed', { seed: -1 }, 'seed', /^Invalid seed: -1 \(expected .*0 ≤ seed/],
    [
      'an unknown landscape',
      { landscape: { id: 'moon' } },
      'landscape.id',
      /"moon" \(expected one of .*ravine/,
    ],
    [
      'a start far outside',
      { start: [-700, 2] },
      'start.x',
      /^Invalid start.x: -700 \(expected -105 ≤ x ≤ 105/,
    ],
    [
      'an unknown optimizer',
      { runs: [{ optimizer: 'luck', hyperparameters: {} }] },
      'runs[0].optimizer',
      /one of .*adam/,
    ],
    [
      'a hyper-parameter out of range',
      { runs: [race.runs[0], { optimizer: 'adam', hyperparameters: { beta1: 1.2 } }] },
      'runs[1].hyperparameters.beta1',
      /^Invalid beta1: 1.2 \(expected 0 ≤ beta1 < 1\)$/,
    ],
    ['a noise below 0', { noise: { kind: 'gaussian', scale: -1 } }, 'noise.scale', /0 ≤ noise.scale ≤ 1000/],
    [
      'an unknown schedule',
      { runs: [{ ...race.runs[0], schedule: { id: 'cosinus' } }] },
      'runs[0].schedule.id',
      /^Invalid id: "cosinus" \(expected one of .*cosine/,
    ],
    [
      'a clipping limit of 0',
      { runs: [{ ...race.runs[0], clipping: { kind: 'norm', limit: 0 } }] },
      'runs[0].clipping.limit',
      /a number above 0/,
    ],
    [
      'a method that is to clip',
      { runs: [{ optimizer: 'newton', hyperparameters: {}, clipping: { kind: 'norm', limit: 1 } }] },
      'runs[0].clipping',
      /no clipping: newton searches/,
    ],
    [
      'a run that starts outside',
      { runs: [{ ...race.runs[0], start: [0, 900] }] },
      'runs[0].start.y',
      /^Invalid runs\[0\].start.y: 900/,
    ],
    ['too many runs', { runs: Array.from({ length: 513 }, () => race.runs[0]) }, 'runs', /at most 512/],
    [
      'too many steps in all',
      { steps: 1_000_000, runs: Array.from({ length: 9 }, () => race.runs[0]) },
      'steps',
      /steps ≤ 888888 with 9 runs/,
    ],
  ])('says what is wrong: %s', async (_what, change, field, message) => {
    const failure = await failureOf(endOf(connect().client, { ...race, ...change }));
    expect(failure).toMatchObject({ code: 'invalid', issues: [{ field }] });
    expect(failure.message).toMatch(message);
  });

  it('notices what is lost, doubled or swapped on the way', async () => {
    const lose = (): Meddle => {
      let count = 0;
      return (message) => (typeof message !== 'string' && (count += 1) === 2 ? [] : [message]);
    };
    const double = (): Meddle => (message) =>
      typeof message === 'string' ? [message] : [message, message.slice(0)];
    const swap = (): Meddle => {
      let held: ArrayBuffer | null = null;
      return (message) => {
        if (typeof message === 'string') return [message];
        if (!held) {
          held = message;
          return [];
        }
        const first = held;
        held = null;
        return [message, first];
      };
    };
    for (const meddle of [lose(), double(), swap()]) {
      expect(await failureOf(endOf(connect({}, meddle).client, race))).toMatchObject({ code: 'protocol' });
    }
  });
});

describe('session', () => {
  it('says what it is', async () => {
    expect(await connect().client.request('app.info', {})).toEqual({
      version: '1.2.3',
      shell: 'web',
      workers: 2,
      prints: false,
      runtime: { node: process.versions.node },
    });
  });

  it('keeps the last race, the settings and the lesson that is being written', async () => {
    const saved: string[] = [];
    const { client } = connect({ onSettings: (settings) => saved.push(settings) });
    expect(await client.request('scene.load', {})).toEqual({ scene: null });
    await client.request('scene.save', { scene: '{"a":1}' });
    await client.request('settings.save', { settings: '{"b":2}' });
    await client.request('lesson.save', { lesson: '{"d":3}' });
    const other = connect().client;
    expect(await other.request('lesson.load', {})).toEqual({ lesson: '{"d":3}' });
    expect(await other.request('scene.load', {})).toEqual({ scene: '{"a":1}' });
    expect(await other.request('settings.load', {})).toEqual({ settings: '{"b":2}' });
    expect(saved).toEqual(['{"b":2}']);
    expect(await failureOf(client.request('scene.save', { scene: 'no JSON' }))).toMatchObject({
      code: 'invalid',
      message: 'Invalid scene: not JSON',
      issues: [{ field: 'scene', message: 'expected a JSON text' }],
    });
  });

  it('asks its page for what it has not saved, and no longer than it is there', async () => {
    const store = createStore(folder);
    const { client, session, transport } = connect({ store });
    const unsubscribe = client.onFlush(() => {
      void client.request('scene.save', { scene: '{"unsaved":true}' });
    });
    await session.flush();
    await store.idle();
    expect(await store.load('scene')).toBe('{"unsaved":true}');
    unsubscribe();
    // A page that hangs.
    transport.onMessage = () => undefined;
    const asked = session.flush();
    session.dispose();
    await asked;
    await session.flush();
  });

  it('keeps a copy of a race that can not be restored, and says so when there is one but can not be read', async () => {
    const own = join(folder, 'own');
    const path = join(own, 'scene.json');
    await mkdir(own);
    const { client } = connect({ store: createStore(own) });
    for (const scene of ['{"format":"optiscape-scene","version":99}', '{"cut o']) {
      await writeFile(path, scene);
      expect(await client.request('scene.load', {})).toEqual({ scene });
      await client.request('scene.save', { scene: '{}' });
      expect(await readFile(`${path}.damaged`, 'utf8')).toBe(scene);
    }
    await rm(path);
    await mkdir(path);
    expect(await failureOf(client.request('scene.load', {}))).toMatchObject({ code: 'io' });
  });

  it('has file dialogs only where the shell has them', async () => {
    expect(await failureOf(connect().client.request('file.open', {}))).toMatchObject({ code: 'not-found' });
    const { files, texts, shown, choose } = filesInMemory({ '/a.json': '{}' });
    const { client, session } = connect({ files });
    choose('/a.json');
    const file = { id: 0, name: 'a.json', text: '{}' };
    expect(await client.request('file.open', {})).toEqual({ file });
    await client.request('file.save', { file: 0, text: '1' });
    choose('/b.json');
    expect(await client.request('file.saveAs', { suggestedName: 'b.json', text: '2' })).toEqual({
      file: { id: 1, name: 'b.json' },
    });
    expect(texts).toEqual({ '/a.json': '1', '/b.json': '2' });
    await client.request('file.show', { file: 1, edited: true });
    expect(shown).toEqual([['/b.json', true]]);

    const heard: unknown[] = [];
    client.onFile((each) => heard.push(each));
    session.file('/c.json', '{}');
    await expect.poll(() => heard).toEqual([{ id: 2, name: 'c.json', text: '{}' }]);
    await client.request('scene.save', { scene: '{"c":true}', file: 2 });
    const { client: next } = connect({ files: filesInMemory({ '/c.json': '{}' }).files });
    expect(await next.request('file.restore', { of: 'scene' })).toEqual({
      file: { ...file, name: 'c.json' },
    });
    expect(await failureOf(next.request('file.save', { file: 1, text: 'stolen' }))).toMatchObject({
      code: 'not-found',
    });
  });

  it('writes outputs where the shell says, and removes what a renderer leaves unfinished', async () => {
    const place = join(folder, 'films');
    await mkdir(place);
    const asked: unknown[] = [];
    const choosePlace: ChoosePlace = (request) => {
      asked.push(request);
      return Promise.resolve(
        request.suggestedName === 'none' ? null : placeAt(join(place, request.suggestedName), request.files),
      );
    };
    const { client, transport, session } = connect({ choosePlace });
    expect(await client.openOutput({ suggestedName: 'none', files: null })).toBeNull();

    const film = await client.openOutput({ suggestedName: '../A/B: 谷?.mp4', files: null });
    const bytes = new Uint8Array(9 * 2 ** 20).map((_, index) => index % 251);
    await Promise.all([film?.write(bytes.subarray(1), 1), film?.write(bytes.subarray(0, 1), 0)]);
    expect(await film?.finish()).toEqual({ name: '-A-B- 谷-.mp4', download: null, canShow: false });
    expect(Buffer.compare(await readFile(join(place, '-A-B- 谷-.mp4')), bytes)).toBe(0);

    const frames = await client.openOutput({ suggestedName: 'f%d.png', files: 2 });
    for (const file of [0, 1]) await frames?.write(bytes.subarray(0, 5 + file), 0, file);
    expect(await frames?.finish()).toEqual({ name: 'f0.png … f1.png', download: null, canShow: false });
    expect(await failureOf(client.openOutput({ suggestedName: 'f.png', files: 2 }))).toMatchObject({
      code: 'invalid',
      issues: [{ field: 'suggestedName' }],
    });
    expect(asked).toHaveLength(3);

    for (let count = 0; count < 8; count += 1) {
      const output = await client.openOutput({ suggestedName: `left-${count}`, files: null });
      await output?.write(bytes.subarray(0, 9), 0);
    }
    expect(await failureOf(client.openOutput({ suggestedName: 'ninth', files: null }))).toMatchObject({
      code: 'busy',
    });
    expect(await readdir(place)).toHaveLength(11);
    transport.close();
    await session.ended;
    expect((await readdir(place)).sort()).toEqual(['-A-B- 谷-.mp4', 'f0.png', 'f1.png']);
  });

  it('gives a job to the page that was opened for it, once, and hears what became of it', async () => {
    expect(await failureOf(connect().client.request('job.load', {}))).toMatchObject({ code: 'not-found' });
    const heard: unknown[] = [];
    const jobs = createPageJobs([exportJob], (_job, progress) => heard.push(progress));
    const { client, transport } = connect({ jobs });
    expect(await client.request('job.load', {})).toEqual({ job: exportJob });
    await jobs.taken;
    expect(await failureOf(client.request('job.load', {}))).toMatchObject({ code: 'busy' });
    await client.request('job.progress', { framesDone: 1, frames: 3 });
    expect(heard).toEqual([{ framesDone: 1, frames: 3 }]);
    const report = { codec: 'png', frames: 1, insteadOf: null };
    await client.request('job.end', { end: { outcome: 'done', report } });
    expect(await client.request('job.load', {})).toEqual({ job: null });
    transport.close();
    expect(await jobs.outcomes[0]).toEqual({ outcome: 'done', report });
  });

  it('knows that a job is lost when its page is gone', async () => {
    const jobs = createPageJobs([exportJob], () => undefined);
    const { client, transport } = connect({ jobs });
    await client.request('job.load', {});
    transport.close();
    expect(await jobs.outcomes[0]).toEqual({ outcome: 'lost' });
  });

  it('answers pieces of outputs that are not open', async () => {
    const { transport } = connect();
    const answers: unknown[] = [];
    transport.onMessage = (message) => answers.push(JSON.parse(message as string));
    const piece = { request: 4, output: 9, file: 0, position: 0, bytes: Uint8Array.of(1) };
    transport.post(encodePiece(piece));
    transport.post('{"type":"request","id":5,"method":"output.finish","params":{"output":9}}');
    transport.post('{"type":"request","id":6,"method":"output.abort","params":{"output":9}}');
    await expect.poll(() => answers.length).toBe(3);
    expect(answers).toMatchObject([
      { type: 'error', id: 4, failure: { code: 'not-found' } },
      { type: 'error', id: 5, failure: { code: 'not-found' } },
      { type: 'result', id: 6 },
    ]);
  });

  it('answers what it does not know, and hangs up on what it does not understand', async () => {
    const answers: string[] = [];
    let closed = false;
    const open = (): Transport => {
      const { transport } = connect();
      transport.onMessage = (message) => answers.push(message as string);
      transport.onClose = () => (closed = true);
      return transport;
    };
    const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));
    const transport = open();
    transport.post('{"type":"request","id":1,"method":"rm","params":{}}');
    transport.post('{"type":"request","id":2,"method":"app.info","params":{"x":1}}');
    transport.post('{"type":"cancel","stream":9}');
    transport.post('{"type":"credit","stream":9,"chunks":1}');
    await settled();
    expect(answers).toHaveLength(2);
    expect(answers[0]).toContain('Unknown method rm');
    expect(answers[1]).toContain('"code":"invalid"');
    for (const nonsense of [
      '',
      '{}',
      '[]',
      '{"type":"open","stream":0}',
      '{"type":"cancel"}',
      new ArrayBuffer(8),
    ]) {
      closed = false;
      open().post(nonsense);
      await settled();
      expect(closed).toBe(true);
    }
  });

  it('refuses a stream id that is in use, and leaves the stream that has it alone', async () => {
    const { transport } = connect();
    const answers: Record<string, unknown>[] = [];
    transport.onMessage = (message) => {
      if (typeof message === 'string') answers.push(JSON.parse(message) as Record<string, unknown>);
    };
    const open = JSON.stringify({ type: 'open', stream: 5, credits: 0, request: race });
    transport.post(open);
    transport.post(open);
    transport.post('{"type":"cancel","stream":5}');
    transport.post('{"type":"cancel","stream":5}');
    await expect.poll(() => answers.length).toBe(2);
    expect(answers).toMatchObject([
      { type: 'failed', failure: { code: 'protocol' } },
      { type: 'done', stream: 5, reason: 'cancelled' },
    ]);
  });
});

/** The text messages that the engine has sent. */
function answersOf(transport: Transport): Record<string, unknown>[] {
  const answers: Record<string, unknown>[] = [];
  transport.onMessage = (message) => {
    if (typeof message === 'string') answers.push(JSON.parse(message) as Record<string, unknown>);
  };
  return answers;
}

const openMessage = (stream: number, request: unknown): string =>
  JSON.stringify({ type: 'open', stream, credits: 4, request });

const requestMessage = (id: number, method: string, params: unknown): string =>
  JSON.stringify({ type: 'request', id, method, params });

const manyNames = (count: number): Record<string, number> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`name${index}`, 1]));

describe('a request that can only do harm', { timeout: 60_000 }, () => {
  const one = race.runs[0]!;
  const ownFormula = { formula: 'x^2 + y^2', domain: { x: [-1, 1], y: [-1, 1] } };

  it.each<[string, Record<string, unknown>]>([
    ['200 000 unknown hyper-parameters', { runs: [{ ...one, hyperparameters: manyNames(200_000) }] }],
    ['15 000 unknown hyper-parameters', { runs: [{ ...one, hyperparameters: manyNames(15_000) }] }],
    ['200 000 fields of a schedule', { runs: [{ ...one, schedule: manyNames(200_000) }] }],
    [
      '200 000 parameters of a formula',
      {
        landscape: {
          ...ownFormula,
          parameters: Object.fromEntries(
            Array.from({ length: 200_000 }, (_, index) => [`p${index}`, { value: 1, min: 0, max: 2 }]),
          ),
        },
      },
    ],
    ['300 000 bad runs', { runs: Array.from({ length: 300_000 }, () => ({ optimizer: 'x' })) }],
    [
      '300 000 unknown optimizers',
      { runs: Array.from({ length: 300_000 }, () => ({ ...one, optimizer: 'x' })) },
    ],
    ['6000 unknown optimizers', { runs: Array.from({ length: 6000 }, () => ({ ...one, optimizer: 'x' })) }],
    ['200 000 unknown fields', manyNames(200_000)],
  ])('fails alone, in few words: %s', async (_what, change) => {
    const { transport } = connect();
    const other = connect();
    const answers = answersOf(transport);
    const racing = other.client.openStream({ ...race, steps: 100 }, { onChunk: () => undefined });
    transport.post(openMessage(1, { ...race, ...change }));
    transport.post(requestMessage(2, 'app.info', {}));
    await expect.poll(() => answers.length, { timeout: 50_000 }).toBe(2);
    expect(answers).toContainEqual(expect.objectContaining({ type: 'result', id: 2 }));
    const failed = answers.find(({ type }) => type === 'failed') as { failure: Failure };
    expect(failed).toMatchObject({ stream: 1, failure: { code: 'invalid' } });
    expect(failed.failure.issues?.length).toBeLessThanOrEqual(maxIssues + 1);
    expect(JSON.stringify(failed).length).toBeLessThan(20_000);
    expect((await racing.done).reason).toBe('finished');
  });

  it('is answered where its parameters are nonsense', async () => {
    const { transport } = connect();
    const answers = answersOf(transport);
    const issues = Array.from({ length: 200_000 }, () => 1);
    const end = { outcome: 'failed', failure: { code: 'io', message: '', issues } };
    transport.post(requestMessage(1, 'job.end', { end }));
    transport.post(requestMessage(2, 'app.info', manyNames(200_000)));
    transport.post(requestMessage(3, 'app.info', {}));
    await expect.poll(() => answers.length, { timeout: 4000 }).toBe(3);
    expect(answers.find(({ id }) => id === 1)).toMatchObject({ failure: { code: 'invalid' } });
    expect(answers.find(({ id }) => id === 2)).toMatchObject({ failure: { code: 'invalid' } });
    expect(answers.find(({ id }) => id === 3)).toMatchObject({ type: 'result' });
  });
});

describe('a fault of our own', () => {
  it('in a stream is that stream’s failure', async () => {
    const broken: WorkerPool = {
      ...pool,
      size: 1,
      submit: () => {
        throw new Error('out of luck');
      },
    };
    const { client } = connect({ pool: broken });
    expect(await failureOf(endOf(client, race))).toEqual({ code: 'internal', message: 'out of luck' });
    expect(await client.request('app.info', {})).toMatchObject({ workers: 1 });
  });

  it('in a request is that request’s failure', async () => {
    const { client } = connect({
      onSettings: () => {
        throw new Error('out of luck');
      },
    });
    expect(await failureOf(client.request('settings.save', { settings: '{}' }))).toEqual({
      code: 'internal',
      message: 'out of luck',
    });
    expect(await client.request('app.info', {})).toMatchObject({ workers: 2 });
  });

  it('in what carries the messages ends the session, and no other', async () => {
    const pair = createTransportPair();
    const transport: Transport = {
      ...pair.server,
      post: () => {
        throw new Error('out of luck');
      },
    };
    const { client, session } = connect({}, undefined, transport);
    const heard = answersOf(pair.client);
    for (const message of [requestMessage(1, 'app.info', {}), openMessage(1, race)])
      transport.onMessage(message);
    await session.ended;
    expect(heard).toEqual([]);
    client.dispose();
  });
});

describe('a session that has ended', () => {
  it('starts, saves and opens nothing any more', async () => {
    const own = join(folder, 'ended');
    const asked: unknown[] = [];
    const submitted: unknown[] = [];
    const watched: WorkerPool = {
      ...pool,
      submit: (...order) => {
        submitted.push(order);
        return pool.submit(...order);
      },
    };
    const jobs = createPageJobs([exportJob], () => undefined);
    const pair = createTransportPair();
    const { session } = connect(
      {
        store: createStore(own),
        pool: watched,
        jobs,
        choosePlace: (request) => {
          asked.push(request);
          return Promise.resolve(null);
        },
      },
      undefined,
      pair.server,
    );
    session.dispose();
    await session.ended;
    for (const message of [
      requestMessage(1, 'scene.save', { scene: '{}' }),
      requestMessage(2, 'settings.save', { settings: '{}' }),
      requestMessage(3, 'output.open', { suggestedName: 'a.mp4', files: null }),
      requestMessage(4, 'job.load', {}),
      openMessage(5, race),
    ]) {
      pair.server.onMessage(message);
    }
    pair.server.onMessage(
      encodePiece({ request: 6, output: 1, file: 0, position: 0, bytes: Uint8Array.of(1) }),
    );
    expect(submitted).toEqual([]);
    expect(asked).toEqual([]);
    expect(() => jobs.take()).not.toThrow();
    await new Promise((resolve) => setImmediate(resolve));
    await expect(readdir(own)).rejects.toThrow('ENOENT');
  });

  it('has not ended before the file is written that its page has saved, but waits for no dialog', async () => {
    const memory = filesInMemory();
    const written: string[] = [];
    let proceed: () => void = () => undefined;
    const slowDisk = new Promise<void>((resolve) => {
      proceed = resolve;
    });
    const { client, session } = connect({
      files: {
        ...memory.files,
        chooseToSave: (name) =>
          name === 'a.optiscape' ? Promise.resolve('/races/a.optiscape') : new Promise(() => undefined),
        async write(path) {
          await slowDisk;
          written.push(path);
        },
      },
    });
    session.file('/races/b.optiscape', '{}');
    const saves = [
      client.request('file.saveAs', { suggestedName: 'a.optiscape', text: '1' }),
      client.request('file.save', { file: 0, text: '2' }),
      client.request('file.saveAs', { suggestedName: 'c.optiscape', text: '3' }),
    ].map((save) => save.catch(() => undefined));
    // Both saves have begun when the page has answered.
    const flushed = session.flush();
    await client.request('app.info', {});
    let isFlushed = false;
    void flushed.then(() => (isFlushed = true));
    session.dispose();
    void session.ended.then(() => written.push('ended'));
    await new Promise((resolve) => setImmediate(resolve));
    expect([written, isFlushed]).toEqual([[], false]);
    proceed();
    await session.ended;
    expect(written.slice(0, 2).toSorted()).toEqual(['/races/a.optiscape', '/races/b.optiscape']);
    expect(written.slice(2)).toEqual(['ended']);
    client.dispose();
    await Promise.all(saves.slice(0, 2));
  });

  it('cancels the streams that were opened in its last moment', async () => {
    const cancelled: number[] = [];
    const watched: WorkerPool = {
      ...pool,
      submit: () => {
        const stream = cancelled.push(0) - 1;
        // The page goes while its run is being planned.
        session.dispose();
        return {
          grant: () => undefined,
          cancel: () => {
            cancelled[stream] = 1;
          },
        };
      },
    };
    const pair = createTransportPair();
    const { session } = connect({ pool: watched }, undefined, pair.server);
    for (const stream of [1, 2]) pair.server.onMessage(openMessage(stream, race));
    await session.ended;
    expect(cancelled).toEqual([1]);
  });

  it('opens no output for which a place is still being chosen', async () => {
    const place = join(folder, 'late');
    await mkdir(place);
    let choose: () => void = () => undefined;
    const chosen = new Promise<void>((resolve) => {
      choose = resolve;
    });
    const { client, session } = connect({
      choosePlace: async ({ suggestedName }) => {
        await chosen;
        return placeAt(join(place, suggestedName), null);
      },
    });
    const opening = client.openOutput({ suggestedName: 'a.mp4', files: null }).catch(() => null);
    await Promise.resolve();
    session.dispose();
    choose();
    await session.ended;
    client.dispose();
    expect(await opening).toBeNull();
    expect(await readdir(place)).toEqual([]);
  });
});

describe('outputs', () => {
  it('are no more than a few, those for which a place is being chosen counted', async () => {
    let choose: () => void = () => undefined;
    const chosen = new Promise<void>((resolve) => {
      choose = resolve;
    });
    const { client } = connect({
      choosePlace: async ({ suggestedName, files }) => {
        await chosen;
        return suggestedName === 'none' ? null : placeAt(join(folder, suggestedName), files);
      },
    });
    const opening = Array.from({ length: 12 }, (_, index) =>
      client.openOutput({ suggestedName: index < 2 ? 'none' : `many-${index}`, files: null }),
    );
    choose();
    const outcomes = await Promise.all(opening.map((each) => each.catch(() => 'refused')));
    expect(outcomes.filter((each) => each === 'refused')).toHaveLength(4);
    expect(outcomes.filter((each) => each === null)).toHaveLength(2);
    // An output whose place was not chosen no longer counts.
    expect(await client.openOutput({ suggestedName: 'seventh', files: null })).not.toBeNull();
    client.dispose();
  });

  it('are not begun where there is no room for them', async () => {
    const { client } = connect({
      choosePlace: ({ suggestedName, files }) => Promise.resolve(placeAt(join(folder, suggestedName), files)),
    });
    const bytes = 1e18;
    const failure = await failureOf(client.openOutput({ suggestedName: 'a.mp4', files: null, bytes }));
    expect(failure).toMatchObject({ code: 'io', room: { neededBytes: bytes } });
    expect(failure.message).toMatch(
      /^a\.mp4 has no room: about 1000000000000 MB are needed, and \d+ MB are free there$/,
    );
    expect(failure.room?.freeBytes).toBeGreaterThan(0);
    expect(await client.openOutput({ suggestedName: 'a.mp4', files: null, bytes: 1 })).not.toBeNull();
    client.dispose();
  });

  it('that are given up leave the whole files of a sequence, and say how many', async () => {
    const place = join(folder, 'frames');
    await mkdir(place);
    const { client, session } = connect({
      choosePlace: ({ suggestedName, files }) => Promise.resolve(placeAt(join(place, suggestedName), files)),
    });
    const frames = await client.openOutput({ suggestedName: 'f%d.png', files: 5 });
    for (const file of [0, 1, 2]) await frames?.write(Uint8Array.of(file), 0, file);
    expect(await frames?.abort()).toBe(2);
    expect((await readdir(place)).sort()).toEqual(['f0.png', 'f1.png']);

    // The same holds when a page disconnects.
    const others = await client.openOutput({ suggestedName: 'g%d.png', files: 5 });
    for (const file of [0, 1]) await others?.write(Uint8Array.of(file), 0, file);
    client.dispose();
    await session.ended;
    expect((await readdir(place)).sort()).toEqual(['f0.png', 'f1.png', 'g0.png']);
  });

  it.each(['', 'x'.repeat(256)])('and scenes are not saved under a name of %#', async (suggestedName) => {
    const { transport } = connect({ files: filesInMemory().files });
    const answers = answersOf(transport);
    transport.post(requestMessage(1, 'file.saveAs', { suggestedName, text: '' }));
    transport.post(requestMessage(2, 'output.open', { suggestedName, files: null }));
    await expect.poll(() => answers.length, { timeout: 4000 }).toBe(2);
    for (const answer of answers) {
      expect(answer).toMatchObject({
        type: 'error',
        failure: {
          code: 'invalid',
          message: expect.stringContaining('suggestedName: a name of 1 to 255 characters') as string,
        },
      });
    }
  });

  it('and scenes lose what no file system allows in a name', async () => {
    const { files, suggested } = filesInMemory();
    const { client } = connect({ files });
    await client.request('file.saveAs', { suggestedName: '../a\u0000b/c.json', text: '' });
    expect(suggested).toEqual(['-a-b-c.json']);
  });
});
