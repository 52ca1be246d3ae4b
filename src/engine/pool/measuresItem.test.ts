// Measures along a run as a worker's item: all rows once, in chunks, and from the row on that is asked for.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { checkRunSettings } from '../../core/simulation/checkRunSettings';
import { createMeasuredRun, type MeasureId } from '../../core/simulation/measures';
import { decodeChunk } from '../../protocol/chunk';
import { createMeasuresItem } from './measuresItem';
import { hasRuns, itemCount, type MeasuresSpec } from './task';
import type { ItemOutput, ItemProducer } from './workerLoop';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

const measures: readonly MeasureId[] = ['cosine', 'sharpness', 'twinDistance'];

const specOf = (optimizer: string, steps: number, learningRate = 0.05): MeasuresSpec => {
  const landscape = { id: 'rosenbrock' };
  const settings = checkRunSettings({ landscape, optimizer, hyperparameters: { learningRate } });
  const run = { ...settings, start: [-1.2, 1], steps, stopWhenConverged: false } as const;
  return { kind: 'measures', measures, runs: [run, run] };
};

function outputsOf(item: ItemProducer): ItemOutput[] {
  const outputs: ItemOutput[] = [];
  while (outputs.at(-1)?.end === undefined || outputs.at(-1)?.end === null) {
    const output = item.advance(Infinity);
    if (output !== null) outputs.push(output);
  }
  return outputs;
}

/** Its rows from `fromRow` on, column by column. */
function columnsOf(outputs: readonly ItemOutput[], run: number, fromRow: number): number[][] {
  const columns: number[][] = measures.map(() => []);
  for (const { chunk, rows } of outputs) {
    if (chunk === null) continue;
    const decoded = decodeChunk(chunk);
    if (!decoded.ok || decoded.chunk.kind !== 'measures') throw new Error('no measures');
    const { chunk: part } = decoded;
    expect(part).toMatchObject({ run, firstRow: fromRow + columns[0]!.length, rowCount: rows });
    part.columns.forEach((column, index) => columns[index]!.push(...column));
  }
  return columns;
}

it('has an item for each run, which may fail alone', () => {
  const spec = specOf('adam', 10);
  expect(itemCount(spec)).toBe(2);
  expect(hasRuns(spec)).toBe(true);
});

it.each([0, 1, 300, 30_000])('sends each row from %d on once', (fromRow) => {
  const spec = specOf('adam', 30_000);
  const outputs = outputsOf(createMeasuresItem(spec, 1, fromRow));
  const whole = measures.map(() => new Float64Array(30_001));
  createMeasuredRun(spec.runs[1]!, measures).advance(whole, 0, 30_001);
  expect(columnsOf(outputs, 1, fromRow)).toEqual(whole.map((column) => [...column.subarray(fromRow)]));
  expect(outputs.at(-1)!.end).toEqual({ status: 'completed', rows: 30_001, divergedAt: null });
  if (fromRow === 0) expect(outputs.length).toBeGreaterThan(1);
});

it('ends with its run, which may have nothing left to send', () => {
  const diverging = specOf('sgd', 500, 1);
  const [output, ...more] = outputsOf(createMeasuresItem(diverging, 0, 0));
  expect(more).toEqual([]);
  const { end, rows } = output!;
  expect(end).toMatchObject({ status: 'diverged', rows });
  const resumed = createMeasuresItem(diverging, 0, rows).advance(Infinity);
  expect(resumed).toEqual({ chunk: null, rows: 0, end });
});

it.each([0, 100])('looks at the clock after every row of a method, from row %d on', (fromRow) => {
  const item = createMeasuresItem(specOf('gradient-descent-backtracking', 200), 0, fromRow);
  const past = performance.now() - 1;
  // The first row that is sent comes in the slice of the last one that is not.
  const slices = fromRow > 0 ? 199 : 200;
  for (let slice = 0; slice < slices; slice++) expect(item.advance(past), `slice ${slice}`).toBeNull();
  expect(item.advance(past)).toMatchObject({ rows: 201 - fromRow });
});
