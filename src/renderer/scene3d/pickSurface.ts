// Finds where a ray first hits the surface by marching over the value grid itself, so it is as exact as the heights.
import type { Vector3 } from 'three';
import type { HeightScale } from '../../core/contour/heightScale';
import { sampleGrid, type SurfaceGrid } from '../../core/contour/surfaceGrid';

/**
 * Box coordinates (−1..1) of the first hit, or null. `eye` and `direction` are in box coordinates; a ray may also hit
 * the surface from below.
 */
export function pickSurface(
  grid: SurfaceGrid,
  scale: HeightScale,
  relief: number,
  eye: Vector3,
  direction: Vector3,
): { x: number; y: number } | null {
  let enter = 0;
  let leave = Number.POSITIVE_INFINITY;
  for (const [from, delta, min, max] of [
    [eye.x, direction.x, -1, 1],
    [eye.y, direction.y, -1, 1],
    [eye.z, direction.z, -1e-3, relief + 1e-3],
  ] as const) {
    if (Math.abs(delta) < 1e-12) {
      if (from < min || from > max) return null;
      continue;
    }
    const a = (min - from) / delta;
    const b = (max - from) / delta;
    enter = Math.max(enter, Math.min(a, b));
    leave = Math.min(leave, Math.max(a, b));
  }
  if (enter >= leave || !Number.isFinite(leave)) return null;

  const above = (t: number): number => {
    const x = eye.x + direction.x * t;
    const y = eye.y + direction.y * t;
    return eye.z + direction.z * t - relief * scale.unitAt(sampleGrid(grid, (x + 1) / 2, (y + 1) / 2));
  };
  const across = Math.hypot(direction.x, direction.y) * (leave - enter);
  const steps = Math.max(64, Math.ceil((across / 2) * Math.max(grid.columns, grid.rows)));
  const step = (leave - enter) / steps;
  const startSide = Math.sign(above(enter));
  let before = enter;
  for (let index = 1; index <= steps; index += 1) {
    const t = enter + index * step;
    if (Math.sign(above(t)) !== startSide) {
      const hit = bisect(above, before, t, startSide);
      return { x: eye.x + direction.x * hit, y: eye.y + direction.y * hit };
    }
    before = t;
  }
  return null;
}

function bisect(above: (t: number) => number, low: number, high: number, side: number): number {
  for (let round = 0; round < 40; round += 1) {
    const middle = (low + high) / 2;
    if (Math.sign(above(middle)) === side) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
