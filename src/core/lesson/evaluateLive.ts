// Reads live values off the trajectories of a race.
import { curvatureOf } from '../explanation/curvature';
import { createPointEvaluator } from '../landscapes/evaluate';
import type { FoundLandscape } from '../landscapes/resolve';
import { percentile } from '../numbers/percentile';
import type { Scene, SceneRunner } from '../scene/scene';
import type { Trajectory } from '../simulation/trajectory';
import { divergedStep } from '../timeline/divergence';
import { liveSetting } from './liveSetting';
import type { LiveCondition, LiveQuantity, LiveWhat } from './liveText';

/** What a live value is read from. */
export interface LiveSource {
  readonly scene: Scene;
  readonly found: FoundLandscape;
  readonly runner: SceneRunner;
  /** The runs of its family; its own first. */
  readonly runs: readonly Trajectory[];
}

/**
 * A number; null where there is none: a condition that is never met, a step that the run did not reach, a point without a
 * minimum near it; undefined while the race is not computed so far.
 */
export type LiveNumber = number | null | undefined;

/** A quantity at a row that is there. */
type RowReader = (run: Trajectory, row: number) => number;

function readerOf(quantity: LiveQuantity, { landscape, numbers }: FoundLandscape): RowReader {
  const x: RowReader = ({ columns }, row) => columns.positions[2 * row]!;
  const y: RowReader = ({ columns }, row) => columns.positions[2 * row + 1]!;
  switch (quantity) {
    case 'loss':
      return ({ columns }, row) => columns.values[row]!;
    case 'gradient':
      return ({ columns }, row) => columns.gradientNorms[row]!;
    case 'x':
      return x;
    case 'y':
      return y;
    case '|x|':
      return (run, row) => Math.abs(x(run, row));
    case '|y|':
      return (run, row) => Math.abs(y(run, row));
    case 'step':
      return (run, row) =>
        row === 0 ? NaN : Math.hypot(x(run, row) - x(run, row - 1), y(run, row) - y(run, row - 1));
    case 'distance': {
      const minima = landscape.marks.filter(({ kind }) => kind === 'minimum' || kind === 'local-minimum');
      return (run, row) =>
        Math.min(
          ...minima.map(({ position }) => Math.hypot(x(run, row) - position[0], y(run, row) - position[1])),
        );
    }
    case 'curvature':
    case 'edge': {
      const evaluate = createPointEvaluator(landscape, numbers);
      return (run, row) => {
        const { xx, xy, yy } = evaluate(x(run, row), y(run, row));
        const [largest] = curvatureOf([xx, xy, yy]).eigenvalues;
        return quantity === 'curvature' ? largest : largest > 0 ? 2 / largest : NaN;
      };
    }
  }
}

const holds = (value: number, { comparison, value: than }: LiveCondition): boolean => {
  switch (comparison) {
    case '<':
      return value < than;
    case '>':
      return value > than;
    case '<=':
      return value <= than;
    case '>=':
      return value >= than;
  }
};

const orNull = (value: number): number | null =>
  Number.isNaN(value) || !Number.isFinite(value) ? null : value;

/** A live value that is a number. `setting` is one only where the runner has it. */
export function evaluateLive(what: Exclude<LiveWhat, { kind: 'runner' }>, source: LiveSource): LiveNumber {
  const { scene, runner, runs, found } = source;
  if (what.kind === 'setting') return liveSetting(scene, runner, what.setting);
  const [own] = runs;
  if (own === undefined) return undefined;
  switch (what.kind) {
    case 'diverged':
      return own.state.status === 'running' ? undefined : divergedStep(own, found.landscape);
    case 'quantity':
      return quantityAt(own, readerOf(what.quantity, found), what.at);
    case 'first':
    case 'settled':
      return stepOf(own, what.kind, what.condition, readerOf(what.condition.quantity, found));
    case 'mean':
    case 'largest':
    case 'smallest':
      return summary(own, what, readerOf(what.quantity, found));
    case 'median':
      return medianOf(runs, readerOf(what.quantity, found), what.at);
    case 'runs': {
      const read = readerOf(what.condition.quantity, found);
      const values = runs.map((run) => quantityAt(run, read, what.at));
      if (values.includes(undefined)) return undefined;
      return values.filter((value) => typeof value === 'number' && holds(value, what.condition)).length;
    }
  }
}

/** At a step, or at the end of a run that has ended. */
function quantityAt(run: Trajectory, read: RowReader, at: number | null): LiveNumber {
  const { rows, status } = run.state;
  if (at === null) return status === 'running' ? undefined : orNull(read(run, rows - 1));
  if (at < rows) return orNull(read(run, at));
  return status === 'running' ? undefined : null;
}

function stepOf(
  run: Trajectory,
  kind: 'first' | 'settled',
  condition: LiveCondition,
  read: RowReader,
): LiveNumber {
  const { rows, status } = run.state;
  if (kind === 'first') {
    for (let row = 0; row < rows; row += 1) if (holds(read(run, row), condition)) return row;
    return status === 'running' ? undefined : null;
  }
  if (status === 'running') return undefined;
  let row = rows;
  while (row > 0 && holds(read(run, row - 1), condition)) row -= 1;
  return row === rows ? null : row;
}

function summary(
  run: Trajectory,
  { kind, from, to }: Extract<LiveWhat, { kind: 'mean' | 'largest' | 'smallest' }>,
  read: RowReader,
): LiveNumber {
  const { rows, status } = run.state;
  const last = to ?? rows - 1;
  if (status === 'running' && (to === null || to >= rows)) return undefined;
  if (from > last || last >= rows) return null;
  let [total, low, high] = [0, Infinity, -Infinity];
  for (let row = from; row <= last; row += 1) {
    const value = read(run, row);
    total += value;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const results = { mean: total / (last - from + 1), smallest: low, largest: high };
  return orNull(results[kind]);
}

/** A run that has not come so far, since it diverged, counts as infinitely high. */
function medianOf(runs: readonly Trajectory[], read: RowReader, at: number | null): LiveNumber {
  const values = runs.map((run) => quantityAt(run, read, at));
  if (values.includes(undefined)) return undefined;
  const sorted = values.map((value) => value ?? Infinity).toSorted((a, b) => (a === b ? 0 : a - b));
  return orNull(percentile(sorted, 0.5));
}
