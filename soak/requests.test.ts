// Whatever is sent to the engine, in the process or over the socket: it answers or hangs up, and the next page finds all
// in order.
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect } from 'vitest';
import WebSocket from 'ws';
import { createEngine, type Engine } from '../src/engine/engine';
import { testWorkerPath } from '../src/engine/pool/testing/workerPaths';
import { createClient } from '../src/protocol/client';
import type { Method, Params } from '../src/protocol/messages';
import { encodePiece } from '../src/protocol/piece';
import { createTransport, type Transport } from '../src/protocol/transport';
import { fullRun } from '../src/protocol/testing/fullRun';
import { createTransportPair } from '../src/protocol/testing/transportPair';
import { placeAt } from '../src/engine/outputs/outputPlace';
import { startServer, type AppServer } from '../src/server/server';
import { nearly, nearlyText } from './documents';
import { soak } from './soak';

let folder = '';
let engine: Engine;
let server: AppServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-soak-'));
  process.env.OPTISCAPE_DATA = folder;
  engine = createEngine({ workerPath: testWorkerPath('product'), version: '1', shell: 'web' });
  server = await startServer({ engine, renderer: folder, port: 0 });
});

afterAll(async () => {
  await server.close();
  await engine.dispose();
  await rm(folder, { recursive: true, force: true });
});

const race = {
  kind: 'race',
  landscape: { id: 'ravine' },
  start: [0.5, 0.5],
  steps: 20,
  seed: 1,
  stopWhenConverged: false,
  noise: { kind: 'gaussian', scale: 1 },
  runs: [fullRun, { optimizer: 'particle-swarm', hyperparameters: { particles: 20 }, searchShape: true }],
};

const domain = { x: [-1, 1], y: [-1, 1] };
const formula = { formula: 'a*x^2 + y^2', domain, parameters: { a: { value: 1, min: 0, max: 2 } } };
const surface = { kind: 'surface', landscape: formula, columns: 9, rows: 9 };
const light = { kind: 'light', landscape: { id: 'ravine' }, points: 9, heightScale: 'log', relief: 1 };

const streams = [race, { ...race, landscape: formula }, surface, light];

const requests = Object.entries({
  'app.info': {},
  'window.present': { presenting: true },
  'scene.load': {},
  'scene.save': { scene: '{}' },
  'settings.load': {},
  'settings.save': { settings: '{}' },
  'lesson.load': {},
  'lesson.save': { lesson: '{}' },
  'lesson.recent': {},
  'lesson.opened': { name: 'a', file: null, text: '' },
  'lesson.forget': { name: 'a', file: null },
  'file.open': {},
  'file.reopen': { file: 1 },
  'file.restore': { of: 'lesson' },
  'file.save': { file: 1, text: '' },
  'file.show': { file: null, edited: true },
  'file.saveAs': { suggestedName: 'a', text: '' },
  'window.keep': { window: 'a', take: true },
  'output.show': { output: 1 },
  'output.open': { suggestedName: 'f%d.png', files: 3, bytes: 10 },
  'output.finish': { output: 1 },
  'output.abort': { output: 1 },
  'job.load': {},
  'job.progress': { framesDone: 1, frames: 2 },
  'job.end': { end: { outcome: 'no-graphics' } },
} satisfies { readonly [M in Method]: Params<M> }).map(([method, params]) => ({ method, params }));

const id = fc.integer({ min: 1, max: 12 });

/** A message whose content may be anything. */
const message = fc.oneof(
  fc
    .record({ stream: id, credits: id, request: nearly(streams) })
    .map((content) => ({ type: 'open', ...content })),
  fc
    .record({
      id,
      request: fc.constantFrom(...requests),
      params: nearly(requests.map(({ params }) => params)),
    })
    .map(({ id, request: { method, params: own }, params }) => ({
      type: 'request',
      id,
      method,
      params: id % 2 === 0 ? params : own,
    })),
  fc.constantFrom(
    { type: 'credit', stream: 1, chunks: 4 },
    { type: 'cancel', stream: 2 },
    { type: 'flushed', id: 1 },
  ),
);

