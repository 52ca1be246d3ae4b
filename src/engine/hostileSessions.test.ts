// Thousands of messages that no page of ours sends: a session answers or ends, and the next one finds all intact.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRandom } from '../core/random/random';
import { createClient } from '../protocol/client';
import { streamRequestSchema } from '../protocol/messages';
import { encodePiece } from '../protocol/piece';
import { fullRun } from '../protocol/testing/fullRun';
import { createTransportPair } from '../protocol/testing/transportPair';
import { placeAt } from './outputs/outputPlace';
import { testWorkerPath } from './pool/testing/workerPaths';
import { createWorkerPool, type WorkerPool } from './pool/workerPool';
import { createSession, type SessionServices } from './session';
import { createStore } from './store';
import { keepsAll } from './testing/keepsAll';

let folder = '';
let pool: WorkerPool;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-hostile-'));
  pool = createWorkerPool({ workerPath: testWorkerPath('product'), size: 2 });
});

afterAll(async () => {
  await pool.dispose();
  await rm(folder, { recursive: true, force: true });
});

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const random = createRandom(70_707);
const below = (count: number): number => Math.floor(random.uniform() * count);
const pick = <T>(values: readonly T[]): T => values[below(values.length)]!;

const oddValues: readonly Json[] = [
  null,
  true,
  -1,
  0.5,
  1e308,
  2 ** 32,
  '',
  '__proto__',
  '\ud800',
  '../../etc/passwd',
  'x'.repeat(3000),
  [],
  {},
  [[[[]]]],
  { constructor: 1 },
];

function mutate(value: Json): Json {
  if (typeof value !== 'object' || value === null || random.uniform() < 0.15) return pick(oddValues);
  if (Array.isArray(value)) {
    const at = below(value.length);
    return value.length === 0
      ? [pick(oddValues)]
      : value.map((each, index) => (index === at ? mutate(each) : each));
  }
  const key = pick([...Object.keys(value), '__proto__', 'toString']);
  return Object.fromEntries([...Object.entries(value), [key, mutate(value[key] ?? null)]]);
}

const run: Json = {
  kind: 'race',
  landscape: {
    formula: 'a*x^2 + y^2',
    domain: { x: [-1, 1], y: [-1, 1] },
    parameters: { a: { value: 1, min: 0, max: 2 } },
  },
  start: [0.5, 0.5],
  steps: 20,
  seed: 1,
  stopWhenConverged: false,
  runs: [{ ...fullRun, searchShape: true }],
};

const messages: readonly Json[] = [
  { type: 'open', stream: 1, credits: 8, request: run },
  {
    type: 'open',
    stream: 2,
    credits: 8,
    request: { kind: 'surface', landscape: { id: 'ravine' }, columns: 9, rows: 9 },
  },
  {
    type: 'open',
    stream: 3,
    credits: 8,
    request: { kind: 'light', landscape: { id: 'ravine' }, points: 9, heightScale: 'log', relief: 1 },
  },
  { type: 'credit', stream: 1, chunks: 4 },
  { type: 'cancel', stream: 1 },
  ...Object.entries({
    'app.info': {},
    'window.keep': { window: 'w', take: false },
    'window.present': { presenting: true },
    'scene.load': {},
    'scene.save': { scene: '{}' },
    'settings.save': { settings: '{}' },
    'lesson.save': { lesson: '{}' },
    'lesson.recent': {},
    'lesson.opened': { name: 'a', file: null, text: '' },
    'lesson.forget': { name: 'a', file: null },
    'file.open': {},
    'file.reopen': { file: 0 },
    'file.restore': { of: 'lesson' },
    'file.save': { file: 0, text: '' },
    'file.saveAs': { suggestedName: 'a', text: '' },
    'file.show': { file: null, edited: false },
    'output.open': { suggestedName: 'f%d.png', files: 3, bytes: 10 },
    'output.finish': { output: 1 },
    'output.abort': { output: 1 },
    'output.show': { output: 1 },
    'job.load': {},
    'job.end': { end: { outcome: 'failed', failure: { code: 'io', message: '' } } },
  }).map(([method, params], id): Json => ({ type: 'request', id, method, params })),
];

function hostileMessage(): string | ArrayBuffer {
  if (random.uniform() < 0.1) {
    const piece = {
      request: below(9),
      output: below(3),
      file: below(4),
      position: below(9),
    };
    const buffer = encodePiece({ ...piece, bytes: new Uint8Array(1 + below(40)) });
    if (random.uniform() < 0.3) new Uint8Array(buffer)[below(32)] = below(256);
    return buffer;
  }
  let message = pick(messages);
  if (random.uniform() < 0.8) message = mutate(message);
  const text = JSON.stringify(message);
  return random.uniform() < 0.05 ? text.slice(0, below(text.length)) : text;
}

it('begins with messages that are in order', () => {
  expect(streamRequestSchema.safeParse(run).error).toBeUndefined();
});

it('does no harm to anything but itself', { timeout: 60_000 }, async () => {
  const services: SessionServices = {
    pool,
    store: createStore(join(folder, 'store')),
    keeper: keepsAll,
    version: '1',
    shell: 'web',
    files: null,
    choosePlace: ({ suggestedName, files }) => Promise.resolve(placeAt(join(folder, suggestedName), files)),
  };
  let posted = 0;
  let answered = 0;
  while (posted < 3000) {
    const pair = createTransportPair();
    const session = createSession(pair.server, services);
    const state = { isOpen: true };
    pair.client.onClose = () => (state.isOpen = false);
    pair.client.onMessage = () => (answered += 1);
    for (let count = 0; count < 20 && state.isOpen; count += 1) {
      pair.client.post(hostileMessage());
      posted += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    pair.client.close();
    await session.ended;
  }
  expect(answered).toBeGreaterThan(500);
  // No partial file is left.
  expect((await readdir(folder)).filter((name) => name.endsWith('.partial'))).toEqual([]);

  const pair = createTransportPair();
  createSession(pair.server, services);
  const client = createClient(pair.client);
  expect(await client.request('app.info', {})).toMatchObject({ workers: 2 });
  const request = { kind: 'surface', landscape: { id: 'ravine' }, columns: 9, rows: 9 } as const;
  expect((await client.openStream(request, { onChunk: () => undefined }).done).reason).toBe('finished');
  client.dispose();
  await services.store.idle();
});
