import { describe, expect, test } from 'vitest';
import type { Point } from '../geometry/domain';
import { curvatureOf, sharpnessOf, type Hessian } from './curvature';

/** The matrix with these eigenvalues whose first direction is turned by that angle. */
function turned([high, low]: Point, angle: number): Hessian {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [high * c * c + low * s * s, (high - low) * c * s, high * s * s + low * c * c];
}

const times = ([xx, xy, yy]: Hessian, [x, y]: Point): Point => [xx * x + xy * y, xy * x + yy * y];

const angles = [0, 0.3, Math.PI / 4, 1.2, Math.PI / 2, 2, 3];

describe.each<[Point, string]>([
  [[5, 2], 'minimum'],
  [[2, 2], 'minimum'],
  [[-1, -7], 'maximum'],
  [[3, -4], 'saddle'],
  [[4, -3], 'saddle'],
  [[1e9, 1e-2], 'minimum'],
  [[1e-200, -3e-200], 'saddle'],
  [[1e150, -3e150], 'saddle'],
  [[2e-160, 1e-160], 'minimum'],
])('eigenvalues %j', (given, definiteness) => {
  test.each(angles)('turned by %d are found, with their directions', (angle) => {
    const hessian = turned(given, angle);
    const curvature = curvatureOf(hessian);
    const size = Math.max(...given.map(Math.abs));
    curvature.eigenvalues.forEach((value, i) => {
      expect(Math.abs(value - given[i]!) / size).toBeLessThan(1e-15 * 8);
      const direction = curvature.directions[i]!;
      expect(Math.hypot(...direction)).toBeCloseTo(1, 14);
      const [x, y] = times(hessian, direction);
      expect(Math.hypot(x - value * direction[0], y - value * direction[1]) / size).toBeLessThan(1e-14);
    });
    const [[ax, ay], [bx, by]] = curvature.directions;
    expect(ax * bx + ay * by).toBe(0);
    expect(curvature.definiteness).toBe(definiteness);
  });
});

test('small eigenvalues beside large ones keep their digits', () => {
  const { eigenvalues, conditionNumber, definiteness } = curvatureOf([1e8, 0, 3e-7]);
  expect(eigenvalues).toEqual([1e8, 3e-7]);
  expect(conditionNumber).toBe(1e8 / 3e-7);
  // Less than rounding leaves of a Hessian.
  expect(definiteness).toBe('valley');
});

test.each<[Hessian, string, Point, number]>([
  [[0, 0, 0], 'flat', [0, 0], Infinity],
  [[4, 0, 0], 'valley', [4, 0], Infinity],
  [[0, 0, 4], 'valley', [4, 0], Infinity],
  [[1, 1, 1], 'valley', [2, 0], Infinity],
  [[-4, 0, 0], 'ridge', [0, -4], Infinity],
  [[-1, -1, -1], 'ridge', [0, -2], Infinity],
  [[1, 1e-13, 1e-20], 'valley', [1, 0], 1e20],
  [[0, 1, 0], 'saddle', [1, -1], 1],
  [[0, -1, 0], 'saddle', [1, -1], 1],
  [[-2, 0, -2], 'maximum', [-2, -2], 1],
])('%j is a %s', (hessian, definiteness, eigenvalues, conditionNumber) => {
  const curvature = curvatureOf(hessian);
  expect(curvature.definiteness).toBe(definiteness);
  curvature.eigenvalues.forEach((value, i) => expect(value).toBeCloseTo(eigenvalues[i]!, 14));
  if (!Number.isFinite(conditionNumber)) expect(curvature.conditionNumber).toBe(conditionNumber);
  else expect(Math.abs(Math.log(curvature.conditionNumber / conditionNumber))).toBeLessThan(0.02);
});

test('directions of a round bowl are the axes, and of others lie right of them', () => {
  expect(curvatureOf([3, 0, 3]).directions).toEqual([
    [1, 0],
    [-0, 1],
  ]);
  expect(curvatureOf([1, 0, 3]).directions[0]).toEqual([0, 1]);
  for (const angle of angles)
    expect(curvatureOf(turned([5, 2], angle)).directions[0][0]).toBeGreaterThanOrEqual(-1e-15);
});

describe('sharpness', () => {
  test('without a divisor is the largest eigenvalue', () => {
    const hessian = turned([5, -8], 0.7);
    const [{ value, direction }] = sharpnessOf(hessian, [1, 1])!;
    expect(value).toBeCloseTo(5, 13);
    const [expected] = curvatureOf(hessian).directions;
    direction.forEach((each, i) => expect(each).toBeCloseTo(expected[i]!, 14));
  });

  test.each<[Hessian, Point]>([
    [
      [4, 1, 3],
      [0.5, 20],
    ],
    [
      [4, -1, 3],
      [1e-8, 1e3],
    ],
    [
      [1, 5, 1],
      [3, 0.01],
    ],
    [
      [-2, 0.5, -1],
      [1, 7],
    ],
    [
      [1e200, 3e199, 2e200],
      [1e-20, 1e20],
    ],
  ])('of %j divided by %j are the eigenvalues of P⁻¹H, the larger one first', ([xx, xy, yy], [px, py]) => {
    const both = sharpnessOf([xx, xy, yy], [px, py])!;
    const size = Math.hypot(xx / px, xy / px, xy / py, yy / py);
    for (const { value, direction } of both) {
      const [x, y] = times([xx, xy, yy], direction);
      const pushed: Point = [x / px, y / py];
      expect(Math.hypot(...direction)).toBeCloseTo(1, 14);
      expect(
        Math.hypot(pushed[0] - value * direction[0], pushed[1] - value * direction[1]) / size,
      ).toBeLessThan(1e-13);
    }
    expect(both[0].value).toBeGreaterThanOrEqual(both[1].value);
  });

  test('of an infinite divisor, which moves nothing there, is that of the other direction', () => {
    expect(sharpnessOf([4, 1, -3], [Infinity, 2])?.[0]).toEqual({ value: 0, direction: [1, 0] });
    expect(sharpnessOf([4, 1, 6], [Infinity, 2])?.[0]).toEqual({ value: 3, direction: [0, 1] });
    expect(sharpnessOf([4, 1, 6], [Infinity, Infinity])?.[0]).toEqual({ value: 0, direction: [1, 0] });
  });

  test('of a divisor that is 0 or no number, or of a curvature that is not finite, is none', () => {
    expect(sharpnessOf([4, 0, 3], [0, 1])).toBeNull();
    expect(sharpnessOf([4, 0, 3], [Number.MIN_VALUE, 1])).toBeNull();
    expect(sharpnessOf([4, 0, 3], [NaN, 1])).toBeNull();
    expect(sharpnessOf([Infinity, 0, 3], [1, 1])).toBeNull();
    expect(sharpnessOf([NaN, 0, 3], [1, 1])).toBeNull();
  });

  test('of a divisor below 0, which climbs, is that of the surface upside down', () => {
    const [{ value, direction }] = sharpnessOf([-4, 1, -8], [-2, -2])!;
    const upsideDown = curvatureOf([2, -0.5, 4]);
    expect(value).toBe(upsideDown.eigenvalues[0]);
    direction.forEach((each, i) => expect(each).toBeCloseTo(upsideDown.directions[0][i]!, 14));
  });
});
