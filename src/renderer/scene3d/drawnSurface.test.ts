// Positions of things that stand on the surface.
import { describe, expect, it } from 'vitest';
import { createHeightScale } from '../../core/contour/heightScale';
import { createSurfaceGrid } from '../../core/contour/surfaceGrid';
import { DrawnSurface } from './drawnSurface';

/** f = x on −2..6 × 0..10, drawn half as high as wide. */
function slope(): DrawnSurface {
  const surface = new DrawnSurface();
  surface.domain = { x: [-2, 6], y: [0, 10] };
  surface.grid = createSurfaceGrid('slope', 2, 2, Float32Array.of(-2, 6, -2, 6));
  surface.heights = createHeightScale('linear', -2, 6);
  surface.relief = 0.5;
  return surface;
}

describe('DrawnSurface', () => {
  it('has the domain lie in −1..1 each way, there and back', () => {
    const surface = slope();
    expect(surface.toBox(-2, 10)).toEqual({ x: -1, y: 1 });
    expect(surface.toBox(2, 5)).toEqual({ x: 0, y: 0 });
    expect(surface.fromBox(-1, 1)).toEqual([-2, 10]);
    expect(surface.fromBox(0.5, -0.5)).toEqual([4, 2.5]);
  });

  it('knows f and the height at a point', () => {
    const surface = slope();
    expect(surface.valueAt(4, 3)).toBe(4);
    expect(surface.heightOf(4)).toBe(0.375);
    expect(surface.standAt(4, 5)).toEqual({ x: 0.5, y: 0, z: 0.375 });
  });

  it('has nothing stand outside of the domain, whose border is inside', () => {
    const surface = slope();
    expect(surface.standAt(6, 10)).toEqual({ x: 1, y: 1, z: 0.5 });
    expect(surface.standAt(6.01, 5)).toBeNull();
    expect(surface.standAt(2, -0.01)).toBeNull();
  });

  it('is flat without heights, and nowhere without a domain', () => {
    const surface = slope();
    surface.grid = null;
    expect(surface.valueAt(4, 3)).toBe(0);
    surface.domain = null;
    expect(surface.toBox(4, 3)).toBeNull();
    expect(surface.fromBox(0, 0)).toBeNull();
    expect(surface.standAt(4, 3)).toBeNull();
  });
});
