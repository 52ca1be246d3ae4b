// Thresholds: all equally frequent, and evenly distributed.
import { describe, expect, it } from 'vitest';
import { createThresholds, thresholdLevels, tileSize } from './thresholds';

const thresholds = createThresholds();

describe('createThresholds', () => {
  it('has about as many of each level', () => {
    const counts = new Array<number>(thresholdLevels).fill(0);
    for (const level of thresholds) counts[level]! += 1;
    const share = tileSize ** 2 / thresholdLevels;
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(Math.floor(share));
    expect(Math.max(...counts)).toBeLessThanOrEqual(Math.ceil(share));
  });

  it.each([0.1, 0.25, 0.5, 0.9])('spreads a shade of %f evenly, across the seam too', (shade) => {
    const side = 8;
    const offs = Array.from(thresholds, (_, corner) => {
      let dots = 0;
      for (let dy = 0; dy < side; dy += 1) {
        for (let dx = 0; dx < side; dx += 1) {
          const x = ((corner % tileSize) + dx) % tileSize;
          const y = (Math.floor(corner / tileSize) + dy) % tileSize;
          dots += thresholds[y * tileSize + x]! < shade * thresholdLevels ? 1 : 0;
        }
      }
      return dots - shade * side ** 2;
    });
    const spread = Math.sqrt(offs.reduce((sum, off) => sum + off ** 2, 0) / offs.length);
    // In squares of this size, random dots would have a standard deviation of √(n·p·(1 − p)).
    expect(spread).toBeLessThan(0.5 * Math.sqrt(side ** 2 * shade * (1 - shade)));
  });

  it('is the same every time', () => {
    expect(createThresholds()).toEqual(thresholds);
  });
});
