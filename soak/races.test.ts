// Races that are started and cancelled, and workers that are lost, thousands of times: nothing is kept of them.
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, expect } from 'vitest';
import { createRandom } from '../src/core/random/random';
import { behavingRace } from '../src/engine/pool/testing/behavingRace';
import { testWorkerPath } from '../src/engine/pool/testing/workerPaths';
import { createWorkerPool } from '../src/engine/pool/workerPool';
import type { TaskEnd } from '../src/engine/pool/openTask';
import { createSession } from '../src/engine/session';
import { keepsAll } from '../src/engine/testing/keepsAll';
import { createStore } from '../src/engine/store';
import { createClient } from '../src/protocol/client';
import { createTransportPair } from '../src/protocol/testing/transportPair';
import { soak } from './soak';

const product = createWorkerPool({ workerPath: testWorkerPath('product'), size: 2 });
const faulty = createWorkerPool({ workerPath: testWorkerPath('faulty'), size: 2, hangTimeoutMs: 200 });
afterAll(() => Promise.all([product.dispose(), faulty.dispose()]));

soak('starts and cancels', { short: 500, full: 10_000 }, async ({ count, seed }) => {
  const random = createRandom(seed);
  const pair = createTransportPair();
  const session = createSession(pair.server, {
    pool: product,
    store: createStore('/nowhere'),
    keeper: keepsAll,
    version: '1',
    shell: 'web',
    files: null,
    choosePlace: () => Promise.resolve(null),
  });
  const client = createClient(pair.client);
  const open = (steps: number) => {
    let rows = 0;
    const stream = client.openStream(
      {
        kind: 'race',
        landscape: { id: 'ravine' },
        start: [-2, 2],
        steps,
        seed: 1,
        stopWhenConverged: false,
        runs: [{ optimizer: 'adam', hyperparameters: { learningRate: 0.1 } }],
      },
      { onChunk: (chunk) => (rows += chunk.kind === 'run' ? chunk.rowCount : 0) },
    );
    return { ...stream, rows: () => rows };
  };
  const ends = { finished: 0, cancelled: 0 };
  const half = Math.floor(count / 2);
  let heap = 0;
  for (let number = 0; number < count; number += 1) {
    if (number === half) heap = process.memoryUsage().heapUsed;
    const race = open(random.uniform() < 0.5 ? 100 : 1_000_000);
    for (let wait = Math.floor(6 * random.uniform()); wait > 0; wait -= 1) await turn();
    race.cancel();
    // Now and then nobody waits for the end of one before the next begins.
    if (random.uniform() < 0.9) ends[(await race.done).reason] += 1;
  }
  const last = open(300);
  expect((await last.done).reason).toBe('finished');
  expect(last.rows()).toBe(301);
  // What one race keeps, all would.
  expect(process.memoryUsage().heapUsed - heap).toBeLessThan(64 * 2 ** 20);
  client.dispose();
  await session.ended;
  return `${count} starts, ${ends.cancelled} ends seen as cancelled, ${ends.finished} as finished before`;
});

const behaviours = ['steps', 'throw', 'exit', 'hang'] as const;

soak('lost workers', { short: 8, full: 300 }, async ({ count, seed }) => {
  const random = createRandom(seed);
  const faults = { throw: 0, exit: 0, hang: 0 };
  for (let number = 0; number < count; number += 1) {
    const runs = Array.from(
      { length: 4 },
      () => behaviours[Math.floor(behaviours.length * random.uniform())]!,
    );
    const end = await new Promise<TaskEnd>((resolve) => {
      faulty.submit(behavingRace(runs), { credits: 1e6, onChunk: () => undefined, onEnd: resolve });
    });
    if (end.reason !== 'finished') throw new Error(`It ended as ${end.reason}.`);
    const kinds = end.items.map((item) => (item === 'complete' ? item : (item.fault?.kind ?? item.status)));
    const expected = { steps: 'completed', throw: 'error', exit: 'lost', hang: 'stalled' } as const;
    expect(kinds).toEqual(runs.map((run) => expected[run]));
    for (const run of runs) if (run !== 'steps') faults[run] += 1;
  }
  return `${count} races with ${faults.throw} throws, ${faults.exit} lost threads, ${faults.hang} endless loops`;
});
