import { describe, expect, it } from 'vitest';
import { createSurfaceGrid } from '../../core/contour/surfaceGrid';
import { arrowPath, dashesOf, distanceToPath, partOf, seenLength, type ArrowPoint } from './arrowPath';

const domain = { x: [0, 10], y: [0, 10] } as const;
/** f is x / 10. */
const slope = createSurfaceGrid('slope', 2, 2, Float32Array.of(0, 1, 0, 1));
const see = (x: number, y: number): { x: number; y: number } => ({ x: 100 * x, y: 100 * y });

describe('an arrow on the surface', () => {
  it('lies on it, from its beginning to its tip', () => {
    const path = arrowPath([5, 5], [7.5, 5], domain, slope, see)!;
    expect(path.hasTip).toBe(true);
    expect(path.points[0]).toEqual({ boxX: 0, boxY: 0, value: 0.5, x: 0, y: 0 });
    expect(path.points.at(-1)).toEqual({ boxX: 0.5, boxY: 0, value: 0.75, x: 50, y: 0 });
    expect(path.points.length).toBeGreaterThan(10);
    expect(seenLength(path.points)).toBeCloseTo(50, 9);
  });

  it('ends at the border of the domain without a tip, and where the camera does not see it', () => {
    const out = arrowPath([5, 5], [20, 5], domain, slope, see)!;
    expect(out.hasTip).toBe(false);
    expect(out.points.at(-1)!.boxX).toBeCloseTo(1, 12);
    expect(arrowPath([-1, 5], [5, 5], domain, slope, see)).toBeNull();
    expect(arrowPath([5, 5], [5, 6], domain, slope, () => null)).toBeNull();
    const behind = arrowPath([5, 5], [9, 5], domain, slope, (x, y) => (x > 0.5 ? null : see(x, y)))!;
    expect(behind.hasTip).toBe(false);
  });

  it('is cut into dashes as long as they are seen', () => {
    const { points } = arrowPath([5, 5], [10, 5], domain, slope, see)!;
    const spans = dashesOf(points, 30, 10).map((dash) => [dash[0]!.x, dash.at(-1)!.x]);
    expect(spans.flat().map((x) => Math.round(x))).toEqual([0, 30, 40, 70, 80, 100]);
    expect(partOf(points, 200, 300)).toEqual([]);
  });

  it('tells how far a pixel is from it', () => {
    const points = [see(0, 0), see(1, 0), see(1, 1)] as unknown as ArrowPoint[];
    expect(distanceToPath(points, { x: 50, y: -7 })).toBe(7);
    expect(distanceToPath(points, { x: 103, y: 104 })).toBe(5);
  });
});
