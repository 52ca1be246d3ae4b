// Mesh lines are denser where the surface curves.
import { describe, expect, it } from 'vitest';
import { createHeightScale } from '../../core/contour/heightScale';
import { meshLines } from './meshLines';
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';

function gridOf(f: (x: number, y: number) => number): SurfaceGrid {
  const size = 401;
  const values = new Float32Array(size * size);
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1)
      values[row * size + column] = f(-5 + (10 * column) / (size - 1), -5 + (10 * row) / (size - 1));
  const minimum = values.reduce((least, value) => Math.min(least, value), Infinity);
  const maximum = values.reduce((max, value) => Math.max(max, value), -Infinity);
  return { landscapeKey: 'test', columns: size, rows: size, values, minimum, maximum };
}

describe('meshLines', () => {
  const ravine = gridOf((x, y) => (x * x + y * y) / 8 + Math.tanh(10 * x) ** 2);
  const scale = createHeightScale('linear', ravine.minimum, ravine.maximum);

  it('gathers in the narrow valley across x, and not along it', () => {
    const across = meshLines(ravine, scale, 'columns', 128);
    const inValley = across.filter((u) => Math.abs(10 * u - 5) < 0.2).length;
    expect(inValley).toBeGreaterThan(16);
    const along = meshLines(ravine, scale, 'rows', 128);
    expect(along.filter((v) => Math.abs(10 * v - 5) < 0.2).length).toBeLessThan(10);
  });

  it('rises strictly from 0 to 1', () => {
    const lines = meshLines(ravine, scale, 'columns', 128);
    expect(lines[0]).toBe(0);
    expect(lines[127]).toBe(1);
    for (let index = 1; index < 128; index += 1) expect(lines[index]!).toBeGreaterThan(lines[index - 1]!);
  });

  it('is even on a flat surface', () => {
    const flat = gridOf(() => 1);
    const lines = meshLines(flat, createHeightScale('linear', 1, 1), 'columns', 11);
    lines.forEach((line, index) => expect(line).toBeCloseTo(index / 10, 5));
  });
});