const piece = fc
  .record({
    request: fc.nat({ max: 9 }),
    output: fc.nat({ max: 3 }),
    file: fc.nat({ max: 4 }),
    position: fc.nat({ max: 9 }),
    bytes: fc.uint8Array({ maxLength: 40 }),
    damage: fc.option(fc.tuple(fc.nat({ max: 31 }), fc.nat({ max: 255 })), { freq: 3 }),
  })
  .map(({ damage, ...content }) => {
    const buffer = encodePiece({ ...content, bytes: Uint8Array.from(content.bytes) });
    if (damage !== null) new Uint8Array(buffer)[damage[0]] = damage[1];
    return buffer;
  });

/** What one page sends before it leaves: mostly what is at least a message, since the engine hangs up on anything else. */
const letters = fc.array(
  fc.oneof(
    { weight: 40, arbitrary: message.map((content) => JSON.stringify(content)) },
    { weight: 4, arbitrary: piece },
    { weight: 1, arbitrary: message.chain((content) => nearlyText([content])) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 80 }).map((bytes) => Uint8Array.from(bytes).buffer) },
  ),
  { minLength: 1, maxLength: 40 },
);

/** A page of ours finds the engine in order. */
async function expectOrder(transport: Transport): Promise<void> {
  const client = createClient(transport);
  expect(await client.request('app.info', {})).toMatchObject({ workers: engine.pool.size });
  const { done } = client.openStream(
    { kind: 'surface', landscape: { id: 'ravine' }, columns: 9, rows: 9 },
    { onChunk: () => undefined },
  );
  expect((await done).reason).toBe('finished');
  client.dispose();
}

/** Draws pages with their letters until `count` letters are sent. */
async function sendLetters(
  { count, seed }: { readonly count: number; readonly seed: number },
  send: (letters: readonly (string | ArrayBuffer)[]) => Promise<void>,
): Promise<{ sent: number; pages: number }> {
  let [sent, pages] = [0, 0];
  while (sent < count) {
    const drawn = fc.sample(letters, { numRuns: 50, seed: seed + pages });
    for (const page of drawn) {
      await send(page);
      sent += page.length;
      pages += 1;
    }
  }
  return { sent, pages };
}

soak('requests', { short: 2000, full: 40_000 }, async (options) => {
  let answers = 0;
  const { sent, pages } = await sendLetters(options, async (page) => {
    const pair = createTransportPair();
    const session = engine.serve(pair.server, {
      files: null,
      choosePlace: ({ suggestedName, files }) =>
        Promise.resolve(placeAt(join(folder, `out-${suggestedName}`), files)),
    });
    pair.client.onMessage = () => (answers += 1);
    for (const letter of page) pair.client.post(letter);
    // All of them have arrived; some of the answers are still on their way.
    await new Promise((resolve) => setImmediate(resolve));
    pair.client.close();
    await session.ended;
  });
  expect(answers).toBeGreaterThan(sent / 4);
  expect((await readdir(folder)).filter((name) => name.endsWith('.partial'))).toEqual([]);
  const pair = createTransportPair();
  engine.serve(pair.server, { files: null, choosePlace: () => Promise.resolve(null) });
  await expectOrder(pair.client);
  return `${sent} messages of ${pages} pages, ${answers} answers`;
});

async function openSocket(): Promise<WebSocket> {
  const socket = new WebSocket(new URL('engine', server.url.replace('http:', 'ws:')), {
    origin: new URL(server.url).origin,
  });
  socket.binaryType = 'arraybuffer';
  await once(socket, 'open');
  return socket;
}

const farewellId = 1_000_000;
const farewell = JSON.stringify({ type: 'request', id: farewellId, method: 'app.info', params: {} });

