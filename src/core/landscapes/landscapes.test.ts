// Values and derivatives of all landscapes against reference numbers and finite differences, and their descriptions.
import { inLanguage } from '../text/text';
import { describe, expect, test } from 'vitest';
import { validateHyperparameters } from '../hyperparameters/validateHyperparameters';
import { findOptimizer } from '../optimizers/registry';
import { contourLevels } from '../contour/levels';
import { compareLandscape, goldenLandscapes } from '../testing/golden';
import { createUniform } from '../testing/randomExpressions';
import { evaluatePoints, sampleSurface } from './evaluate';
import { landscapeFamilies } from './landscape';
import type { Point } from '../geometry/domain';
import { landscapes, findLandscape, type LandscapeDefinition } from './registry';

/** Points where a landscape's derivatives jump, so that differences across them are meaningless. */
const kinks: Readonly<Record<string, Point>> = { ackley: [0, 0] };

/** Landscapes whose contour step is that of their source, whatever number of lines it makes. */
const sourceContours = ['saddle', 'sinc-valley'];

/** The step of differences: points on a grid of 2^-30 are moved by it exactly. */
const step = 2 ** -12;

/**
 * Points all over the domain, including corners, edges and axes, random ones in and slightly outside it, and ones close
 * to the origin and to the marks; none near a kink.
 */
function pointsOf({ id, domain: { x, y }, marks }: LandscapeDefinition): Float64Array {
  const points: Point[] = [[0, 0]];
  const place = ([low, high]: readonly [number, number], share: number): number => low + (high - low) * share;
  for (let i = 0; i <= 20; i++) {
    for (let k = 0; k <= 20; k++) points.push([place(x, i / 20), place(y, k / 20)]);
  }
  const uniform = createUniform(1);
  for (let i = 0; i < 400; i++)
    points.push([place(x, 1.2 * uniform() - 0.1), place(y, 1.2 * uniform() - 0.1)]);
  for (const [cx, cy] of [[0, 0] as const, ...marks.map(({ position }) => position)]) {
    for (let i = 0; i < 20; i++) points.push([cx + (uniform() - 0.5) / 50, cy + (uniform() - 0.5) / 50]);
  }
  const kink = kinks[id];
  const apart = points.filter(
    ([px, py]) => kink === undefined || Math.hypot(px - kink[0], py - kink[1]) > 0.05,
  );
  return Float64Array.from(apart.flat(), (coordinate) => Math.round(coordinate * 2 ** 30) / 2 ** 30);
}

/**
 * Sixth-order central differences of `of` along `axis` (0 or 1) at every point, and the largest magnitude of the values
 * divided by the step.
 */
function differences(
  points: Float64Array,
  axis: 0 | 1,
  of: (points: Float64Array) => Float64Array,
): { readonly slopes: Float64Array; readonly sizes: Float64Array } {
  const weights = [
    [1, 3 / 4],
    [2, -3 / 20],
    [3, 1 / 60],
  ] as const;
  const slopes = new Float64Array(of(points).length);
  const sizes = new Float64Array(slopes.length);
  for (const [steps, weight] of weights) {
    for (const sign of [1, -1]) {
      const moved = points.map((coordinate, i) => coordinate + (i % 2 === axis ? sign * steps * step : 0));
      of(moved).forEach((value, i) => {
        slopes[i] = (slopes[i] ?? 0) + (sign * weight * value) / step;
        sizes[i] = Math.max(sizes[i] ?? 0, Math.abs(value) / step);
      });
    }
  }
  return { slopes, sizes };
}

/** How often f crosses its value at the given point on a small circle around it. */
function crossings(landscape: LandscapeDefinition, [cx, cy]: Point): number {
  const radius = (landscape.domain.x[1] - landscape.domain.x[0]) / 1000;
  const circle = Array.from({ length: 360 }, (_, degree) => (degree * Math.PI) / 180);
  const points = circle.flatMap((angle) => [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)]);
  const [center = NaN, ...around] = evaluatePoints(landscape, Float64Array.from([cx, cy, ...points])).values;
  return around.filter((value, i) => value < center !== (around.at(i - 1) ?? NaN) < center).length;
}

test('there is a landscape for every set of reference numbers, and the other way round', () => {
  expect(landscapes.map(({ id }) => id).sort()).toEqual(Object.keys(goldenLandscapes).sort());
});

