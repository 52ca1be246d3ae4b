import { expect, it } from 'vitest';
import { createTrajectoryColumns, type RunState, type Trajectory } from '../../core/simulation/trajectory';
import { lowestKnown } from './lowestKnown';

function run(values: readonly number[], status: RunState['status'] = 'completed'): Trajectory {
  const columns = createTrajectoryColumns(values.length);
  columns.values.set(values);
  return { key: 'a', run: 0, state: { status, rows: values.length, divergedAt: null }, columns };
}

it('is that of the surface and of all complete runs', () => {
  expect(lowestKnown(null, [])).toBeNull();
  expect(lowestKnown(-1, [])).toBe(-1);
  expect(lowestKnown(-1, [run([3, 2])])).toBe(-1);
  expect(lowestKnown(-1, [run([3, -4, 2]), run([-2])])).toBe(-4);
  expect(lowestKnown(null, [run([3, 2])])).toBe(2);
});

it('does not move while a run is computed, and takes no value that is none', () => {
  expect(lowestKnown(-1, [run([-8], 'running')])).toBe(-1);
  expect(lowestKnown(null, [run([-Infinity, NaN, 5])])).toBe(5);
  expect(lowestKnown(null, [run([NaN])])).toBeNull();
});
