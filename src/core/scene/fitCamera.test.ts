import { describe, expect, it } from 'vitest';
import { fieldOfViewDegrees, fitCamera, fitPoints, fittingDistance, floorHeight } from './fitCamera';
import { limits } from './scene';

describe('fitting the camera', () => {
  it.each([limits.elevationDegrees.min, 12, 35, 45, 75, 90])(
    'shows the box at elevation %d, within the scene’s limits',
    (elevation) => {
      for (const azimuth of [-90, -60, -45, 0]) {
        for (const relief of [limits.relief.min, 0.9, limits.relief.max]) {
          const { distance, target } = fitCamera(azimuth, elevation, relief);
          expect(distance).toBeGreaterThanOrEqual(limits.distance.min);
          expect(distance).toBeLessThanOrEqual(limits.distance.max);
          expect(target[2]).toBeGreaterThanOrEqual(floorHeight);
          expect(target[2]).toBeLessThanOrEqual(Math.min(relief, limits.target.max));
        }
      }
    },
  );

  it('goes further away for a taller box, and nearer when the box is seen along its edges', () => {
    expect(fitCamera(-60, 20, 2).distance).toBeGreaterThan(fitCamera(-60, 20, 0.9).distance);
    expect(fitCamera(-90, 90, 0.9).distance).toBeLessThan(fitCamera(-45, 90, 0.9).distance);
  });

  it('looks straight down on the middle of the map', () => {
    const { distance, target } = fitCamera(-90, 90, 0.9);
    // The corner nearest to the camera, at the top of the box, is at the upper margin.
    const up = 1 / (distance - (0.9 - target[2]));
    expect(up / Math.tan((12 * Math.PI) / 180)).toBeCloseTo(0.93, 2);
  });
});

type Vector = readonly [number, number, number];

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** How far the box reaches in the picture, of half its height and width, as a camera at that place sees it. */
function reachOf(azimuth: number, elevation: number, relief: number, z: number, distance: number) {
  const [a, e] = [(azimuth * Math.PI) / 180, (elevation * Math.PI) / 180];
  const outwards: Vector = [Math.cos(e) * Math.cos(a), Math.cos(e) * Math.sin(a), Math.sin(e)];
  const right: Vector = [-Math.sin(a), Math.cos(a), 0];
  const up: Vector = [-Math.sin(e) * Math.cos(a), -Math.sin(e) * Math.sin(a), Math.cos(e)];
  const half = Math.tan((fieldOfViewDegrees / 2) * (Math.PI / 180));
  const reach = { up: 0, across: 0 };
  for (const x of [-1, 1])
    for (const y of [-1, 1])
      for (const height of [floorHeight, relief]) {
        const corner: Vector = [x, y, height - z];
        const depth = distance - dot(corner, outwards);
        reach.up = Math.max(reach.up, Math.abs(dot(corner, up)) / depth / half);
        reach.across = Math.max(reach.across, Math.abs(dot(corner, right)) / depth / half / 1.6);
      }
  return reach;
}

describe.each([
  [-60, 30, 0.8, 0.2],
  [20, 10, 0.4, 0],
  [135, 75, 2, 0.7],
  [-90, 90, 0.8, 0.1],
])('at azimuth %d, elevation %d, a box of relief %d, seen about %d', (azimuth, elevation, relief, z) => {
  it('touches the margin and stays within', () => {
    const distance = fittingDistance(azimuth, elevation, relief, z);
    const { up, across } = reachOf(azimuth, elevation, relief, z, distance);
    expect(Math.max(up / 0.93, across / 0.8)).toBeCloseTo(1, 12);
  });

  it('is nowhere larger than from the fitted camera', () => {
    const { distance, target, ...direction } = fitCamera(azimuth, elevation, relief);
    expect(direction).toEqual({ azimuthDegrees: azimuth, elevationDegrees: elevation });
    expect(target.slice(0, 2)).toEqual([0, 0]);
    expect(Math.abs(distance - fittingDistance(azimuth, elevation, relief, target[2]))).toBeLessThan(0.0051);
    for (let height = floorHeight; height <= relief; height += 0.01) {
      expect(fittingDistance(azimuth, elevation, relief, height)).toBeGreaterThan(distance - 0.03);
    }
    // In hundredths.
    expect(100 * distance).toBeCloseTo(Math.round(100 * distance), 9);
    expect(100 * target[2]).toBeCloseTo(Math.round(100 * target[2]), 9);
  });
});

describe('fitting points', () => {
  const points: Vector[] = [
    [0.1, 0.8, 0.2],
    [0.9, -0.6, 0.5],
    [-0.6, 0.2, 0.1],
  ];

  it.each([
    [-60, 30],
    [20, 75],
    [0, 90],
  ])('shows them in the middle, as large as fits, at azimuth %d and elevation %d', (azimuth, elevation) => {
    const { distance, target } = fitPoints(azimuth, elevation, points)!;
    const [a, e] = [(azimuth * Math.PI) / 180, (elevation * Math.PI) / 180];
    const outwards: Vector = [Math.cos(e) * Math.cos(a), Math.cos(e) * Math.sin(a), Math.sin(e)];
    const right: Vector = [-Math.sin(a), Math.cos(a), 0];
    const up: Vector = [-Math.sin(e) * Math.cos(a), -Math.sin(e) * Math.sin(a), Math.cos(e)];
    const half = Math.tan((fieldOfViewDegrees / 2) * (Math.PI / 180));
    const seen = points.map(([x, y, z]) => {
      const from: Vector = [x - target[0], y - target[1], z - target[2]];
      const depth = distance - dot(from, outwards);
      return { across: dot(from, right) / depth / half / 1.6 / 0.6, up: dot(from, up) / depth / half / 0.72 };
    });
    const ends = (['across', 'up'] as const).map((axis) => seen.map((point) => point[axis]));
    // Along one axis they reach as far as they may, on both sides; along the other they have room left.
    expect(Math.min(...ends.flat())).toBeCloseTo(-1, 1);
    expect(Math.max(...ends.flat())).toBeCloseTo(1, 1);
    expect(ends.some((places) => Math.max(...places) - Math.min(...places) > 1.97)).toBe(true);
  });

  it('goes no nearer than shows something about them', () => {
    expect(fitPoints(-60, 40, [[0.2, 0.3, 0.4]])).toEqual({
      azimuthDegrees: -60,
      elevationDegrees: 40,
      distance: 2,
      target: [0.2, 0.3, 0.4],
    });
  });

  it('has no camera for no points', () => {
    expect(fitPoints(-60, 40, [])).toBeNull();
  });
});
