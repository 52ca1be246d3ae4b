// Search shapes between rows, and on the surface.
import { describe, expect, it } from 'vitest';
import { createTrajectoryColumns, type TrajectoryColumns } from '../../core/simulation/trajectory';
import { drapeOutline, searchShapeAt } from './searchShapes';
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';

const domain = { x: [-2, 2], y: [-2, 2] } as const;
/** f = x, sampled at the corners, so interpolation is exact. */
const slope: SurfaceGrid = {
  landscapeKey: 'test',
  columns: 2,
  rows: 2,
  values: Float32Array.from([-2, 2, -2, 2]),
  minimum: -2,
  maximum: 2,
};

function columnsOf(...rows: readonly (readonly number[])[]): TrajectoryColumns {
  const columns = createTrajectoryColumns(rows.length, rows[0]!.length / 2);
  rows.forEach((row, index) => columns.shapes!.set(row, index * row.length));
  return columns;
}

/** The strokes of an outline that is laid on the surface. */
function drape(outline: readonly number[]): { x: number; y: number; value: number }[][] {
  const strokes: { x: number; y: number; value: number }[][] = [];
  drapeOutline(Float64Array.from(outline), domain, slope, (point) => {
    if (point === null) strokes.push([]);
    else strokes.at(-1)!.push({ ...point });
  });
  return strokes;
}

describe('figureAt', () => {
  it('moves the corners of a simplex, whichever order they come in', () => {
    const columns = columnsOf([0, 0, 1, 0, 0, 1], [0, 1, 0, 0, 1, 1]);
    // The corner (1, 0) moved to (1, 1); the other two stayed.
    expect([...searchShapeAt('simplex', columns, 2, 0.5)!.outline]).toEqual([0, 0, 1, 0.5, 0, 1]);
    expect([...searchShapeAt('simplex', columns, 2, 1)!.dots]).toEqual([0, 1, 0, 0, 1, 1]);
  });

  it('stays at the last row that is there', () => {
    const columns = columnsOf([0, 0, 1, 0, 0, 1], [5, 5, 6, 5, 5, 6]);
    expect([...searchShapeAt('simplex', columns, 1, 0)!.outline]).toEqual([0, 0, 1, 0, 0, 1]);
    expect(searchShapeAt('simplex', columns, 0, 0)).toBeNull();
    expect(searchShapeAt('simplex', createTrajectoryColumns(3), 3, 0)).toBeNull();
  });

  it('draws an ellipse through the ends of its axes', () => {
    const [cos, sin] = [Math.cos(0.4), Math.sin(0.4)];
    const row = [1, 2, 1 + 3 * cos, 2 + 3 * sin, 1 - 0.5 * sin, 2 + 0.5 * cos];
    const { outline } = searchShapeAt('ellipse', columnsOf(row), 1, 0)!;
    expect(outline.length).toBe(128);
    for (let at = 0; at < outline.length; at += 2) {
      const [x, y] = [outline[at]! - 1, outline[at + 1]! - 2];
      const [along, across] = [(x * cos + y * sin) / 3, (y * cos - x * sin) / 0.5];
      expect(along ** 2 + across ** 2).toBeCloseTo(1, 9);
    }
  });

  it('does not collapse an ellipse whose axes change places or ends', () => {
    const columns = columnsOf([0, 0, 2, 0, 0, 1], [0, 0, 0, -1, -2, 0]);
    const still = searchShapeAt('ellipse', columns, 2, 0)!.outline;
    const between = searchShapeAt('ellipse', columns, 2, 0.5)!.outline;
    between.forEach((coordinate, index) => expect(coordinate).toBeCloseTo(still[index]!, 9));
  });

  it('draws a flat ellipse as a line', () => {
    const { outline } = searchShapeAt('ellipse', columnsOf([0, 0, 0, 1, 0, 0]), 1, 0)!;
    expect(outline.every((coordinate) => Number.isFinite(coordinate))).toBe(true);
    expect(Math.max(...outline)).toBeCloseTo(1, 9);
  });

  it('moves each particle of a swarm by itself', () => {
    const columns = columnsOf([0, 0, 1, 1], [1, 0, 1, 3]);
    expect([...searchShapeAt('swarm', columns, 2, 0.25)!.dots]).toEqual([0.25, 0, 1, 1.5]);
  });
});

describe('drapeOutline', () => {
  it('lies on the surface, closed, in one stroke', () => {
    const [stroke, ...others] = drape([-1, -1, 1, -1, 0, 1]);
    expect(others).toEqual([]);
    for (const { x, value } of stroke!) expect(value).toBeCloseTo(2 * x, 6);
    expect(stroke!.at(-1)).toMatchObject({ x: stroke![0]!.x, y: stroke![0]!.y });
    expect(stroke!.length).toBeGreaterThan(60);
  });

  it('is cut off at the border of the domain', () => {
    const strokes = drape([-1, -1, 3, -1, 3, 1, -1, 1]);
    const points = strokes.flat();
    expect(Math.max(...points.map(({ x }) => x))).toBeCloseTo(1, 9);
    for (const { x, y } of points) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(1 + 1e-12);
    // One stroke for the side that leaves; one for the side that returns and the inner side that follows it.
    expect(strokes.length).toBe(2);
  });

  it('leaves out what encloses the domain, and what is not finite', () => {
    expect(drape([-9, -9, 9, -9, 9, 9, -9, 9])).toEqual([]);
    expect(drape([0, 0, Number.NaN, 1, 1, 1])).toEqual([]);
  });
});
