// Population bench: particle-steps per second of the compiled kernels on one thread, beside the plain C loops of
// population.c built and run in the same minute. Ours and C's turns alternate; medians are compared, and the best
// turns, which a busy machine disturbs less. Then lanes: how long a race takes, and a kernel's first compilation.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { optimizers } from '../src/core/optimizers/registry';
import { createLane, type LaneRequest } from '../src/core/simulation/lane';
import { createPopulation } from '../src/core/simulation/population';
import { createTrajectoryColumns } from '../src/core/simulation/trajectory';
import { percentile } from './support/statistics';

const particles = 1024;
const rounds = 25;

interface Pair {
  readonly landscape: string;
  readonly optimizer: string;
  readonly learningRate: number;
  /** Updates per measurement, all from the same starts. */
  readonly steps: number;
  /** Part of C's speed that is asked for; null where none is. */
  readonly goal: number | null;
}

const pairs: readonly Pair[] = [
  { landscape: 'saddle', optimizer: 'sgd', learningRate: 0.001, steps: 30_000, goal: 0.5 },
  { landscape: 'rosenbrock', optimizer: 'adam', learningRate: 0.001, steps: 2000, goal: 0.8 },
  { landscape: { id: 'ravine' }, optimizer: 'adam', learningRate: 0.001, steps: 2000, goal: 0.8 },
  { landscape: 'sinc-valley', optimizer: 'adam', learningRate: 0.001, steps: 600, goal: 0.8 },
  { landscape: 'rosenbrock', optimizer: 'sgd', learningRate: 0.0001, steps: 15_000, goal: null },
  { landscape: 'rosenbrock', optimizer: 'momentum', learningRate: 0.0001, steps: 10_000, goal: null },
  { landscape: 'rosenbrock', optimizer: 'nesterov', learningRate: 0.0001, steps: 10_000, goal: null },
  { landscape: 'rosenbrock', optimizer: 'adagrad', learningRate: 0.01, steps: 2000, goal: null },
  { landscape: 'rosenbrock', optimizer: 'rmsprop', learningRate: 0.001, steps: 2000, goal: null },
];

interface Measurement {
  readonly nanosecondsPerStep: number;
  /** Sum of all coordinates at the end, which shows that both computed the same. */
  readonly sum: number;
}

function createStarts(): Float64Array {
  const starts = new Float64Array(2 * particles);
  for (let i = 0; i < particles; i++) {
    starts[2 * i] = -2 + 4 * ((i * 0.6180339887498949) % 1);
    starts[2 * i + 1] = -2 + (4 * (i + 0.5)) / particles;
  }
  return starts;
}

function measureOurs(pair: Pair): Measurement {
  const population = createPopulation({
    landscape: { id: pair.landscape },
    optimizer: pair.optimizer,
    hyperparameters: { learningRate: pair.learningRate },
    starts: createStarts(),
  });
  const before = performance.now();
  population.step(pair.steps);
  const milliseconds = performance.now() - before;
  const sum = population.theta.reduce((total, coordinate) => total + coordinate, 0);
  population.dispose();
  return { nanosecondsPerStep: (milliseconds * 1e6) / (pair.steps * particles), sum };
}

/** Builds the C program; null, with a line that says why, where there is no gcc. */
function buildC(folder: string): string | null {
  const program = join(folder, 'population');
  const options = ['-O3', '-march=native', '-ffast-math'];
  const built = spawnSync('gcc', [...options, resolve('bench/population.c'), '-o', program, '-lm']);
  if (built.status === 0) return program;
  const reason = built.error === undefined ? 'gcc failed' : 'there is no gcc';
  console.log(`No comparison with C: ${reason}.`);
  return null;
}

function measureC(program: string, pair: Pair): Measurement {
  // The first repeat warms up.
  const options = [`${pair.landscape}+${pair.optimizer}`, String(pair.steps), '2', String(pair.learningRate)];
  const run = spawnSync(program, options, { encoding: 'utf8' });
  const [nanosecondsPerStep = NaN, sum = NaN] = (run.stdout.trim().split('\n').at(-1) ?? '')
    .split(' ')
    .map(Number);
  return { nanosecondsPerStep, sum };
}

const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Whether both computed the same; few enough steps that roundings don't grow to be seen. */
function agree(program: string, pair: Pair): boolean {
  const short = { ...pair, steps: 50 };
  const [ours, theirs] = [measureOurs(short).sum, measureC(program, short).sum];
  return Math.abs(ours - theirs) <= 1e-9 * Math.max(1, Math.abs(theirs));
}

const throughput = (nanoseconds: number): string =>
  `${(1e3 / nanoseconds).toFixed(0).padStart(5)} M steps/s (${nanoseconds.toFixed(3)} ns)`;

/** The engine's optimizing compiler takes over in the background, between calls. */
async function warmUp(pair: Pair): Promise<void> {
  const end = performance.now() + 400;
  while (performance.now() < end) {
    measureOurs({ ...pair, steps: 500 });
    await new Promise((done) => setTimeout(done, 2));
  }
}

async function comparePopulations(program: string | null): Promise<void> {
  console.log(`${particles} particles, one thread, float64: medians of ${rounds} turns`);
  for (const pair of pairs) {
    await warmUp(pair);
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < rounds; round++) {
      ours.push(measureOurs(pair).nanosecondsPerStep);
      if (program !== null) theirs.push(measureC(program, pair).nanosecondsPerStep);
    }
    const cells = [`${pair.landscape} + ${pair.optimizer}`.padEnd(22), throughput(median(ours))];
    if (program !== null) {
      const ratio = median(theirs) / median(ours);
      const best = Math.min(...theirs) / Math.min(...ours);
      cells.push(
        `C ${throughput(median(theirs))}`,
        `ratio ${ratio.toFixed(2)} (best turns ${best.toFixed(2)})`,
        pair.goal === null ? '' : `goal ${pair.goal}`,
        agree(program, pair) ? '' : 'DIFFERENT RESULT',
      );
    }
    console.log(cells.join('  ').trimEnd());
  }
}

/** Milliseconds from the request to the last row. */
function measureLane(request: LaneRequest): number {
  const before = performance.now();
  const columns = createTrajectoryColumns(request.steps + 1);
  createLane(request).advance(columns, 0, request.steps + 1);
  return performance.now() - before;
}

function measureLanes(): void {
  const request: LaneRequest = {
    landscape: { id: 'ravine' },
    optimizer: 'adam',
    hyperparameters: { learningRate: 0.1 },
    start: [-2, 2],
    steps: 1000,
    seed: 0,
    stopWhenConverged: false,
  };
  const cold = optimizers.map(({ id }) =>
    measureLane({
      ...request,
      landscape: { id: 'himmelblau' },
      optimizer: id,
      hyperparameters: {},
      steps: 1,
    }),
  );
  console.log(`\nA lane's first row, kernel not compiled yet: ${median(cold).toFixed(2)} ms`);
  const races: number[] = [];
  for (let turn = 0; turn < 100; turn++) {
    const rates = [0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.3, 0.5];
    const lanes = rates.map((learningRate) => measureLane({ ...request, hyperparameters: { learningRate } }));
    races.push(lanes.reduce((total, milliseconds) => total + milliseconds, 0));
  }
  console.log(
    `8 lanes of 1000 steps (ravine + adam), computed: p50 ${median(races).toFixed(2)} ms, p95 ${percentile(races, 0.95).toFixed(2)} ms`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'optiscape-bench-'));
try {
  await comparePopulations(buildC(folder));
  measureLanes();
} finally {
  rmSync(folder, { recursive: true });
}