/** Resolves when a request of this id is answered. */
function heard(socket: WebSocket, id: number): Promise<void> {
  return new Promise((resolve) => {
    socket.on('message', (data, isBinary) => {
      if (
        !isBinary &&
        Buffer.from(data as ArrayBuffer)
          .toString()
          .includes(`"id":${id}`)
      )
        resolve();
    });
  });
}

soak('requests over the socket', { short: 1000, full: 20_000 }, async (options) => {
  let answers = 0;
  const { sent, pages } = await sendLetters(options, async (page) => {
    const socket = await openSocket();
    socket.on('message', () => (answers += 1));
    const closed = once(socket, 'close');
    for (const letter of page) socket.send(letter);
    socket.send(farewell);
    await Promise.race([heard(socket, farewellId), closed]);
    socket.close();
    await closed;
  });
  expect(answers).toBeGreaterThan(sent / 4);
  await expect
    .poll(async () =>
      (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.partial')),
    )
    .toEqual([]);

  const socket = await openSocket();
  const transport = createTransport({
    post: (message) => {
      socket.send(message);
    },
    close: () => {
      socket.close();
    },
  });
  socket.on('message', (data, isBinary) => {
    transport.receive(isBinary ? data : Buffer.from(data as ArrayBuffer).toString());
  });
  await expectOrder(transport);
  return `${sent} messages of ${pages} sockets, ${answers} answers`;
});

/** Requests to the port as no browser sends them, and bytes that are none. */
const wire = fc
  .record({
    method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'CONNECT', 'OPTIONS', 'X', ''),
    path: fc.oneof(
      fc.constantFrom('/', '//', '/engine', '/outputs/', '/../../etc/passwd', '/%00', '/%', '*', 'http://a/'),
      fc.webPath(),
      fc.string({ unit: 'binary', maxLength: 40 }),
    ),
    isInside: fc.boolean(),
    host: fc.constantFrom('own', 'evil.example', '127.0.0.1', 'own:own', ''),
    headers: fc.array(
      fc.tuple(
        fc.constantFrom(
          'Origin',
          'Upgrade',
          'Connection',
          'Content-Length',
          'Range',
          'X',
          'Sec-WebSocket-Key',
        ),
        fc.oneof(
          fc.constantFrom('websocket', 'Upgrade', 'null', '-1', 'bytes=0-', '99'),
          fc.string({ maxLength: 30 }),
        ),
      ),
      { maxLength: 6 },
    ),
    garbage: fc.option(fc.uint8Array({ maxLength: 100 }), { freq: 3 }),
  })
  .map(({ method, path, isInside, host, headers, garbage }) => (base: URL) => {
    if (garbage !== null) return Buffer.from(garbage);
    const inside = isInside ? base.pathname + path.replace(/^\//, '') : path;
    const lines = [
      `${method} ${inside} HTTP/1.1`,
      `Host: ${host.replaceAll('own', base.host)}`,
      ...headers.map(([name, value]) => `${name}: ${value}`),
    ];
    return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`);
  });

soak('bytes to the port', { short: 400, full: 10_000 }, async ({ count, seed }) => {
  const base = new URL(server.url);
  let answered = 0;
  for (const make of fc.sample(wire, { numRuns: count, seed })) {
    const socket = connect({ host: '127.0.0.1', port: server.port });
    socket.on('error', () => undefined);
    const closed = once(socket, 'close');
    const text: Buffer[] = [];
    socket.on('data', (data: Buffer) => {
      text.push(data);
    });
    socket.end(make(base));
    await closed;
    const answer = Buffer.concat(text).toString('latin1');
    if (answer !== '') answered += 1;
    expect(answer).not.toContain(base.pathname);
    expect(answer).not.toContain('root:');
  }
  const socket = await openSocket();
  socket.close();
  await once(socket, 'close');
  return `${count} connections, ${answered} of them answered`;
});
