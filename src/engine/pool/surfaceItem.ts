// One band of a surface's rows as a worker's item: it evaluates a few rows at a time.
import { sampleSurface } from '../../core/landscapes/evaluate';
import { findLandscape } from '../../core/landscapes/registry';
import { draftSurfaceChunk } from '../../protocol/chunk';
import { bandRows, type SurfaceSpec } from './task';
import type { ItemRunner } from './workerLoop';

/** Heights between two looks at the clock. */
const batchHeights = 4096;

/** Evaluates band `item`; a band is one chunk. */
export function createSurfaceItem(spec: SurfaceSpec, item: number): ItemRunner {
  const landscape = findLandscape(spec.landscape);
  if (!landscape) throw new Error('The landscape of this surface is unknown to the worker.');
  const height = bandRows(spec);
  const firstRow = item * height;
  const rowCount = Math.min(height, spec.rows - firstRow);
  const { buffer, heights } = draftSurfaceChunk(firstRow, rowCount, spec.columns);
  const batch = Math.max(1, Math.floor(batchHeights / spec.columns));
  let done = 0;
  return {
    advance(deadlineMs) {
      while (done < rowCount) {
        const rows = Math.min(batch, rowCount - done);
        const out = heights.subarray(done * spec.columns, (done + rows) * spec.columns);
        sampleSurface(landscape, spec.columns, spec.rows, out, firstRow + done, firstRow + done + rows);
        done += rows;
        if (done < rowCount && performance.now() >= deadlineMs) return null;
      }
      return { chunk: buffer, rows: rowCount, end: 'complete' };
    },
  };
}
