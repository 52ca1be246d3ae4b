// What is said of a row is what its columns hold.
import { expect, it } from 'vitest';
import { rowMeasures } from './rowMeasures';
import { createTrajectoryColumns } from './trajectory';

it('has the numbers of a row, and the length of the step that led to it', () => {
  const columns = createTrajectoryColumns(2);
  columns.positions.set([1, 2, 4, -2]);
  columns.values.set([10, 7]);
  columns.gradientNorms.set([0.5, 0.25]);
  expect(rowMeasures(columns, 0)).toEqual({ x: 1, y: 2, value: 10, gradientNorm: 0.5, stepLength: null });
  expect(rowMeasures(columns, 1)).toEqual({ x: 4, y: -2, value: 7, gradientNorm: 0.25, stepLength: 5 });
});
