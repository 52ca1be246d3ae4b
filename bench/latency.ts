// (b) From a hyper-parameter change to the complete new trajectories in a client, over the built server's WebSocket:
// 8 optimizers × 1000 steps, changes at the rate of a dragged slider, each one cancelling the last.
import { setTimeout as pause } from 'node:timers/promises';
import { createTrajectoryColumns } from '../src/core/simulation/trajectory';
import type { RaceRequest } from '../src/protocol/messages';
import { connectToBuiltServer } from './support/connectedServer';
import { percentile } from './support/statistics';

const changes = 400;
const warmUps = 40;
const changeEveryMs = 1000 / 60;
const steps = 1000;
const goalMs = 16;
const optimizers = ['sgd', 'momentum', 'nesterov', 'adagrad', 'rmsprop', 'adam', 'adam', 'adam'];

function request(change: number): RaceRequest {
  const learningRate = 0.001 * 1.01 ** (change % 400);
  return {
    kind: 'race',
    landscape: { id: 'ravine' },
    start: [-2, 2],
    steps,
    seed: 3,
    stopWhenConverged: false,
    runs: optimizers.map((optimizer, run) => ({
      optimizer,
      hyperparameters: { learningRate: learningRate * (1 + run / 10) },
    })),
  };
}

const { client, close } = await connectToBuiltServer();
const columns = optimizers.map(() => createTrajectoryColumns(steps + 1));
const timesMs: number[] = [];
let overtaken = 0;
let previous: { cancel(): void } | null = null;

for (let change = 0; change < warmUps + changes; change += 1) {
  const dueMs = performance.now() + changeEveryMs;
  const startMs = performance.now();
  previous?.cancel();
  const stream = client.openStream(request(change), {
    onChunk(chunk) {
      if (chunk.kind !== 'run') return;
      const trajectory = columns[chunk.run];
      trajectory?.positions.set(chunk.columns.positions, 2 * chunk.firstRow);
      trajectory?.values.set(chunk.columns.values, chunk.firstRow);
      trajectory?.gradientNorms.set(chunk.columns.gradientNorms, chunk.firstRow);
    },
  });
  previous = stream;
  void stream.done.then(({ reason }) => {
    if (change < warmUps) return;
    // A race that was replaced took at least until the next change.
    timesMs.push(performance.now() - startMs);
    if (reason === 'cancelled') overtaken += 1;
  });
  await pause(Math.max(0, dueMs - performance.now()));
}
await pause(200);
await close();

const p50 = percentile(timesMs, 0.5);
const p95 = percentile(timesMs, 0.95);
const worst = Math.max(...timesMs);
console.log(
  `${changes} changes, ${optimizers.length} optimizers × ${steps} steps: ` +
    `p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms, worst ${worst.toFixed(2)} ms, ` +
    `${overtaken} overtaken by the next change`,
);
console.log(`Goal p95 < ${goalMs} ms: ${p95 < goalMs ? 'met' : 'missed'}`);
