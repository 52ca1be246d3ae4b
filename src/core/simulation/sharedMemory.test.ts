// Runs and surfaces take turns in one memory: a JavaScript engine in a sandbox has room for about a hundred memories, and
// there are more kernels.
import { expect, test, vi } from 'vitest';
import { evaluatePoints } from '../landscapes/evaluate';
import { landscapes } from '../landscapes/registry';
import { optimizers } from '../optimizers/registry';
import { createRun, type Run } from './run';
import { createTrajectoryColumns, type TrajectoryColumns } from './trajectory';

declare const WebAssembly: { Memory: new (limits: { initial: number }) => { readonly buffer: ArrayBuffer } };

interface Running {
  readonly run: Run;
  readonly columns: TrajectoryColumns;
}

const steps = 600;

function start(landscape: string, optimizer: string): Running {
  const run = createRun({
    landscape: { id: landscape },
    optimizer,
    hyperparameters: {},
    noise: { kind: 'gaussian', scale: 0.01 },
    start: [-1, 1],
    steps,
    stopWhenConverged: false,
  });
  return { run, columns: createTrajectoryColumns(steps + 1, run.shapePoints) };
}

const everybody = optimizers.map(({ id }, i) => [landscapes[i % landscapes.length]?.id ?? '', id] as const);

test('however many kernels and surfaces there are, one memory does', () => {
  const { Memory } = WebAssembly;
  let made = 0;
  vi.spyOn(WebAssembly, 'Memory').mockImplementation(function (limits: { initial: number }) {
    made += 1;
    return new Memory(limits);
  });
  for (const [landscape, optimizer] of everybody) start(landscape, optimizer);
  for (const landscape of landscapes) evaluatePoints(landscape, Float64Array.of(0, 0));
  vi.restoreAllMocks();
  expect(made).toBeLessThanOrEqual(1);
});

test('runs of all rules in turns, with surfaces in between, run as each does alone', () => {
  const alone = everybody.map(([landscape, optimizer]) => {
    const { run, columns } = start(landscape, optimizer);
    for (let row = 0; run.state.status === 'running';) row += run.advance(columns, row, Infinity);
    return { columns, state: run.state };
  });
  const together = everybody.map(([landscape, optimizer]) => start(landscape, optimizer));
  while (together.some(({ run }) => run.state.status === 'running')) {
    together.forEach(({ run, columns }, i) => {
      run.advance(columns, run.state.rows, 97);
      const landscape = landscapes[i % landscapes.length];
      if (landscape !== undefined) evaluatePoints(landscape, Float64Array.of(0.1, 0.2, 0.3, 0.4));
    });
  }
  expect(together.map(({ run, columns }) => ({ columns, state: run.state }))).toEqual(alone);
});
