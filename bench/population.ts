// Population bench: particle-steps per second of the compiled kernels on one thread, beside the plain C loops of
// population.c built and run in the same minute. Ours and C's turns alternate; medians are compared.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createPopulation } from '../src/core/simulation/population';

const particles = 1024;
const rounds = 9;

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
  { landscape: 'saddle', optimizer: 'sgd', learningRate: 0.001, steps: 50_000, goal: 0.5 },
  { landscape: 'rosenbrock', optimizer: 'adam', learningRate: 0.001, steps: 3000, goal: 0.8 },
  { landscape: 'ravine', optimizer: 'adam', learningRate: 0.001, steps: 3000, goal: 0.8 },
  { landscape: 'sinc-valley', optimizer: 'adam', learningRate: 0.001, steps: 1000, goal: 0.8 },
  { landscape: 'rosenbrock', optimizer: 'sgd', learningRate: 0.0001, steps: 30_000, goal: null },
  { landscape: 'rosenbrock', optimizer: 'momentum', learningRate: 0.0001, steps: 20_000, goal: null },
  { landscape: 'rosenbrock', optimizer: 'nesterov', learningRate: 0.0001, steps: 20_000, goal: null },
  { landscape: 'rosenbrock', optimizer: 'adagrad', learningRate: 0.01, steps: 3000, goal: null },
  { landscape: 'rosenbrock', optimizer: 'rmsprop', learningRate: 0.001, steps: 3000, goal: null },
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
    landscape: pair.landscape,
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

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

const folder = mkdtempSync(join(tmpdir(), 'optiscape-bench-'));
try {
  const program = buildC(folder);
  console.log(`${particles} particles, one thread, float64, medians of ${rounds} turns`);
  for (const pair of pairs) {
    // Until the engine's optimizing compiler has taken over, which happens between calls.
    const warm = performance.now() + 400;
    while (performance.now() < warm) {
      measureOurs({ ...pair, steps: 500 });
      await new Promise((done) => setTimeout(done, 2));
    }
    const ours: Measurement[] = [];
    const theirs: Measurement[] = [];
    for (let round = 0; round < rounds; round++) {
      ours.push(measureOurs(pair));
      if (program !== null) theirs.push(measureC(program, pair));
    }
    const ourTime = median(ours.map((m) => m.nanosecondsPerStep));
    const cells = [
      `${pair.landscape} + ${pair.optimizer}`.padEnd(24),
      `${(1e3 / ourTime).toFixed(0).padStart(6)} M steps/s (${ourTime.toFixed(3)} ns)`,
    ];
    if (program !== null) {
      const theirTime = median(theirs.map((m) => m.nanosecondsPerStep));
      const [a, b] = [ours[0]?.sum ?? NaN, theirs[0]?.sum ?? NaN];
      const agree = Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));
      cells.push(
        `C ${(1e3 / theirTime).toFixed(0).padStart(6)} M steps/s (${theirTime.toFixed(3)} ns)`,
        `ratio ${(theirTime / ourTime).toFixed(2)}`,
        pair.goal === null ? '' : `(goal ${pair.goal})`,
        agree ? '' : `DIFFERENT RESULT: ${a} and ${b}`,
      );
    }
    console.log(cells.join('  ').trimEnd());
  }
} finally {
  rmSync(folder, { recursive: true });
}
