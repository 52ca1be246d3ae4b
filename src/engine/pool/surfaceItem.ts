// One band of a surface's rows as a worker's item: it evaluates a few rows at a time.
import { sampleSurface } from '../../core/landscapes/evaluate';
import { requireLandscape } from '../../core/landscapes/resolve';
import { draftSurfaceChunk } from '../../protocol/chunk';
import { bandRows, type SurfaceSpec } from './task';
import type { ItemProducer } from './workerLoop';

/** Heights evaluated between two clock checks. */
const batchHeights = 8192;

/** Buffers that rows are evaluated into, one for all bands of a surface. */
const grids = new WeakMap<SurfaceSpec, Float32Array>();

function gridOf(spec: SurfaceSpec): Float32Array {
  const grid = grids.get(spec) ?? new Float32Array(spec.columns * spec.rows);
  grids.set(spec, grid);
  return grid;
}

/** Evaluates band `item`; a band is one chunk. */
export function createSurfaceItem(spec: SurfaceSpec, item: number): ItemProducer {
  const { landscape, numbers } = requireLandscape(spec.landscape);
  const grid = gridOf(spec);
  const height = bandRows(spec);
  const firstRow = item * height;
  const endRow = Math.min(firstRow + height, spec.rows);
  const batch = Math.max(1, Math.floor(batchHeights / spec.columns));
  let row = firstRow;
  return {
    advance(deadlineMs) {
      while (row < endRow) {
        const until = Math.min(row + batch, endRow);
        sampleSurface(landscape, numbers, spec.columns, spec.rows, grid, row, until);
        row = until;
        if (row < endRow && performance.now() >= deadlineMs) return null;
      }
      const { buffer, heights } = draftSurfaceChunk(firstRow, endRow - firstRow, spec.columns);
      heights.set(grid.subarray(firstRow * spec.columns, endRow * spec.columns));
      return { chunk: buffer, rows: endRow - firstRow, end: 'complete' };
    },
  };
}
