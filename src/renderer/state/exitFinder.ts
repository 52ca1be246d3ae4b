// Finds the step at which a runner left its landscape's domain, looking at each row once while rows still arrive.
import type { Domain } from '../../core/geometry/domain';
import type { TrajectoryColumns } from '../../core/simulation/trajectory';
import type { RaceLane } from './raceLanes';

export interface ExitFinder {
  /** The first row outside the domain; null where there is none (yet). */
  find(lane: RaceLane, domain: Domain): number | null;
}

export function createExitFinder(): ExitFinder {
  let columns: TrajectoryColumns | null = null;
  let domain: Domain | null = null;
  let checked = 0;
  let exit: number | null = null;
  return {
    find(lane, within) {
      if (lane.columns !== columns || within !== domain) {
        columns = lane.columns;
        domain = within;
        checked = 0;
        exit = null;
      }
      const { positions } = lane.columns;
      for (; exit === null && checked < lane.state.rows; checked += 1) {
        const x = positions[2 * checked]!;
        const y = positions[2 * checked + 1]!;
        if (x < within.x[0] || x > within.x[1] || y < within.y[0] || y > within.y[1]) exit = checked;
      }
      return exit;
    },
  };
}
