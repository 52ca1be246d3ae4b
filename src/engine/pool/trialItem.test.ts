// A trial as a worker's item: one chunk of one row, in slices that end when they should.
import { expect, it } from 'vitest';
import { checkRunSettings } from '../../core/simulation/checkRunSettings';
import { outcomeOfRow } from '../../core/timeline/trialRun';
import { decodeChunk } from '../../protocol/chunk';
import { hasRuns, itemCount, type TrialsSpec } from './task';
import { createTrialItem } from './trialItem';

const settings = checkRunSettings({ landscape: { id: 'sphere' }, optimizer: 'sgd', hyperparameters: {} });
const run = { ...settings, start: [1, 1], steps: 2000, stopWhenConverged: false } as const;
const spec: TrialsSpec = { kind: 'trials', runs: [run, run], timed: false };

it('is one of as many as there are runs, which may fail alone', () => {
  expect(itemCount(spec)).toBe(2);
  expect(hasRuns(spec)).toBe(true);
});

it('sends its outcome once its run has ended, in slices', () => {
  const item = createTrialItem(spec, 1);
  const past = performance.now() - 1;
  // 2001 rows, 256 at a time.
  for (let slice = 0; slice < 7; slice++) expect(item.advance(past), `slice ${slice}`).toBeNull();
  const output = item.advance(past)!;
  expect(output).toMatchObject({ rows: 1, end: { status: 'completed', rows: 1, divergedAt: null } });
  const decoded = decodeChunk(output.chunk!);
  if (!decoded.ok || decoded.chunk.kind !== 'measures') throw new Error('no outcome');
  expect(decoded.chunk).toMatchObject({ run: 1, firstRow: 0, rowCount: 1 });
  const outcome = outcomeOfRow(decoded.chunk.columns.map(([value = NaN]) => value));
  expect(outcome.finalLoss).toBeGreaterThan(0);
  expect(outcome.finalLoss).toBe(outcome.bestLoss);
  expect(outcome.divergedAt).toBeNull();
  expect(() => createTrialItem(spec, 2)).toThrow('This race has no run 2.');
});
