import { describe, expect, it } from 'vitest';
import { fitCamera } from './fitCamera';
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
          expect(target[2]).toBeGreaterThanOrEqual(-0.28);
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
    expect(up / Math.tan((12 * Math.PI) / 180)).toBeCloseTo(0.88, 2);
  });
});
