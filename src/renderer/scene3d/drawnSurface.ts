// The surface in box coordinates: −1..1 across the domain, heights by relief and scale. Converts positions of things
// that stand on it.
import { createHeightScale, type HeightScale } from '../../core/contour/heightScale';
import { sampleGrid, type SurfaceGrid } from '../../core/contour/surfaceGrid';
import type { Domain } from '../../core/geometry/domain';
import { toBox } from './searchShapes';

export class DrawnSurface {
  /** Null if there is no landscape. */
  domain: Domain | null = null;
  /** Null until the heights are loaded. */
  grid: SurfaceGrid | null = null;
  heights: HeightScale = createHeightScale('linear', 0, 1);
  /** Height of the box. */
  relief = 1;

  /** A point of the plane in box coordinates; null without a domain. */
  toBox(x: number, y: number): { x: number; y: number } | null {
    const { domain } = this;
    return domain === null ? null : { x: toBox(x, domain.x), y: toBox(y, domain.y) };
  }

  /** The point of the plane at box coordinates; null without a domain. */
  fromBox(x: number, y: number): [x: number, y: number] | null {
    if (this.domain === null) return null;
    const [minX, maxX] = this.domain.x;
    const [minY, maxY] = this.domain.y;
    return [minX + ((x + 1) / 2) * (maxX - minX), minY + ((y + 1) / 2) * (maxY - minY)];
  }

  /** f at a point of the plane, interpolated from the grid; 0 without a grid. */
  valueAt(x: number, y: number): number {
    const box = this.toBox(x, y);
    return box === null || this.grid === null ? 0 : sampleGrid(this.grid, (box.x + 1) / 2, (box.y + 1) / 2);
  }

  heightOf(value: number): number {
    return this.relief * this.heights.unitAt(value);
  }

  /** The point of the surface above a point of the plane; null outside the box. */
  standAt(x: number, y: number): { x: number; y: number; z: number } | null {
    const box = this.toBox(x, y);
    if (box === null || Math.abs(box.x) > 1 || Math.abs(box.y) > 1) return null;
    return { ...box, z: this.heightOf(this.valueAt(x, y)) };
  }
}
