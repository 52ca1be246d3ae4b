import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, type Client } from '../protocol/client';
import type { ExportJob } from '../protocol/exportJob';
import { FailureError } from '../protocol/failure';
import type { Failure, RunRequest } from '../protocol/messages';
import { encodePiece } from '../protocol/piece';
import { createTransportPair, type Meddle } from '../protocol/testing/transportPair';
import type { Transport } from '../protocol/transport';
import { createJobDesk } from './jobDesk';
import { placeAt, type ChoosePlace } from './outputs/outputPlace';
import { testWorkerPath } from './pool/testing/workerPaths';
import { createWorkerPool, type WorkerPool } from './pool/workerPool';
import { createSession, type Session, type SessionServices } from './session';
import { createStore } from './store';

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
): { client: Client; transport: Transport; session: Session } {
  const pair = createTransportPair(toClient);
  const session = createSession(pair.server, {
    pool,
    store: createStore(folder),
    version: '1.2.3',
    shell: 'web',
    files: null,
    choosePlace: () => Promise.resolve(null),
    ...more,
  });
  return { client: createClient(pair.client), transport: pair.client, session };
}

const run: RunRequest = {
  kind: 'run',
  landscape: { id: 'ravine' },
  start: [-2, 2],
  steps: 40_000,
  seed: 3,
  stopWhenConverged: false,
  lanes: [
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
  client.openStream(request as RunRequest, { onChunk: () => undefined }).done;

describe('streams', () => {
  it('has no more sequences of random numbers than a family has runs', async () => {
    const { client } = connect();
    const lanes = (stream: number) => [{ ...run.lanes[0]!, stream }];
    expect(
      (await client.openStream({ ...run, steps: 1, lanes: lanes(199) }, { onChunk: () => undefined }).done)
        .reason,
    ).toBe('finished');
    expect(await failureOf(endOf(client, { ...run, steps: 1, lanes: lanes(200) }))).toMatchObject({
      code: 'invalid',
      issues: [{ field: 'lanes[0].stream' }],
    });
  });

  it('carries the figure of a method where that is wanted, and only there', async () => {
    const points = [-1, -1, -1];
    const lane = { optimizer: 'nelder-mead', hyperparameters: {} };
    const lanes = [lane, { ...lane, figure: true }, { ...lane, figure: false }];
    const { done } = connect().client.openStream(
      { ...run, steps: 100, lanes },
      {
        onChunk: (chunk) => {
          if (chunk.kind === 'run') points[chunk.lane] = chunk.figurePoints;
        },
      },
    );
    await done;
    expect(points).toEqual([0, 3, 0]);
  });

  it('carries a whole race, each lane in its own order', async () => {
    const values = run.lanes.map((): number[] => []);
    const { done } = connect().client.openStream(run, {
      onChunk: (chunk) => {
        if (chunk.kind === 'run') values[chunk.lane]?.push(...chunk.columns.values);
      },
    });
    const end = await done;
    expect(end.lanes.map(({ status, rows }) => [status, rows])).toEqual(
      run.lanes.map(() => ['completed', 40_001]),
    );
    for (const lane of values) {
      expect(lane).toHaveLength(40_001);
      expect(lane[0]).toBeCloseTo(2, 6);
      expect(lane.every(Number.isFinite)).toBe(true);
    }
  });

  it('keeps the finite rows of a lane that diverges and lets the others finish', async () => {
    const request: RunRequest = {
      ...run,
      landscape: { id: 'rosenbrock' },
      start: [-1, 1],
      steps: 300,
      lanes: [
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
    const [diverged, completed] = (await done).lanes;
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

  it('ends a race that is cancelled within 50 ms', async () => {
    const { client } = connect();
    // The quickest of a few: the machine may be busy with other tests.
    const tookMs: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      const stream = client.openStream(
        { ...run, steps: 1_000_000, lanes: Array.from({ length: 8 }, () => run.lanes[1]!) },
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
      { lanes: [{ optimizer: 'luck', hyperparameters: {} }] },
      'lanes[0].optimizer',
      /one of .*adam/,
    ],
    [
      'a hyper-parameter out of range',
      { lanes: [run.lanes[0], { optimizer: 'adam', hyperparameters: { beta1: 1.2 } }] },
      'lanes[1].hyperparameters.beta1',
      /^Invalid beta1: 1.2 \(expected 0 ≤ beta1 < 1\)$/,
    ],
    ['a noise below 0', { noise: { kind: 'gaussian', scale: -1 } }, 'noise.scale', /0 ≤ noise.scale ≤ 1000/],
    [
      'an unknown schedule',
      { lanes: [{ ...run.lanes[0], schedule: { id: 'cosinus' } }] },
      'lanes[0].schedule.id',
      /^Invalid id: "cosinus" \(expected one of .*cosine/,
    ],
    [
      'a clipping limit of 0',
      { lanes: [{ ...run.lanes[0], clipping: { kind: 'norm', limit: 0 } }] },
      'lanes[0].clipping.limit',
      /a number above 0/,
    ],
    [
      'a method that is to clip',
      { lanes: [{ optimizer: 'newton', hyperparameters: {}, clipping: { kind: 'norm', limit: 1 } }] },
      'lanes[0].clipping',
      /no clipping: newton searches/,
    ],
    [
      'a run that starts outside',
      { lanes: [{ ...run.lanes[0], start: [0, 900] }] },
      'lanes[0].start.y',
      /^Invalid start.y: 900/,
    ],
    ['too many lanes', { lanes: Array.from({ length: 513 }, () => run.lanes[0]) }, 'lanes', /at most 512/],
    [
      'too many steps in all',
      { steps: 1_000_000, lanes: Array.from({ length: 9 }, () => run.lanes[0]) },
      'steps',
      /steps ≤ 888888 with 9 runs/,
    ],
  ])('says what is wrong: %s', async (_what, change, field, message) => {
    const failure = await failureOf(endOf(connect().client, { ...run, ...change }));
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
      expect(await failureOf(endOf(connect({}, meddle).client, run))).toMatchObject({ code: 'protocol' });
    }
  });
});

describe('session', () => {
  it('says what it is', async () => {
    expect(await connect().client.request('app.info', {})).toEqual({
      version: '1.2.3',
      shell: 'web',
      workers: 2,
    });
  });

  it('keeps the last race and the settings', async () => {
    const saved: string[] = [];
    const { client } = connect({ onSettings: (settings) => saved.push(settings) });
    expect(await client.request('session.load', {})).toEqual({ scene: null });
    await client.request('session.save', { scene: '{"a":1}' });
    await client.request('settings.save', { settings: '{"b":2}' });
    const other = connect().client;
    expect(await other.request('session.load', {})).toEqual({ scene: '{"a":1}' });
    expect(await other.request('settings.load', {})).toEqual({ settings: '{"b":2}' });
    expect(saved).toEqual(['{"b":2}']);
    expect(await failureOf(client.request('session.save', { scene: 'no JSON' }))).toMatchObject({
      code: 'invalid',
    });
  });

  it('keeps a copy of a race that can not be restored, and says so when there is one but can not be read', async () => {
    const own = join(folder, 'own');
    const path = join(own, 'session.json');
    await mkdir(own);
    const { client } = connect({ store: createStore(own) });
    for (const scene of ['{"format":"optiscape-scene","version":99}', '{"cut o']) {
      await writeFile(path, scene);
      expect(await client.request('session.load', {})).toEqual({ scene });
      await client.request('session.save', { scene: '{}' });
      expect(await readFile(`${path}.damaged`, 'utf8')).toBe(scene);
    }
    await rm(path);
    await mkdir(path);
    expect(await failureOf(client.request('session.load', {}))).toMatchObject({ code: 'io' });
  });

  it('has file dialogs only where the shell has them', async () => {
    expect(await failureOf(connect().client.request('file.open', {}))).toMatchObject({ code: 'not-found' });
    const files = {
      open: () => Promise.resolve({ name: 'a.json', text: '{}' }),
      save: (name: string) => Promise.resolve(name),
    };
    const { client } = connect({ files });
    expect(await client.request('file.open', {})).toEqual({ file: { name: 'a.json', text: '{}' } });
    expect(await client.request('file.save', { suggestedName: 'b.json', text: '' })).toEqual({
      name: 'b.json',
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
    expect(await film?.finish()).toEqual({ name: '-A-B- 谷-.mp4', download: null });
    expect(Buffer.compare(await readFile(join(place, '-A-B- 谷-.mp4')), bytes)).toBe(0);

    const frames = await client.openOutput({ suggestedName: 'f%d.png', files: 2 });
    for (const file of [0, 1]) await frames?.write(bytes.subarray(0, 5 + file), 0, file);
    expect(await frames?.finish()).toEqual({ name: 'f0.png … f1.png', download: null });
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
    const desk = createJobDesk(exportJob, (progress) => heard.push(progress));
    const { client, transport } = connect({ job: desk });
    expect(await client.request('job.load', {})).toEqual({ job: exportJob });
    await desk.taken;
    expect(await failureOf(client.request('job.load', {}))).toMatchObject({ code: 'busy' });
    await client.request('job.progress', { framesDone: 1, frames: 3 });
    expect(heard).toEqual([{ framesDone: 1, frames: 3 }]);
    const report = { codec: 'png', frames: 1, insteadOf: null };
    await client.request('job.end', { end: { outcome: 'done', report } });
    transport.close();
    expect(await desk.outcome).toEqual({ outcome: 'done', report });
  });

  it('knows that a job is lost when its page is gone', async () => {
    const desk = createJobDesk(exportJob, () => undefined);
    const { client, transport } = connect({ job: desk });
    await client.request('job.load', {});
    transport.close();
    expect(await desk.outcome).toEqual({ outcome: 'lost' });
  });

  it('answers pieces of outputs that are not open', async () => {
    const { transport } = connect();
    const answers: unknown[] = [];
    transport.onMessage = (message) => answers.push(JSON.parse(message as string));
    const piece = { request: 4, output: 9, sequence: 0, file: 0, position: 0, bytes: Uint8Array.of(1) };
    transport.post(encodePiece(piece));
    transport.post('{"type":"request","id":5,"method":"output.finish","params":{"output":9,"pieces":1}}');
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
    const open = JSON.stringify({ type: 'open', stream: 5, credits: 0, request: run });
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
