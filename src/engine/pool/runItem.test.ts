// A run as a worker's item: how often it checks the clock, and what it sends.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { checkRunSettings } from '../../core/simulation/checkRunSettings';
import type { RunSettings } from '../../core/simulation/runSettings';
import { decodeChunk, type RunChunk } from '../../protocol/chunk';
import { createRunItem } from './runItem';
import type { RaceSpec } from './task';
import type { ItemOutput } from './workerLoop';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

type Settings = Pick<RunSettings, 'optimizer' | 'hyperparameters'> & { readonly searchShape?: boolean };

const raceOf = (steps: number, runs: readonly Settings[]): RaceSpec => ({
  kind: 'race',
  runs: runs.map((run) => ({
    ...run,
    ...checkRunSettings({ landscape: { id: 'rosenbrock' }, ...run }),
    start: [-1.2, 1],
    steps,
    stopWhenConverged: false,
  })),
});

const race = (...runs: Settings[]): RaceSpec => raceOf(2000, runs);

const adam = { optimizer: 'adam', hyperparameters: {} };

function rowsOf(output: ItemOutput | null): RunChunk {
  const decoded = decodeChunk(output!.chunk!);
  if (!decoded.ok || decoded.chunk.kind !== 'run') throw new Error('no rows');
  return decoded.chunk;
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
  const item = createRunItem(race(adam), 0, 0);
  const past = performance.now() - 1;
  expect(item.advance(past)).toBeNull();
  vi.advanceTimersByTime(31);
  expect(item.advance(past)?.rows).toBe(512);
});

it('has no more time at its deadline', () => {
  expect(createRunItem(race(adam), 0, 0).advance(performance.now())).toBeNull();
  const resumed = createRunItem(race(adam), 0, 1500);
  expect(resumed.advance(performance.now())).toBeNull();
  // Had it gone on to the rows that are to be sent, those would be old by now.
  vi.advanceTimersByTime(31);
  expect(resumed.advance(performance.now())).toBeNull();
});

it('sends what is older than 30 ms, and begins to count anew', () => {
  const item = createRunItem(race(adam), 0, 0);
  const past = performance.now() - 1;
  vi.advanceTimersByTime(30);
  expect(item.advance(past)).toBeNull();
  vi.advanceTimersByTime(1);
  expect(rowsOf(item.advance(past))).toMatchObject({ firstRow: 0, rowCount: 512 });
  vi.advanceTimersByTime(30);
  expect(item.advance(past)).toBeNull();
  vi.advanceTimersByTime(1);
  expect(rowsOf(item.advance(past))).toMatchObject({ firstRow: 512, rowCount: 512 });
});

it('sends a whole run at once, in a chunk of its size', () => {
  const output = createRunItem(race({ ...adam, optimizer: 'sgd' }, adam), 1, 0).advance(Infinity);
  expect(output).toMatchObject({ rows: 2001, end: { status: 'completed', rows: 2001, divergedAt: null } });
  expect(rowsOf(output)).toMatchObject({ run: 1, firstRow: 0, rowCount: 2001, shapePoints: 0 });
  // A header of 32 bytes, then x, y, value and gradient norm.
  expect(output!.chunk!.byteLength).toBe(32 + 2001 * 32);
});

it('cuts a long run into chunks of half a mebibyte', () => {
  const item = createRunItem(raceOf(20_000, [adam]), 0, 0);
  const first = item.advance(Infinity);
  expect(first).toMatchObject({ rows: 2 ** 14, end: null });
  const last = item.advance(Infinity);
  expect(last).toMatchObject({ rows: 20_001 - 2 ** 14, end: { rows: 20_001 } });
  expect(rowsOf(last)).toMatchObject({ firstRow: 2 ** 14, rowCount: 20_001 - 2 ** 14 });
});

it('goes on where another worker was lost, with the same rows', () => {
  const spec = race(adam);
  const whole = rowsOf(createRunItem(spec, 0, 0).advance(Infinity)).columns;
  const output = createRunItem(spec, 0, 1500).advance(Infinity);
  expect(output).toMatchObject({ rows: 501, end: { status: 'completed', rows: 2001 } });
  const { firstRow, columns } = rowsOf(output);
  expect(firstRow).toBe(1500);
  expect(columns.positions).toEqual(whole.positions.slice(3000));
  expect(columns.values).toEqual(whole.values.slice(1500));
});

it.each([2001, 3000])('has only its end to send when %d rows have been sent already', (fromRow) => {
  expect(createRunItem(race(adam), 0, fromRow).advance(Infinity)).toEqual({
    chunk: null,
    rows: 0,
    end: { status: 'completed', rows: 2001, divergedAt: null },
  });
});

it('ends with the finite rows of a run that diverges', () => {
  const far = { optimizer: 'sgd', hyperparameters: { learningRate: 1 } };
  const output = createRunItem(race(far), 0, 0).advance(Infinity);
  const { rowCount, columns } = rowsOf(output);
  expect(output).toMatchObject({
    rows: rowCount,
    end: { status: 'diverged', rows: rowCount, divergedAt: rowCount },
  });
  expect(rowCount).toBeLessThan(20);
  expect(columns.values.every(Number.isFinite)).toBe(true);
});

it('shares the room for search shapes among the runs that have some', () => {
  const swarm = { optimizer: 'particle-swarm', hyperparameters: {} };
  const shown = { ...swarm, searchShape: true };
  const pointsOf = (...runs: Settings[]): number => {
    const item = createRunItem(raceOf(49_999, runs), 0, 0);
    vi.advanceTimersByTime(31);
    return rowsOf(item.advance(performance.now())).shapePoints;
  };
  // 20 points in 50 000 rows are half of the 4 million numbers that there is room for.
  expect(pointsOf(shown, swarm, { ...swarm, searchShape: false })).toBe(20);
  expect(pointsOf(shown, shown, swarm)).toBe(20);
  expect(pointsOf(shown, shown, shown)).toBe(0);
});

it('has no run beyond the last', () => {
  expect(() => createRunItem(race(adam), 1, 0)).toThrow('This race has no run 1.');
});

it('sends the counts of a method’s evaluations, from any row on', () => {
  const search = { optimizer: 'nelder-mead', hyperparameters: {} };
  const countsFrom = (fromRow: number): number[] => {
    const item = createRunItem(raceOf(40, [search]), 0, fromRow);
    return [...rowsOf(item.advance(Infinity)).columns.evaluations!];
  };
  const all = countsFrom(0);
  expect(all.slice(0, 3)).toEqual([3, 0, 0]);
  expect(all[120]).toBeGreaterThan(43);
  expect(countsFrom(10)).toEqual(all.slice(30));
  const rule = createRunItem(raceOf(40, [adam]), 0, 0);
  expect(rowsOf(rule.advance(Infinity)).columns.evaluations).toBeNull();
});
