// Marks cover equal areas, and dashes are the same for shaders and SVG.
import { describe, expect, it } from 'vitest';
import { runnerDashes, runnerMarkers } from '../scene/scene';
import { casingOf, dashPattern, dashPeriod, familyOpacity, headReach, markerPath } from './runnerMark';

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

  it('draws circles and rings of half circles, a ring’s hole the other way round', () => {
    const circle = (radius: number, sweep: number): string =>
      `M-${radius} 0A${radius} ${radius} 0 0 ${sweep} ${radius} 0A${radius} ${radius} 0 0 ${sweep} -${radius} 0Z`;
    expect(markerPath('circle')).toBe(circle(1, 1));
    expect(markerPath('ring')).toBe(circle(1.08, 1) + circle(0.36, 0));
  });

  it('draws polygons with corners cut and rounded', () => {
    expect(markerPath('square')).toBe(
      'M-0.92 -0.72Q-0.92 -0.92 -0.72 -0.92L0.72 -0.92Q0.92 -0.92 0.92 -0.72' +
        'L0.92 0.72Q0.92 0.92 0.72 0.92L-0.72 0.92Q-0.92 0.92 -0.92 0.72Z',
    );
    // 0.2 along a diagonal is 0.141 each way.
    expect(markerPath('diamond')).toBe(
      'M-0.141 -1.159Q0 -1.3 0.141 -1.159L1.159 -0.141Q1.3 0 1.159 0.141' +
        'L0.141 1.159Q0 1.3 -0.141 1.159L-1.159 0.141Q-1.3 0 -1.159 -0.141Z',
    );
  });

  it('has its corners where the proportions say', () => {
    const cornersOf = (marker: 'triangle' | 'cross'): number[][] =>
      [...markerPath(marker).matchAll(/Q(\S+) (\S+) /g)].map(([, x, y]) => [Number(x), Number(y)]);
    // An equilateral triangle of reach 1.66, 0.12 below the middle.
    expect(cornersOf('triangle')).toEqual([
      [0, -1.54],
      [1.438, 0.95],
      [-1.438, 0.95],
    ]);
    const [arm, half] = [0.52, 1.22];
    // From the left of the upper arm on, clockwise.
    expect(cornersOf('cross')).toEqual([
      [-arm, -half],
      [arm, -half],
      [arm, -arm],
      [half, -arm],
      [half, arm],
      [arm, arm],
      [arm, half],
      [-arm, half],
      [-arm, arm],
      [-half, arm],
      [-half, -arm],
      [-arm, -arm],
    ]);
    expect(markerPath('cross')).toMatch(/^M-0\.52 -1\.06Q-0\.52 -1\.22 -0\.36 -1\.22L/);
  });

  it('stays within the reach that the shader makes room for', () => {
    for (const marker of runnerMarkers) {
      const numbers = [...markerPath(marker).matchAll(/[-\d.]+/g)].map(([text]) => Number(text));
      for (const number of numbers) expect(Math.abs(number), marker).toBeLessThanOrEqual(headReach);
    }
  });
});

describe('dashPattern', () => {
  it('tells dashes and gaps in turn; a dot is a dash of no length', () => {
    expect(runnerDashes.map((dash) => [dash, dashPattern(dash)])).toEqual([
      ['solid', []],
      ['dashed', [12, 12]],
      ['dotted', [0, 10]],
      ['dash-dot', [14, 11, 0, 11]],
    ]);
  });
});

describe('casingOf', () => {
  it('is light around dark colours and dark around light ones', () => {
    expect(casingOf('#204080')).toEqual([1, 1, 1, 0.8]);
    expect(casingOf('#f0e060')).toEqual([0.07, 0.08, 0.11, 0.7]);
  });
});

describe('familyOpacity', () => {
  it('falls with the root of the number of runs, between 0.6 and 0.28', () => {
    expect([1, 16, 100, 1000].map(familyOpacity)).toEqual([0.6, 0.6, 0.28, 0.28]);
    expect(familyOpacity(49)).toBeCloseTo(0.4, 12);
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
