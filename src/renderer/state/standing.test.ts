import { describe, expect, it } from 'vitest';
import { createTrajectoryColumns, type Trajectory } from '../../core/simulation/trajectory';
import { distanceToMinimum, orderByLoss, rowAt } from './standing';

function run(values: readonly number[], positions: readonly number[] = []): Trajectory {
  const columns = createTrajectoryColumns(values.length);
  columns.values.set(values);
  columns.positions.set(positions);
  return { key: '', run: 0, columns, state: { status: 'running', rows: values.length, divergedAt: null } };
}

describe('runners by loss', () => {
  const runs = new Map([
    ['a', run([9, 5, 2])],
    ['b', run([9, 4, 3])],
    ['c', run([9, NaN, -Infinity])],
    ['d', run([9])],
  ]);
  const orderAt = (step: number) => orderByLoss(['d', 'a', 'b', 'c', 'e'], (key) => runs.get(key), step);

  it('stand in their own order where losses are the same', () => {
    expect(orderAt(0)).toEqual(['d', 'a', 'b', 'c', 'e']);
  });

  it('change places as the race goes on; one that has ended keeps its loss, one without a loss is last', () => {
    expect(orderAt(1)).toEqual(['b', 'a', 'd', 'c', 'e']);
    expect(orderAt(2)).toEqual(['c', 'a', 'b', 'd', 'e']);
    expect(orderAt(99)).toEqual(orderAt(2));
  });
});

it('the row of a step is the last one where a run has ended, and none before the first has arrived', () => {
  expect(rowAt(run([1, 2]), 1)).toBe(1);
  expect(rowAt(run([1, 2]), 5)).toBe(1);
  expect(rowAt(run([]), 0)).toBe(-1);
});

it('the nearest minimum may be a local one, but no saddle', () => {
  const trajectory = run([0, 0], [0, 0, 3, 4]);
  const marks = [
    { kind: 'minimum', position: [6, 0] },
    { kind: 'local-minimum', position: [0, 8] },
    { kind: 'saddle', position: [3, 4] },
  ] as const;
  expect(distanceToMinimum({ marks }, trajectory, 0)).toBe(6);
  expect(distanceToMinimum({ marks }, trajectory, 1)).toBe(5);
  expect(distanceToMinimum({ marks: marks.slice(2) }, trajectory, 1)).toBeNull();
});
