import { expect, it } from 'vitest';
import { copyRows, createTrajectoryColumns } from './trajectory';

it('columns have room for each row’s numbers, and for shapes where there are any', () => {
  const plain = createTrajectoryColumns(3);
  expect([plain.positions, plain.values, plain.gradientNorms].map(({ length }) => length)).toEqual([6, 3, 3]);
  expect(plain.shapes).toBeNull();
  expect(createTrajectoryColumns(3, 4).shapes).toHaveLength(24);
});

it('the first rows of some columns are copied into others from a row on, and no more', () => {
  const from = createTrajectoryColumns(3, 2);
  from.positions.set([1, 2, 3, 4, 5, 6]);
  from.values.set([10, 20, 30]);
  from.gradientNorms.set([7, 8, 9]);
  from.shapes?.set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  const into = createTrajectoryColumns(5, 2);
  copyRows(into, 1, from, 2, 2);
  expect([...into.positions]).toEqual([0, 0, 1, 2, 3, 4, 0, 0, 0, 0]);
  expect([...into.values]).toEqual([0, 10, 20, 0, 0]);
  expect([...into.gradientNorms]).toEqual([0, 7, 8, 0, 0]);
  expect([...(into.shapes ?? [])]).toEqual([0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, ...Array<number>(8).fill(0)]);
});

it('counts of evaluations are copied where both have them', () => {
  const from = createTrajectoryColumns(3, 0, true);
  from.evaluations?.set([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const into = createTrajectoryColumns(4, 0, true);
  copyRows(into, 1, from, 2, 0);
  expect([...(into.evaluations ?? [])]).toEqual([0, 0, 0, 1, 2, 3, 4, 5, 6, 0, 0, 0]);
  const without = createTrajectoryColumns(4);
  copyRows(without, 1, from, 2, 0);
  expect(without.evaluations).toBeNull();
});

it('shapes that one of the two has not are left out', () => {
  const [without, withShapes] = [createTrajectoryColumns(1), createTrajectoryColumns(1, 1)];
  withShapes.shapes?.set([5, 6]);
  copyRows(withShapes, 0, without, 1, 0);
  expect([...(withShapes.shapes ?? [])]).toEqual([5, 6]);
  copyRows(without, 0, withShapes, 1, 1);
  expect(without.shapes).toBeNull();
});
