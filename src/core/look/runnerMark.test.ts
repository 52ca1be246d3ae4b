// Marks cover equal areas, and dashes are the same for shaders and SVG.
import { describe, expect, it } from 'vitest';
import { runnerDashes, runnerMarkers } from '../scene/scene';
import { dashPattern, dashPeriod, headReach, markerPath } from './runnerMark';

/** Area that an SVG path of lines, quadratic curves and half circles encloses, without holes. */
function areaOf(path: string): number {
  let [x, y, area] = [0, 0, 0];
  let [startX, startY] = [0, 0];
  for (const [, command, words] of path.matchAll(/([MLQAZ])([^MLQAZ]*)/g)) {
    const numbers = (words ?? '').trim().split(/[ ,]+/).map(Number);
    const [nextX = 0, nextY = 0] = numbers.slice(-2);
    if (command === 'M') [startX, startY] = [nextX, nextY];
    if (command === 'Z') {
      area += (x * startY - startX * y) / 2;
      continue;
    }
    const chord = (x * nextY - nextX * y) / 2;
    if (command === 'L') area += chord;
    if (command === 'Q') {
      const [cx = 0, cy = 0] = numbers;
      area += (2 * (x * cy - cx * y + cx * nextY - nextX * cy) + 2 * chord) / 6;
    }
    if (command === 'A') area += ((numbers[4] === 1 ? 1 : -1) * Math.PI * numbers[0]! ** 2) / 2;
    [x, y] = [nextX, nextY];
  }
  return area;
}

describe('markerPath', () => {
  it('draws six different shapes of about the same area', () => {
    expect(new Set(runnerMarkers.map(markerPath)).size).toBe(runnerMarkers.length);
    expect(areaOf(markerPath('circle'))).toBeCloseTo(Math.PI, 6);
    for (const marker of runnerMarkers) {
      const share = areaOf(markerPath(marker)) / Math.PI;
      expect(share, marker).toBeGreaterThan(0.85);
      expect(share, marker).toBeLessThan(1.35);
    }
  });

  it('stays within the reach that the shader makes room for', () => {
    for (const marker of runnerMarkers) {
      const numbers = [...markerPath(marker).matchAll(/[-\d.]+/g)].map(([text]) => Number(text));
      for (const number of numbers) expect(Math.abs(number), marker).toBeLessThanOrEqual(headReach);
    }
  });
});

describe('dashPeriod', () => {
  it('has the dashes of the pattern', () => {
    expect(dashPeriod('solid')).toBeNull();
    for (const dash of runnerDashes.filter((each) => each !== 'solid')) {
      const pattern = dashPattern(dash);
      const { period, firstEnd, secondStart, secondEnd } = dashPeriod(dash)!;
      expect(period).toBe(pattern.reduce((sum, length) => sum + length, 0));
      expect([firstEnd, secondStart - firstEnd]).toEqual(pattern.slice(0, 2));
      if (pattern.length > 2) {
        expect([secondEnd - secondStart, period - secondEnd]).toEqual(pattern.slice(2));
      } else expect([secondStart, secondEnd]).toEqual([period, period]);
    }
  });
});
