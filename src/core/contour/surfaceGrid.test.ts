import { expect, it } from 'vitest';
import { createSurfaceGrid, sampleGrid } from './surfaceGrid';

// f = x + 10y + 3xy at x = 0…3 and y = 0…2: bilinear between the points, so that samples are exact.
const f = (x: number, y: number): number => x + 10 * y + 3 * x * y;
const heights = Float32Array.from({ length: 12 }, (_, at) => f(at % 4, Math.floor(at / 4)));
const grid = createSurfaceGrid('key', 4, 3, heights);

it('reads heights at the points of a grid and between them', () => {
  for (const x of [0, 0.25, 1, 1.5, 2, 2.75, 3])
    for (const y of [0, 0.5, 1, 1.25, 2]) expect(sampleGrid(grid, x / 3, y / 2)).toBeCloseTo(f(x, y), 5);
});

it('reads the border beyond it', () => {
  expect(sampleGrid(grid, -1, -2)).toBe(f(0, 0));
  expect(sampleGrid(grid, 2, 3)).toBe(f(3, 2));
  expect(sampleGrid(grid, 2, -1)).toBe(f(3, 0));
});

it('knows the lowest and the highest of the heights that are numbers', () => {
  const broken = createSurfaceGrid('key', 2, 2, Float32Array.of(NaN, 4, -1, NaN));
  expect(broken).toMatchObject({ minimum: -1, maximum: 4 });
});
