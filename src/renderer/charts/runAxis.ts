// What the horizontal axis of the charts counts along a run: its updates, or the evaluations that it has taken up to each row.
import type { EvaluationCounts, EvaluationsAt } from '../../core/simulation/evaluations';
import { findOptimizer } from '../../core/optimizers/registry';
import type { Scene, SceneRunner } from '../../core/scene/scene';
import { createTrajectoryColumns, type Trajectory } from '../../core/simulation/trajectory';
import type { ChartAxis } from '../../core/view/chartSettings';
import { evaluationsOf } from '../state/runnerEvaluations';

/** Never falls from row to row; whole numbers. */
export interface RunAxis {
  /** Where a row stands. */
  readonly at: (row: number) => number;
  /** The first row at `x` or behind it; the number of rows if there is none. */
  readonly rowFrom: (x: number) => number;
  /** The last row at `x` or before it; −1 if there is none. */
  readonly rowAt: (x: number) => number;
  /** Where the last row stands; −1 without rows. */
  readonly end: number;
}

const countOf: Readonly<Record<Exclude<ChartAxis, 'steps'>, (counts: EvaluationCounts) => number>> = {
  evaluations: ({ values, gradients, hessians }) => values + gradients + hessians,
  values: ({ values }) => values,
  gradients: ({ gradients }) => gradients,
};

/** `each` per row. */
function evenAxis(rows: number, each: number): RunAxis {
  return {
    at: (row) => row * each,
    rowFrom: (x) => Math.min(rows, Math.max(0, Math.ceil(x / each))),
    rowAt: (x) => Math.min(rows - 1, Math.max(-1, Math.floor(x / each))),
    end: rows === 0 ? -1 : (rows - 1) * each,
  };
}

function countedAxis(places: Float64Array): RunAxis {
  /** The first row for which `isBehind` holds, as it does for all after it. */
  const firstRow = (isBehind: (place: number) => boolean): number => {
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBehind(places[middle]!)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return {
    at: (row) => places[row]!,
    rowFrom: (x) => firstRow((place) => place >= x),
    rowAt: (x) => firstRow((place) => place > x) - 1,
    end: places.at(-1) ?? -1,
  };
}

/** Of runs that count their evaluations, by what is counted. */
const counted = new WeakMap<Trajectory, Map<ChartAxis, RunAxis>>();

export const stepAxis = ({ state: { rows } }: Trajectory): RunAxis => evenAxis(rows, 1);

/** The axis of evaluations of a run; null if it takes none of what is counted. */
export function evaluationAxis(
  run: Trajectory,
  axis: Exclude<ChartAxis, 'steps'>,
  evaluationsAt: EvaluationsAt,
): RunAxis | null {
  const { columns, state } = run;
  const at = (row: number): number => countOf[axis](evaluationsAt(columns, row));
  if (columns.evaluations === null) {
    const each = at(1);
    return each === 0 ? null : evenAxis(state.rows, each);
  }
  const known = counted.get(run) ?? new Map<ChartAxis, RunAxis>();
  counted.set(run, known);
  const found =
    known.get(axis) ?? countedAxis(Float64Array.from({ length: state.rows }, (_, row) => at(row)));
  known.set(axis, found);
  return found.end === 0 ? null : found;
}

/** Whether no run of a runner takes any of what is counted, as far as its settings tell. */
export function takesNone(scene: Scene, runner: SceneRunner, axis: ChartAxis): boolean {
  const isCounted = findOptimizer(runner.id)?.kind === 'method' || runner.before.length > 0;
  if (axis === 'steps' || isCounted) return false;
  return countOf[axis](evaluationsOf(scene, runner)(createTrajectoryColumns(0), 1)) === 0;
}

/** The axis of each of a runner's runs; null for a run that takes none of what is counted. */
export function runnerAxis(
  scene: Scene,
  runner: SceneRunner,
  axis: ChartAxis,
): (run: Trajectory) => RunAxis | null {
  if (axis === 'steps') return stepAxis;
  const evaluationsAt = evaluationsOf(scene, runner);
  return (run) => evaluationAxis(run, axis, evaluationsAt);
}
