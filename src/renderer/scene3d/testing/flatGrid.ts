// A surface for tests of paths: level, at 0.
import type { SurfaceGrid } from '../../../core/contour/surfaceGrid';

export const flatGrid: SurfaceGrid = {
  landscapeKey: 'test',
  columns: 2,
  rows: 2,
  values: new Float32Array(4),
  minimum: 0,
  maximum: 1,
};
