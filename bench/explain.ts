// (e) From a play head that comes to rest at any step of 100 000 to its explanation in a client, over the built server's WebSocket as
// the page asks for it; compared with tracing the run to that step from its start, which is what it would take without checkpoints.
// And what these take of memory, in this process.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createExplainer } from '../src/core/explanation/explainRun';
import { createRandom } from '../src/core/random/random';
import { checkRunSettings } from '../src/core/simulation/checkRunSettings';
import { createRun } from '../src/core/simulation/run';
import { createTrajectoryColumns } from '../src/core/simulation/trajectory';
import type { Client } from '../src/protocol/client';
import { connectToBuiltServer } from './support/connectedServer';
import { percentile } from './support/statistics';

const goalMs = 50;
const steps = 100_000;
const scrubs = 200;
const traced = 12;
/** Of these the memory is measured, and told of one. */
const heldExplainers = 6;

/** Of methods, some that never come to rest here; and a rule whose rate is above what its curvature bears. */
const runs = [
  { name: 'Adam', landscape: 'rosenbrock', optimizer: 'adam', noise: 2 },
  { name: 'SGD, unstable', landscape: 'sphere', optimizer: 'sgd', learningRate: 1.000_01, noise: 0 },
  { name: 'Lion', landscape: 'rosenbrock', optimizer: 'lion', noise: 2 },
  { name: 'L-BFGS', landscape: 'ackley', optimizer: 'lbfgs', noise: 0 },
  { name: 'CMA-ES', landscape: 'rastrigin', optimizer: 'cma-es', noise: 0 },
  { name: 'simulated annealing', landscape: 'rastrigin', optimizer: 'simulated-annealing', noise: 0 },
] as const;

type BenchRun = (typeof runs)[number];

function requestOf({ landscape, optimizer, noise, ...own }: BenchRun) {
  return {
    landscape: { id: landscape },
    start: [-1.2, 1.5] as const,
    steps,
    seed: 5,
    stopWhenConverged: false,
    ...(noise > 0 && { noise: { kind: 'gaussian' as const, scale: noise } }),
    own: { optimizer, hyperparameters: 'learningRate' in own ? { learningRate: own.learningRate } : {} },
  };
}

async function explain(client: Client, run: BenchRun, update: number): Promise<number> {
  const { own, ...shared } = requestOf(run);
  const startMs = performance.now();
  let chunks = 0;
  const { done } = client.openStream(
    { kind: 'explanation', ...shared, start: [...shared.start], runs: [own], updates: [update] },
    { onChunk: () => void (chunks += 1) },
  );
  const { reason } = await done;
  if (reason !== 'finished' || chunks !== 1) throw new Error(`${run.name}, update ${update}: ${reason}`);
  return performance.now() - startMs;
}

/** Milliseconds of tracing the run up to an update. */
function traceMs(run: BenchRun, update: number): number {
  const { own, ...shared } = requestOf(run);
  const columns = createTrajectoryColumns(16_384);
  const startMs = performance.now();
  const made = createRun({ ...shared, ...own, steps: update });
  while (made.advance(columns, 0, 16_384) > 0);
  return performance.now() - startMs;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Kilobytes that an explainer holds when it has come to the end of its run. */
function keptKilobytes(run: BenchRun): number {
  const { own, ...shared } = requestOf(run);
  const held = (): number => {
    for (let round = 0; round < 4; round += 1) collect();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const request = { ...shared, ...own };
  // Its kernel, which is compiled once, is not counted.
  createExplainer({ ...request, ...checkRunSettings(request) })(1, () => true);
  const before = held();
  const explainers = Array.from({ length: heldExplainers }, () =>
    createExplainer({ ...request, ...checkRunSettings(request) }),
  );
  for (const explainer of explainers) explainer(steps, () => true);
  const kilobytes = (held() - before) / 1024 / heldExplainers;
  // Still held until here.
  for (const explainer of explainers) explainer(1, () => true);
  return kilobytes;
}

const { client, close } = await connectToBuiltServer();
const random = createRandom(1);
const anyStep = (): number => 1 + Math.floor(random.uniform() * steps);
let worst = 0;
try {
  for (const run of runs) {
    // Before the first one there are no checkpoints: it takes a trace, and those after it what a scrub takes.
    const firstMs = await explain(client, run, steps);
    const timesMs: number[] = [];
    for (let scrub = 0; scrub < scrubs; scrub += 1) timesMs.push(await explain(client, run, anyStep()));
    const tracesMs = Array.from({ length: traced }, () => traceMs(run, anyStep()));
    const [p50, p95, trace] = [
      percentile(timesMs, 0.5),
      percentile(timesMs, 0.95),
      percentile(tracesMs, 0.5),
    ];
    worst = Math.max(worst, p95);
    console.log(
      `${run.name.padEnd(20)} first ${firstMs.toFixed(0)} ms; then p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms ` +
        `(goal ${goalMs}, ${(p95 / goalMs).toFixed(2)} of it; a trace from the start ${trace.toFixed(1)} ms, ` +
        `${(trace / p50).toFixed(1)} times p50); ${keptKilobytes(run).toFixed(0)} KB kept`,
    );
  }
} finally {
  await close();
}
console.log(
  `Goal p95 < ${goalMs} ms: ${worst < goalMs ? 'met' : 'missed'} (${scrubs} steps of ${steps} each)`,
);
