// A surface in bands, each of them an item: together they are the surface.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sampleSurface } from '../../core/landscapes/evaluate';
import { requireLandscape } from '../../core/landscapes/resolve';
import { decodeChunk } from '../../protocol/chunk';
import { createSurfaceItem } from './surfaceItem';
import { bandRows, itemCount, type SurfaceSpec } from './task';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

const surface = (columns: number, rows: number): SurfaceSpec => ({
  kind: 'surface',
  landscape: { id: 'himmelblau' },
  columns,
  rows,
});

it('cuts a surface into bands of 65 536 heights, of whole rows', () => {
  expect(bandRows(surface(1024, 1000))).toBe(64);
  expect(bandRows(surface(1000, 1000))).toBe(65);
  expect(bandRows(surface(100_000, 2))).toBe(1);
  expect(itemCount(surface(1024, 128))).toBe(2);
  expect(itemCount(surface(1024, 129))).toBe(3);
});

it.each([
  [1000, 150],
  [8192, 20],
  [20_000, 7],
])('has all heights of %d × %d points in its bands, each once', (columns, rows) => {
  const spec = surface(columns, rows);
  const { landscape, numbers } = requireLandscape(spec.landscape);
  const whole = new Float32Array(columns * rows);
  sampleSurface(landscape, numbers, columns, rows, whole, 0, rows);
  const drawn = new Float32Array(columns * rows);
  let next = 0;
  for (let item = 0; item < itemCount(spec); item += 1) {
    const output = createSurfaceItem(spec, item).advance(Infinity);
    const decoded = decodeChunk(output!.chunk!);
    const rowCount = output!.rows;
    expect(output!.end).toBe('complete');
    expect(decoded).toMatchObject({
      ok: true,
      chunk: { kind: 'surface', firstRow: next, rowCount, columnCount: columns },
    });
    if (decoded.ok && decoded.chunk.kind === 'surface') drawn.set(decoded.chunk.heights, next * columns);
    next += rowCount;
  }
  expect(next).toBe(rows);
  expect(Buffer.from(drawn.buffer).equals(Buffer.from(whole.buffer))).toBe(true);
});

it('looks at the clock after 8192 heights', () => {
  const item = createSurfaceItem(surface(2048, 32), 0);
  const past = performance.now() - 1;
  for (let slice = 1; slice < 8; slice += 1) expect(item.advance(past), `slice ${slice}`).toBeNull();
  expect(item.advance(past)).toMatchObject({ rows: 32, end: 'complete' });
});

it('has no more time at its deadline', () => {
  expect(createSurfaceItem(surface(2048, 32), 0).advance(performance.now())).toBeNull();
});
