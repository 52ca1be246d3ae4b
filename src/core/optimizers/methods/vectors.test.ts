import { describe, expect, it } from 'vitest';
import {
  applied,
  difference,
  dot,
  eigenOf,
  isFinitePoint,
  isSamePoint,
  lengthOf,
  moved,
  negative,
  type SymmetricMatrix,
} from './vectors';

it('points are added, measured and compared', () => {
  expect(dot([1, 2], [3, 5])).toBe(13);
  expect(lengthOf([3, -4])).toBe(5);
  expect(moved([1, 2], 3, [10, -1])).toEqual([31, -1]);
  expect(difference([5, 1], [2, 3])).toEqual([3, -2]);
  expect(negative([1, -2])).toEqual([-1, 2]);
  expect([isFinitePoint([1, 2]), isFinitePoint([NaN, 2]), isFinitePoint([1, Infinity])]).toEqual([
    true,
    false,
    false,
  ]);
  expect([isSamePoint([1, 2], [1, 2]), isSamePoint([1, 2], [3, 2]), isSamePoint([1, 2], [1, 3])]).toEqual([
    true,
    false,
    false,
  ]);
  expect(applied([2, 3, 5], [1, 10])).toEqual([32, 53]);
});

describe.each<[SymmetricMatrix]>([
  [[2, 0, 5]],
  [[5, 0, 2]],
  [[2, 1, 2]],
  [[2, -1, 2]],
  [[3, 4, -1]],
  [[-1, 4, 3]],
  [[1, 1e-9, 1]],
])('the axes of %j', (matrix) => {
  const { values, vectors } = eigenOf(matrix);

  it('are perpendicular, and of length 1', () => {
    const [first, second] = vectors;
    expect(dot(first, second)).toBeCloseTo(0, 14);
    expect([lengthOf(first), lengthOf(second)]).toEqual([expect.closeTo(1, 14), expect.closeTo(1, 14)]);
  });

  it('are only stretched', () => {
    vectors.forEach((vector, i) => {
      const [x, y] = applied(matrix, vector);
      expect(x).toBeCloseTo(values[i]! * vector[0], 13);
      expect(y).toBeCloseTo(values[i]! * vector[1], 13);
    });
  });

  it('are turned from the coordinate axes by an eighth of a turn at most', () => {
    expect(vectors[0][0]).toBeGreaterThanOrEqual(Math.SQRT1_2 - 1e-15);
    expect(vectors[1][1]).toBeGreaterThanOrEqual(Math.SQRT1_2 - 1e-15);
  });
});