for (const landscape of landscapes) {
  describe(landscape.id, () => {
    const { domain, marks, minimumValue } = landscape;
    const isInside = ([x, y]: Point): boolean =>
      x >= domain.x[0] && x <= domain.x[1] && y >= domain.y[0] && y <= domain.y[1];

    test('agrees with the reference numbers', () => {
      const golden = goldenLandscapes[landscape.id];
      expect(golden).toBeDefined();
      if (golden === undefined) return;
      const deviation = compareLandscape(landscape, golden);
      expect(deviation.value).toBeLessThan(1e-13);
      expect(deviation.gradient).toBeLessThan(1e-13);
      expect(deviation.hessian).toBeLessThan(1e-12);
    });

    test('is finite on its domain and far outside, and nowhere on its domain below its minimum', () => {
      const inside: number[] = [];
      for (let i = 0; i <= 200; i++) {
        for (let k = 0; k <= 200; k++) {
          const place = ([low, high]: readonly [number, number], n: number) => low + ((high - low) * n) / 200;
          inside.push(place(domain.x, i), place(domain.y, k));
        }
      }
      const far = [0, 1, -1, 1e2, -3e3, 1e5, -1e8, 2e12, 1e20];
      const outside = far.flatMap((x) => far.flatMap((y) => [x, y]));
      for (const points of [inside, outside]) {
        for (const column of Object.values(evaluatePoints(landscape, Float64Array.from(points)))) {
          expect((column as Float64Array).every(Number.isFinite)).toBe(true);
        }
      }
      const { values } = evaluatePoints(landscape, Float64Array.from(inside));
      if (minimumValue !== null) expect(Math.min(...values)).toBeGreaterThan(minimumValue - 1e-14);
    });

    test('has the derivatives that differences show', () => {
      const points = pointsOf(landscape);
      const { gradients, hessians } = evaluatePoints(landscape, points);
      const valuesAt = (p: Float64Array) => evaluatePoints(landscape, p).values;
      const slopesAt = (p: Float64Array) => evaluatePoints(landscape, p).gradients;
      const [dx, dy] = [differences(points, 0, valuesAt), differences(points, 1, valuesAt)];
      const [ddx, ddy] = [differences(points, 0, slopesAt), differences(points, 1, slopesAt)];
      const wrong: string[] = [];
      for (let i = 0; i < points.length / 2; i++) {
        const compare = (
          name: string,
          exact: number | undefined,
          { slopes, sizes }: { readonly slopes: Float64Array; readonly sizes: Float64Array },
          at: number,
        ): void => {
          const [actual, expected] = [exact ?? NaN, slopes[at] ?? NaN];
          // The second term is the rounding error of a difference.
          const allowed = 2e-9 * Math.max(1, Math.abs(expected)) + 2e-15 * (sizes[at] ?? NaN);
          if (Math.abs(actual - expected) <= allowed) return;
          wrong.push(`${name} at ${points[2 * i]}, ${points[2 * i + 1]}: ${actual}, not ${expected}`);
        };
        compare('dx', gradients[2 * i], dx, i);
        compare('dy', gradients[2 * i + 1], dy, i);
        compare('xx', hessians[3 * i], ddx, 2 * i);
        compare('xy', hessians[3 * i + 1], ddx, 2 * i + 1);
        compare('yx', hessians[3 * i + 1], ddy, 2 * i);
        compare('yy', hessians[3 * i + 2], ddy, 2 * i + 1);
      }
      expect(wrong).toEqual([]);
    });

    test('has its marks where it says', () => {
      expect(new Set(marks.map(({ position }) => position.join())).size).toBe(marks.length);
      expect(marks.some(({ kind }) => kind === 'minimum')).toBe(minimumValue !== null);
      for (const { kind, position } of marks) {
        expect(isInside(position)).toBe(true);
        const { values, gradients, hessians } = evaluatePoints(landscape, Float64Array.from(position));
        const [value = NaN] = values;
        const [a = NaN, b = NaN, c = NaN] = hessians;
        const determinant = a * c - b * b;
        switch (kind) {
          case 'exact-point':
            break;
          case 'saddle':
            // A saddle may be flat as the monkey saddle is, but around it f falls and rises at least twice.
            expect(determinant).toBeLessThanOrEqual(0);
            expect(crossings(landscape, position)).toBeGreaterThanOrEqual(4);
            break;
          case 'minimum':
            expect(Math.abs(value - (minimumValue ?? NaN))).toBeLessThan(
              2e-15 * Math.max(1, Math.abs(value)),
            );
            expect(Math.min(determinant, a)).toBeGreaterThan(0);
            break;
          case 'local-minimum':
            expect(value).toBeGreaterThan((minimumValue ?? NaN) + 1e-6);
            expect(Math.min(determinant, a)).toBeGreaterThan(0);
            break;
          default:
            expect.unreachable(`A mark of an unknown kind: ${String(kind)}`);
        }
        if (kind === 'exact-point') continue;
        // Exact to the last digit: the gradient is no larger than half an ulp of the position makes it.
        const rounding = 4e-16 * Math.max(1, ...position.map(Math.abs)) * Math.hypot(a, b, b, c);
        expect(Math.hypot(...gradients)).toBeLessThan(1e-15 + 4 * rounding + 1e-14 * Math.abs(value));
      }
    });

    test('tells what it is, and starts and is drawn inside its domain', () => {
      const { name, story, source, latex, start, contour, family } = landscape;
      for (const text of [inLanguage(name, 'en'), source, latex]) expect(text).not.toBe('');
      expect(inLanguage(story, 'en')).toMatch(/^[^.]+\.$/);
      expect(inLanguage(name, 'ja') + inLanguage(story, 'ja')).toMatch(/[ぁ-んァ-ヶ]/);
      expect(inLanguage(story, 'ja')).toMatch(/。$/);
      expect(landscapeFamilies).toContain(family);
      expect(isInside(start)).toBe(true);
      expect(marks.map(({ position }) => position)).not.toContainEqual(start);
      // The domain is a square, as it is drawn, so that directions in the picture are those in the plane.
      expect(domain.x[1] - domain.x[0]).toBeCloseTo(domain.y[1] - domain.y[0], 12);
      if (contour.kind === 'list') {
        const ascending = [...new Set(contour.levels)].toSorted((a, b) => a - b);
        expect(contour.levels).toEqual(ascending);
      }
      const grid = new Float32Array(201 * 201);
      sampleSurface(landscape, {}, 201, 201, grid, 0, 201);
      const lines = contourLevels(contour, Math.min(...grid), Math.max(...grid)).length;
      expect(lines).toBeGreaterThanOrEqual(8);
      if (!sourceContours.includes(landscape.id)) expect(lines).toBeLessThanOrEqual(40);
    });

    test('has a race that can be run', () => {
      const ids = landscape.race.map(({ optimizer }) => optimizer);
      expect(new Set(ids).size).toBe(ids.length);
      // Five or six can be told apart at a glance; those known best are always among them.
      expect([5, 6]).toContain(ids.length);
      expect(ids).toEqual(expect.arrayContaining(['sgd', 'adam']));
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
      sampleSurface(landscape, {}, columns, rows, whole, 0, rows);
      const parts = new Float32Array(columns * rows);
      for (let row = rows - 1; row >= 0; row--)
        sampleSurface(landscape, {}, columns, rows, parts, row, row + 1);
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

describe('at the origin', () => {
  const at = (id: string, ...points: number[]) => {
    const landscape = findLandscape(id);
    if (landscape === undefined) throw new Error(`No ${id}`);
    return evaluatePoints(landscape, Float64Array.from(points));
  };

  test('drop-wave is smooth', () => {
    const { values, gradients, hessians } = at('drop-wave', 0, 0, -0, 0, 1e-9, -1e-9, 0, 1e-200);
    // −(1 + cos 12r)/(2 + ½r²) = −1 + 36¼ r² + …
    for (let i = 0; i < 4; i++) {
      expect(values[i]).toBe(-1);
      expect(hessians[3 * i]).toBeCloseTo(72.5, 12);
      expect(hessians[3 * i + 1]).toBeCloseTo(0, 12);
      expect(hessians[3 * i + 2]).toBeCloseTo(72.5, 12);
    }
    expect([...gradients].map((slope) => slope + 0).slice(0, 4)).toEqual([0, 0, 0, 0]);
    expect((gradients[4] ?? NaN) / 1e-9).toBeCloseTo(72.5, 12);
  });

  test('ackley is a cone whose tip has no slope', () => {
    const { values, gradients, hessians } = at('ackley', 0, 0, -0, 0, 3e-12, 4e-12, 0, -1e-200);
    expect([...values.slice(0, 2)]).toEqual([0, 0]);
    expect([...gradients.slice(0, 4)].map((slope) => slope + 0)).toEqual([0, 0, 0, 0]);
    // The Hessian of e − e^(½(cos 2πx + cos 2πy)) alone.
    for (const i of [0, 2, 3, 5]) expect(hessians[i]).toBeCloseTo(2 * Math.PI ** 2 * Math.E, 12);
    expect(hessians[1]).toBeCloseTo(0, 12);
    // However near to 0, f rises by 4/√2 per unit in every direction.
    expect(gradients[4]).toBeCloseTo((0.6 * 4) / Math.SQRT2, 9);
    expect(gradients[5]).toBeCloseTo((0.8 * 4) / Math.SQRT2, 9);
    expect(gradients[7]).toBeCloseTo(-4 / Math.SQRT2, 9);
    expect(hessians.every(Number.isFinite)).toBe(true);
  });
});

test('the sinc valley has a dip in all eight directions around its minimum', () => {
  const { marks } = findLandscape('sinc-valley')!;
  const dips = marks
    .filter(({ kind }) => kind === 'local-minimum')
    .map(({ position: [x, y] }) => [Math.sign(x), Math.sign(y)]);
  expect(dips).toHaveLength(8);
  for (const x of [-1, 0, 1])
    for (const y of [-1, 0, 1]) if (x !== 0 || y !== 0) expect(dips).toContainEqual([x, y]);
});
