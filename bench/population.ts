// Population bench: particle-steps per second of the compiled kernels on one thread for every compiled rule, compared
// with C loops of the same formulas (gcc -O3 -march=native -ffast-math) built and run in the same minute. The two
// alternate; medians are compared, and the best rounds, which a busy machine disturbs less. Then 100 000 particles
// through the engine's pool, and runs: how long a race takes, and a kernel's first compilation. Words after the name
// choose pairs: `npm run bench -- population rosenbrock+adam`, `… formula`, `… pool`, `… runs`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LandscapeReference } from '../src/core/landscapes/reference';
import { findLandscape } from '../src/core/landscapes/registry';
import { defaultHyperparameters } from '../src/core/hyperparameters/validateHyperparameters';
import { optimizers } from '../src/core/optimizers/registry';
import { checkRunSettings } from '../src/core/simulation/checkRunSettings';
import { createRun, type RunRequest } from '../src/core/simulation/run';
import { createPopulation } from '../src/core/simulation/population';
import { spreadPoints } from '../src/core/simulation/spreadPoints';
import { createTrajectoryColumns } from '../src/core/simulation/trajectory';
import type { PopulationSpec } from '../src/engine/pool/task';
import { createWorkerPool } from '../src/engine/pool/workerPool';
import { decodeChunk } from '../src/protocol/chunk';
import { builtWorkerPath } from './support/builtWorker';
import { PopulationInC, type CPair } from './support/populationInC';
import { percentile } from './support/statistics';

const particles = 1024;
const rounds = 15;

interface Pair {
  readonly landscape: string;
  readonly optimizer: string;
  readonly learningRate: number;
  /** Updates per measurement, all from the same starts. */
  readonly steps: number;
  /** The required fraction of C's speed; null if there is no requirement. */
  readonly goal: number | null;
}

const asked: readonly Pair[] = [
  { landscape: 'saddle', optimizer: 'sgd', learningRate: 0.001, steps: 30_000, goal: 0.5 },
  { landscape: 'rosenbrock', optimizer: 'adam', learningRate: 0.001, steps: 2000, goal: 0.8 },
  { landscape: 'ravine', optimizer: 'adam', learningRate: 0.001, steps: 2000, goal: 0.8 },
  { landscape: 'sinc-valley', optimizer: 'adam', learningRate: 0.001, steps: 600, goal: 0.8 },
];

/** All other compiled rules on one landscape; those that draw random numbers have no counterpart in C. */
const others = optimizers.flatMap((optimizer): Pair[] =>
  optimizer.kind === 'graph' && !optimizer.draws && optimizer.id !== 'adam'
    ? [{ landscape: 'rosenbrock', optimizer: optimizer.id, learningRate: 0.0001, steps: 2000, goal: null }]
    : [],
);

const pairs = [...asked, ...others];

function settingsOf({ landscape, optimizer, learningRate }: Pair): CPair {
  const definition = optimizers.find(({ id }) => id === optimizer);
  if (definition === undefined) throw new Error(optimizer);
  const hyperparameters = {
    ...defaultHyperparameters(definition),
    ...('learningRate' in definition.hyperparameters ? { learningRate } : {}),
  };
  return { landscape, optimizer, settings: { landscape: { id: landscape }, optimizer, hyperparameters } };
}

interface Measurement {
  readonly nanosecondsPerStep: number;
  /** Sum of all coordinates at the end, to check that both computed the same. */
  readonly sum: number;
}

const square = { x: [-2, 2], y: [-2, 2] } as const;
const starts = spreadPoints(square, 0, particles);

function measureOurs(pair: Pair): Measurement {
  const population = createPopulation({ ...settingsOf(pair).settings, starts });
  const before = performance.now();
  population.step(pair.steps);
  const milliseconds = performance.now() - before;
  const sum = population.theta.reduce((total, coordinate) => total + coordinate, 0);
  population.dispose();
  return { nanosecondsPerStep: (milliseconds * 1e6) / (pair.steps * particles), sum };
}

function measureC(program: PopulationInC, pair: Pair): Measurement {
  const { seconds, sum } = program.measure(folder, pairs.indexOf(pair), starts, pair.steps, 1);
  return { nanosecondsPerStep: (seconds * 1e9) / (pair.steps * particles), sum };
}

const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Whether both compute the same, over so few steps that rounding errors stay small. */
function agree(program: PopulationInC, pair: Pair): boolean {
  const settings = settingsOf(pair).settings;
  const population = createPopulation({ ...settings, starts });
  population.step(20);
  const ours = population.theta.reduce((total, coordinate) => total + coordinate, 0);
  const theirs = program.measure(folder, pairs.indexOf(pair), starts, 20, 1).sum;
  return Math.abs(ours - theirs) <= 1e-6 * Math.max(1, Math.abs(theirs)) || Number.isNaN(ours + theirs);
}

const throughput = (nanoseconds: number): string =>
  `${(1e3 / nanoseconds).toFixed(0).padStart(5)} M steps/s (${nanoseconds.toFixed(3)} ns)`;

/** The JavaScript engine's optimizing compiler takes over in the background, between calls. */
async function warmUp(pair: Pair): Promise<void> {
  const end = performance.now() + 400;
  while (performance.now() < end) {
    measureOurs({ ...pair, steps: 500 });
    await new Promise((done) => setTimeout(done, 2));
  }
}

