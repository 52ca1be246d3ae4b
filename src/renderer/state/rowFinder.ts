// Finds the first step at which something is so of a runner, checking each row once while rows arrive.
import { isInDomain, type Domain } from '../../core/geometry/domain';
import type { Trajectory, TrajectoryColumns } from '../../core/simulation/trajectory';

/** `isSo` tells of a row whether it is what is asked for; what it depends on is `question`. */
function createRowFinder<Question>(
  isSo: (columns: TrajectoryColumns, row: number, question: Question) => boolean,
) {
  let columns: TrajectoryColumns | null = null;
  let asked: Question | null = null;
  let checked = 0;
  let found: number | null = null;
  return {
    /** The first row of which it is so; null if there is none (yet). */
    find(trajectory: Trajectory, question: Question): number | null {
      if (trajectory.columns !== columns || question !== asked) {
        columns = trajectory.columns;
        asked = question;
        checked = 0;
        found = null;
      }
      for (; found === null && checked < trajectory.state.rows; checked += 1) {
        if (isSo(trajectory.columns, checked, question)) found = checked;
      }
      return found;
    },
  };
}

/** Finds where a runner left the domain. */
export const createExitFinder = () =>
  createRowFinder<Domain>(
    ({ positions }, row, domain) => !isInDomain(domain, positions[2 * row]!, positions[2 * row + 1]!),
  );

/** Finds where a runner's loss is at most a value. */
export const createTargetFinder = () =>
  createRowFinder<number>(({ values }, row, target) => values[row]! <= target);
