import { expect, it } from 'vitest';
import { createTrajectoryColumns } from '../../core/simulation/trajectory';
import { DomainExit } from './domainExit';

it('is where the last row inside leads over the edge, forwards and back', () => {
  const rows = [
    [0, 0],
    [4, 0],
    [8, 4],
    [2, 0],
    [2, 20],
    [1e300, -1e300],
  ] as const;
  const columns = createTrajectoryColumns(rows.length);
  rows.forEach(([x, y], row) => columns.positions.set([x, y], 2 * row));
  const exit = new DomainExit(columns, { x: [-5, 5], y: [-5, 5] });
  expect(exit.before(2)).toEqual([5, 1]);
  expect(exit.before(4.5)).toEqual([2, 5]);
  expect(exit.before(5)).toEqual([2, 5]);
  expect(exit.before(2.2)).toEqual([5, 1]);
});

it('is nowhere for a run that was never inside', () => {
  const columns = createTrajectoryColumns(3);
  columns.positions.set([9, 9, 10, 10, 11, 11]);
  expect(new DomainExit(columns, { x: [-5, 5], y: [-5, 5] }).before(2)).toBeNull();
});
