// A run as a worker's item: how often it checks the clock, and what it sends.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { checkRunSettings } from '../../core/simulation/checkRunSettings';
import type { RunSettings } from '../../core/simulation/runSettings';
import { decodeChunk } from '../../protocol/chunk';
import { createRunItem } from './runItem';
import type { RaceSpec } from './task';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

function race(...runs: Pick<RunSettings, 'optimizer' | 'hyperparameters'>[]): RaceSpec {
  return {
    kind: 'race',
    runs: runs.map((run) => ({
      ...run,
      ...checkRunSettings({ landscape: { id: 'rosenbrock' }, ...run }),
      start: [-1.2, 1],
      steps: 2000,
      stopWhenConverged: false,
    })),
  };
}

const endlessSearch = {
  optimizer: 'gradient-descent-backtracking',
  hyperparameters: { shrink: 0.99, learningRate: 1e300 },
};

it.each([0, 100])('looks at the clock after every row of a method, from row %d on', (fromRow) => {
  const item = createRunItem(race(endlessSearch), 0, fromRow);
  const past = performance.now() - 1;
  // The rows before `fromRow` are computed in slices, too.
  for (let slice = 0; slice < fromRow + 5; slice++) expect(item.advance(past)).toBeNull();
  vi.advanceTimersByTime(31);
  const output = item.advance(past);
  expect(output).toMatchObject({ end: null });
  const decoded = decodeChunk(output!.chunk!);
  expect(decoded).toMatchObject({ ok: true, chunk: { firstRow: fromRow, rowCount: fromRow > 0 ? 7 : 6 } });
});

it('looks at the clock now and then while it steps a compiled rule', () => {
  const item = createRunItem(race({ optimizer: 'adam', hyperparameters: {} }), 0, 0);
  const past = performance.now() - 1;
  expect(item.advance(past)).toBeNull();
  vi.advanceTimersByTime(31);
  expect(item.advance(past)?.rows).toBe(512);
});