async function comparePopulations(program: PopulationInC | null): Promise<void> {
  console.log(`${particles} particles, one thread, float64: medians of ${rounds} turns`);
  for (const pair of pairs.filter(isChosen)) {
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
function measureRun(request: RunRequest): number {
  const before = performance.now();
  const columns = createTrajectoryColumns(request.steps + 1);
  createRun(request).advance(columns, 0, request.steps + 1);
  return performance.now() - before;
}

function measureRuns(): void {
  const request: RunRequest = {
    landscape: { id: 'ravine' },
    optimizer: 'adam',
    hyperparameters: { learningRate: 0.1 },
    start: [-2, 2],
    steps: 1000,
    stopWhenConverged: false,
  };
  const cold = optimizers.map(({ id }) =>
    measureRun({
      ...request,
      landscape: { id: 'himmelblau' },
      optimizer: id,
      hyperparameters: {},
      steps: 1,
    }),
  );
  console.log(`\nA run's first row, kernel not compiled yet: ${median(cold).toFixed(2)} ms`);
  const races: number[] = [];
  for (let turn = 0; turn < 100; turn++) {
    const rates = [0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.3, 0.5];
    const runs = rates.map((learningRate) => measureRun({ ...request, hyperparameters: { learningRate } }));
    races.push(runs.reduce((total, milliseconds) => total + milliseconds, 0));
  }
  console.log(
    `8 runs of 1000 steps (ravine + adam), computed: p50 ${median(races).toFixed(2)} ms, p95 ${percentile(races, 0.95).toFixed(2)} ms`,
  );
}

/** A formula as a user would type it, compared with the built-in landscape of the same shape. */
async function compareFormula(): Promise<void> {
  const domain = { x: [-2, 2], y: [-2, 2] } as const;
  const typed = { formula: '(1 - x)^2 + 100*(y - x^2)^2', domain, parameters: {} };
  const measure = (landscape: LandscapeReference): number => {
    const population = createPopulation({ landscape, optimizer: 'adam', hyperparameters: {}, starts });
    const before = performance.now();
    population.step(2000);
    population.dispose();
    return performance.now() - before;
  };
  await warmUp(pairs[1]!);
  const times = Array.from(
    { length: rounds },
    () => [measure(typed), measure({ id: 'rosenbrock' })] as const,
  );
  const [ours, builtIn] = [times.map(([time]) => time), times.map(([, time]) => time)];
  console.log(
    `\nA typed formula against the built-in rosenbrock, with Adam: ratio ${(median(builtIn) / median(ours)).toFixed(2)} of its speed (goal 0.5)`,
  );
}

/** Seconds and megabytes of many particles in the engine's pool, compared with the same number of C threads. */
async function measurePool(program: PopulationInC | null): Promise<void> {
  const threads = 2;
  const pair = pairs.findIndex(
    ({ landscape, optimizer }) => landscape === 'rosenbrock' && optimizer === 'adam',
  );
  const { settings } = settingsOf(pairs[pair]!);
  const spec: PopulationSpec = {
    kind: 'population',
    ...checkRunSettings(settings),
    count: 100_000,
    steps: 500,
  };
  const pool = createWorkerPool({ workerPath: builtWorkerPath(), size: threads });
  const { domain } = findLandscape('rosenbrock')!;
  const turn = (): Promise<{ seconds: number; sum: number }> =>
    new Promise((done, reject) => {
      const before = performance.now();
      let sum = 0;
      pool.submit(spec, {
        credits: 1000,
        onChunk(buffer) {
          const decoded = decodeChunk(buffer);
          if (!decoded.ok || decoded.chunk.kind !== 'population') throw new Error('not a population');
          sum = decoded.chunk.positions.reduce((total, coordinate) => total + coordinate, sum);
        },
        onEnd(end) {
          if (end.reason === 'finished') done({ seconds: (performance.now() - before) / 1000, sum });
          else reject(new Error(end.reason === 'failed' ? end.message : end.reason));
        },
      });
    });
  await turn();
  const memoryBefore = process.memoryUsage().rss;
  const ours: number[] = [];
  const theirs: number[] = [];
  let [sum, sumInC] = [NaN, NaN];
  for (let round = 0; round < 7; round++) {
    const result = await turn();
    ours.push(result.seconds);
    sum = result.sum;
    if (program === null) continue;
    const inC = program.measure(folder, pair, spreadPoints(domain, 0, spec.count), spec.steps, threads);
    theirs.push(inC.seconds);
    sumInC = inC.sum;
  }
  const megabytes = (process.memoryUsage().rss - memoryBefore) / 2 ** 20;
  await pool.dispose();
  const ratio =
    program === null
      ? ''
      : `, ${threads} C threads ${median(theirs).toFixed(3)} s: ratio ${(median(theirs) / median(ours)).toFixed(2)} (best turns ${(Math.min(...theirs) / Math.min(...ours)).toFixed(2)})`;
  const same =
    program === null || Math.abs(sum - sumInC) <= 1e-6 * Math.abs(sumInC) ? '' : ' DIFFERENT RESULT';
  console.log(
    `\n100 000 particles × 500 steps of Adam on rosenbrock through the pool, ${threads} workers: ${median(ours).toFixed(3)} s${ratio}${same}; ` +
      `memory grew by ${megabytes.toFixed(0)} MB to ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB`,
  );
}

const chosen = process.argv.slice(2);

/** All pairs, or those named as landscape+optimizer, landscape or optimizer. */
function isChosen({ landscape, optimizer }: Pair): boolean {
  const names = [`${landscape}+${optimizer}`, landscape, optimizer];
  return chosen.length === 0 || chosen.some((word) => names.includes(word));
}

const folder = mkdtempSync(join(tmpdir(), 'optiscape-bench-'));
try {
  const program = PopulationInC.build(folder, pairs.map(settingsOf));
  await comparePopulations(program);
  if (chosen.length === 0 || chosen.includes('formula')) await compareFormula();
  if (chosen.length === 0 || chosen.includes('pool')) await measurePool(program);
  if (chosen.length === 0 || chosen.includes('runs')) measureRuns();
} finally {
  rmSync(folder, { recursive: true });
}
