import { expect, it } from 'vitest';
import type { Domain } from '../../core/geometry/domain';
import { createTrajectoryColumns, type RunState, type Trajectory } from '../../core/simulation/trajectory';
import { lowestKnown } from './lowestKnown';

const domain: Domain = { x: [-1, 1], y: [-1, 1] };

/** All inside the domain, or from row `leavesAt` on outside of it. */
function run(
  values: readonly number[],
  status: RunState['status'] = 'completed',
  leavesAt = Infinity,
): Trajectory {
  const columns = createTrajectoryColumns(values.length);
  columns.values.set(values);
  values.forEach((_, row) => (columns.positions[2 * row] = row < leavesAt ? 0 : 1 + row));
  return { key: 'a', run: 0, state: { status, rows: values.length, divergedAt: null }, columns };
}

it('is that of the surface and of all complete runs', () => {
  expect(lowestKnown(null, [], domain)).toBeNull();
  expect(lowestKnown(-1, [], domain)).toBe(-1);
  expect(lowestKnown(-1, [run([3, 2])], domain)).toBe(-1);
  expect(lowestKnown(-1, [run([3, -4, 2]), run([-2])], domain)).toBe(-4);
  expect(lowestKnown(null, [run([3, 2])], domain)).toBe(2);
});

it('does not move while a run is computed, and takes no value that is none', () => {
  expect(lowestKnown(-1, [run([-8], 'running')], domain)).toBe(-1);
  expect(lowestKnown(null, [run([-Infinity, NaN, 5])], domain)).toBe(5);
  expect(lowestKnown(null, [run([NaN])], domain)).toBeNull();
});

it('takes nothing from where a run falls on for ever, beyond the edge', () => {
  expect(lowestKnown(-1, [run([3, -2, -40, -1e300], 'completed', 2)], domain)).toBe(-2);
  expect(lowestKnown(-1, [run([3, -40], 'completed', 0)], domain)).toBe(-1);
});

it('sees the same run anew in another domain', () => {
  const falling = run([3, -2, -40], 'completed', 2);
  expect(lowestKnown(-1, [falling], domain)).toBe(-2);
  expect(lowestKnown(-1, [falling], { x: [-9, 9], y: [-1, 1] })).toBe(-40);
});
