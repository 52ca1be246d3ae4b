// Values and derivatives of all landscapes against reference numbers and differences, and their descriptions.
import { describe, expect, test } from 'vitest';
import { validateHyperparameters } from '../optimizers/hyperparameters';
import { findOptimizer } from '../optimizers/registry';
import { compareLandscape, goldenLandscapes } from '../testing/golden';
import { evaluatePoints, sampleSurface } from './evaluate';
import { landscapes, findLandscape, type LandscapeDefinition } from './registry';

/** Points all over the domain and a little beyond, with the axes and the corners among them. */
function pointsOf({ domain: { x, y } }: LandscapeDefinition): Float64Array {
  const points: number[] = [];
  for (let i = 0; i <= 40; i++) {
    for (let k = 0; k <= 40; k++) {
      points.push(x[0] + ((x[1] - x[0]) * i) / 40, y[0] + ((y[1] - y[0]) * k) / 40);
    }
  }
  return Float64Array.from(points);
}

/** Sixth-order central difference of `of` along `axis` (0 or 1) at every point. */
function differences(
  points: Float64Array,
  axis: 0 | 1,
  h: number,
  of: (points: Float64Array) => Float64Array,
): Float64Array {
  const weights = [
    [1, 3 / 4],
    [2, -3 / 20],
    [3, 1 / 60],
  ] as const;
  const result = new Float64Array(of(points).length);
  const width = (2 * result.length) / points.length;
  for (const [steps, weight] of weights) {
    for (const sign of [1, -1]) {
      const moved = points.map((coordinate, i) =>
        i % 2 === axis ? coordinate + sign * steps * h : coordinate,
      );
      // The step as the coordinate could represent it.
      of(moved).forEach((value, i) => {
        const at = 2 * Math.floor(i / width) + axis;
        const step = ((moved[at] ?? NaN) - (points[at] ?? NaN)) / (sign * steps);
        result[i] = (result[i] ?? 0) + (sign * weight * value) / step;
      });
    }
  }
  return result;
}

for (const landscape of landscapes) {
  describe(landscape.id, () => {
    const points = pointsOf(landscape);
    const all = evaluatePoints(landscape, points);

    test('agrees with the reference numbers', () => {
      const golden = goldenLandscapes[landscape.id];
      expect(golden).toBeDefined();
      if (golden === undefined) return;
      const deviation = compareLandscape(landscape, golden);
      expect(deviation.value).toBeLessThan(1e-13);
      expect(deviation.gradient).toBeLessThan(1e-13);
      expect(deviation.hessian).toBeLessThan(1e-12);
    });

    test('is finite on its domain', () => {
      for (const column of Object.values(all) as Float64Array[]) {
        expect(column.every(Number.isFinite)).toBe(true);
      }
    });

    test('has the derivatives that differences show', () => {
      const { values, gradients, hessians } = all;
      const scale = Math.max(...values.map(Math.abs), 1);
      const valuesAt = (p: Float64Array) => evaluatePoints(landscape, p).values;
      const slopesAt = (p: Float64Array) => evaluatePoints(landscape, p).gradients;
      const [h, tolerance] = [2e-3, 2e-9];
      const [dx, dy] = [differences(points, 0, h, valuesAt), differences(points, 1, h, valuesAt)];
      const [ddx, ddy] = [differences(points, 0, h, slopesAt), differences(points, 1, h, slopesAt)];
      for (let i = 0; i < values.length; i++) {
        const at = `at ${points[2 * i]}, ${points[2 * i + 1]}`;
        const expectNear = (actual: number | undefined, expected: number | undefined): void =>
          expect(Math.abs((actual ?? NaN) - (expected ?? NaN)) / scale, at).toBeLessThan(
            landscape.id === 'ravine' ? 1e-5 : tolerance,
          );
        expectNear(gradients[2 * i], dx[i]);
        expectNear(gradients[2 * i + 1], dy[i]);
        expectNear(hessians[3 * i], ddx[2 * i]);
        expectNear(hessians[3 * i + 1], ddx[2 * i + 1]);
        expectNear(hessians[3 * i + 1], ddy[2 * i]);
        expectNear(hessians[3 * i + 2], ddy[2 * i + 1]);
      }
    });

    test('has its marks where it says', () => {
      for (const { kind, position } of landscape.marks) {
        const { values, gradients, hessians } = evaluatePoints(landscape, Float64Array.from(position));
        const [a = 0, b = 0, c = 0] = hessians;
        if (kind !== 'exact-point') expect(Math.hypot(...gradients)).toBeLessThan(1e-9);
        if (kind === 'saddle') expect(a * c - b * b).toBeLessThan(0);
        if (kind === 'minimum' || kind === 'local-minimum') expect(a * c - b * b).toBeGreaterThan(0);
        if (kind === 'minimum') expect(values[0]).toBeCloseTo(landscape.minimumValue ?? NaN, 12);
      }
    });

    test('has a race that can be run', () => {
      expect(landscape.race.length).toBeGreaterThan(0);
      for (const { optimizer, hyperparameters } of landscape.race) {
        const definition = findOptimizer(optimizer);
        expect(definition).toBeDefined();
        if (definition)
          expect(validateHyperparameters(definition, hyperparameters)).toMatchObject({ ok: true });
      }
    });

    test('samples its surface in parts as it does whole', () => {
      const [columns, rows] = [301, 5];
      const whole = new Float32Array(columns * rows);
      sampleSurface(landscape, columns, rows, whole, 0, rows);
      const parts = new Float32Array(columns * rows);
      for (let row = rows - 1; row >= 0; row--) sampleSurface(landscape, columns, rows, parts, row, row + 1);
      expect(parts).toEqual(whole);
      const { x, y } = landscape.domain;
      const corners = Float64Array.from([x[0], y[0], x[1], y[0], x[0], y[1], x[1], y[1]]);
      const expected = Float32Array.from(evaluatePoints(landscape, corners).values);
      const last = columns * (rows - 1);
      expect([whole[0], whole[columns - 1], whole[last], whole[last + columns - 1]]).toEqual([...expected]);
    });
  });
}

test('ids are unique and found', () => {
  expect(new Set(landscapes.map(({ id }) => id)).size).toBe(landscapes.length);
  for (const landscape of landscapes) expect(findLandscape(landscape.id)).toBe(landscape);
  expect(findLandscape('nowhere')).toBeUndefined();
});
