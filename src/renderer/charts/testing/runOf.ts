// A run with given losses, for tests of charts.
import { createTrajectoryColumns, type RunState, type Trajectory } from '../../../core/simulation/trajectory';

export function runOf(
  values: readonly number[],
  status: RunState['status'] = 'completed',
  run = 0,
): Trajectory {
  const columns = createTrajectoryColumns(values.length);
  columns.values.set(values);
  const divergedAt = status === 'diverged' ? values.length : null;
  return { key: 'a', run, columns, state: { status, rows: values.length, divergedAt } };
}
