// (c) The streaming speed of trajectories: from a worker through the engine's session and the client's checks, in this
// process and over the built server's WebSocket, compared with posting buffers of the same size between threads.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createTrajectoryColumns } from '../src/core/simulation/trajectory';
import { createRun } from '../src/core/simulation/run';
import { createWorkerPool } from '../src/engine/pool/workerPool';
import { createSession } from '../src/engine/session';
import { createKeeper } from '../src/engine/keeper';
import { createStore } from '../src/engine/store';
import { createClient, type Client } from '../src/protocol/client';
import type { RaceRequest } from '../src/protocol/messages';
import { createTransportPair } from '../src/protocol/testing/transportPair';
import { builtWorkerPath } from './support/builtWorker';
import { connectToBuiltServer } from './support/connectedServer';
import { percentile } from './support/statistics';

const rounds = 5;
const bytesPerRow = 32;
const runs = 8;
const steps = 499_999;
const rows = runs * (steps + 1);
const megabytes = (rows * bytesPerRow) / 1e6;
const chunkBytes = 16_384 * bytesPerRow;
const landscape = 'saddle';
const oneRun = { optimizer: 'sgd', hyperparameters: { learningRate: 1e-7 } };

const request: RaceRequest = {
  kind: 'race',
  landscape: { id: landscape },
  start: [1e-4, 4],
  steps,
  seed: 0,
  stopWhenConverged: false,
  runs: Array.from({ length: runs }, () => oneRun),
};

/** Megabytes per second of `work`, which transfers all rows once: the median of several rounds. */
async function speedOf(work: () => Promise<void>): Promise<number> {
  await work();
  const speeds: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startMs = performance.now();
    await work();
    speeds.push(megabytes / ((performance.now() - startMs) / 1000));
  }
  return percentile(speeds, 0.5);
}

/** Only computes, without posting: the upper limit for a stream of computed rows. */
function computeAll(): Promise<void> {
  const columns = createTrajectoryColumns(16_384);
  for (let each = 0; each < runs; each += 1) {
    const { landscape, start, steps, stopWhenConverged } = request;
    const run = createRun({ landscape, start, steps, stopWhenConverged, ...oneRun });
    while (run.advance(columns, 0, 16_384) > 0);
  }
  return Promise.resolve();
}

/** A thread that posts new buffers as fast as it can, four in transit at a time. */
const rawPoster = new Worker(
  `const { parentPort } = require('node:worker_threads');
   let left = 0;
   const post = () => {
     if (left-- <= 0) return;
     const buffer = new ArrayBuffer(${chunkBytes});
     new Float64Array(buffer).fill(left);
     parentPort.postMessage(buffer, [buffer]);
   };
   parentPort.on('message', (count) => {
     if (count > 0) { left = count; for (let i = 0; i < 4; i += 1) post(); } else post();
   });`,
  { eval: true },
);

function postRaw(): Promise<void> {
  const count = Math.ceil((rows * bytesPerRow) / chunkBytes);
  return new Promise((done) => {
    let received = 0;
    rawPoster.removeAllListeners('message');
    rawPoster.on('message', () => {
      received += 1;
      if (received === count) done();
      else rawPoster.postMessage(0);
    });
    rawPoster.postMessage(count);
  });
}

async function streamTo(client: Client): Promise<void> {
  let received = 0;
  const { done } = client.openStream(request, {
    onChunk(chunk) {
      received += chunk.rowCount;
    },
  });
  await done;
  if (received !== rows) throw new Error(`${received} of ${rows} rows came.`);
}

/** An engine in this process with one worker, and a client of it. */
function createLocalEngine(workerPath: string): { client: Client; close(): Promise<void> } {
  const pool = createWorkerPool({ workerPath, size: 1 });
  const pair = createTransportPair();
  const folder = join(tmpdir(), 'optiscape-bench-unused');
  const store = createStore(folder);
  const session = createSession(pair.server, {
    pool,
    store,
    keeper: createKeeper(folder),
    version: '0',
    shell: 'web',
    files: null,
    choosePlace: () => Promise.resolve(null),
  });
  return {
    client: createClient(pair.client),
    async close() {
      session.dispose();
      await pool.dispose();
    },
  };
}

const filling = createLocalEngine(join(import.meta.dirname, 'streaming.worker.mjs'));
const computing = createLocalEngine(builtWorkerPath());
const server = await connectToBuiltServer();

const raw = await speedOf(postRaw);
const compute = await speedOf(computeAll);
const streaming = await speedOf(() => streamTo(filling.client));
const engine = await speedOf(() => streamTo(computing.client));
const socket = await speedOf(() => streamTo(server.client));

await Promise.all([filling.close(), computing.close(), rawPoster.terminate(), server.close()]);

const line = (what: string, speed: number): string =>
  `${what.padEnd(44)} ${speed.toFixed(0).padStart(6)} MB/s  ${(speed / raw).toFixed(2)} of raw, ${(speed / compute).toFixed(2)} of computing`;
console.log(
  `${megabytes.toFixed(0)} MB in chunks of ${chunkBytes / 1024} KiB, one worker, ${landscape} with ${oneRun.optimizer}`,
);
console.log(line('raw buffers between two threads', raw));
console.log(line('computing the rows, posting nothing', compute));
console.log(line('engine, rows filled instead of computed', streaming));
console.log(line('engine, rows computed', engine));
console.log(line("computed, over the built server's WebSocket", socket));
