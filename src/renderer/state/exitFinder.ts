// Finds the step at which a runner left the domain, checking each row once while rows arrive.
import type { Domain } from '../../core/geometry/domain';
import type { TrajectoryColumns } from '../../core/simulation/trajectory';
import type { Trajectory } from '../../core/simulation/trajectory';

export function createExitFinder() {
  let columns: TrajectoryColumns | null = null;
  let domain: Domain | null = null;
  let checked = 0;
  let exit: number | null = null;
  return {
    /** The first row outside the domain; null if there is none (yet). */
    find(trajectory: Trajectory, within: Domain): number | null {
      if (trajectory.columns !== columns || within !== domain) {
        columns = trajectory.columns;
        domain = within;
        checked = 0;
        exit = null;
      }
      const { positions } = trajectory.columns;
      for (; exit === null && checked < trajectory.state.rows; checked += 1) {
        const x = positions[2 * checked]!;
        const y = positions[2 * checked + 1]!;
        if (x < within.x[0] || x > within.x[1] || y < within.y[0] || y > within.y[1]) exit = checked;
      }
      return exit;
    },
  };
}
