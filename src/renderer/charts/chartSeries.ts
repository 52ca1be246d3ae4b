// The numbers of the curves: a column of steps and one of values per runner, thinned to the chart's width without
// losing peaks; for a family of runs its median and the edges of its band. A curve is recomputed only when its runs
// have changed.
import type { SceneRunner } from '../../core/scene/scene';
import type { Trajectory } from '../../core/simulation/trajectory';
import { readFamily } from './percentiles';
import { quantityDefinitions, type Quantity, type QuantityReader } from './quantity';

export type Column = readonly (number | null)[];

export interface Curve {
  /** Null if there is no value: not yet, no longer, or none that the axis can show. */
  readonly line: Column;
  /** For a family; may exceed what an axis can show, up to infinity and below 0. */
  readonly band: { readonly low: Column; readonly high: Column } | null;
}

export interface ChartSeries {
  readonly steps: readonly number[];
  /** In the order of the given families. */
  readonly curves: readonly Curve[];
}

export interface ChartFamily {
  readonly runner: SceneRunner;
  /** The runner's own run, and the others of its family, if any. */
  readonly runs: readonly Trajectory[];
}

export interface ChartRequest {
  readonly quantity: Quantity;
  /** Number of updates of a complete run. */
  readonly steps: number;
  /**
   * Subtracted from each value; results that are not above 0 are left out (for a logarithmic axis). Null leaves values
   * unchanged.
   */
  readonly above: number | null;
  /** Maximum number of points of a curve. */
  readonly points: number;
}

export type ChartSeriesMaker = (chartFamilies: readonly ChartFamily[], request: ChartRequest) => ChartSeries;

/** The first row of each bucket; buckets longer than one row have two points, at their first and their middle row. */
interface Buckets {
  readonly length: number;
  readonly rows: number;
  readonly steps: readonly number[];
}

function bucketsOf({ steps: updates, points }: ChartRequest): Buckets {
  const rows = updates + 1;
  const length = rows <= points ? 1 : Math.ceil((2 * rows) / points);
  const steps: number[] = [];
  for (let first = 0; first < rows; first += length) {
    steps.push(first);
    if (length > 1 && first + length / 2 < rows) steps.push(first + Math.floor(length / 2));
  }
  return { length, rows, steps };
}

/** The smallest and largest value of each bucket, in their order of occurrence. */
function lineOf(
  run: Trajectory,
  valueOf: QuantityReader,
  { length, rows, steps }: Buckets,
  shown: (value: number) => number | null,
): Column {
  const column: (number | null)[] = [];
  for (let first = 0; first < rows; first += length) {
    const last = Math.min(first + length, run.state.rows) - 1;
    let [low, high] = [first, first];
    if (last > first) {
      let [lowest, highest] = [valueOf(run, first), valueOf(run, first)];
      for (let row = first + 1; row <= last; row += 1) {
        const value = valueOf(run, row);
        if (value < lowest) [low, lowest] = [row, value];
        if (value > highest) [high, highest] = [row, value];
      }
    }
    const at = (row: number): number | null => (last < first ? null : shown(valueOf(run, row)));
    column.push(at(Math.min(low, high)));
    if (length > 1 && column.length < steps.length) column.push(at(Math.max(low, high)));
  }
  return column;
}

function familyOf(
  runs: readonly Trajectory[],
  valueOf: QuantityReader,
  { steps }: Buckets,
  shown: (value: number) => number | null,
  above: number,
): Curve {
  const family = readFamily(runs, valueOf);
  const line: (number | null)[] = [];
  const low: (number | null)[] = [];
  const high: (number | null)[] = [];
  for (const step of steps) {
    const at = family.at(step);
    line.push(at === null || at.median === Infinity ? null : shown(at.median));
    low.push(at === null || at.low === Infinity ? null : at.low - above);
    high.push(at === null || at.low === Infinity ? null : at.high - above);
  }
  return { line, band: { low, high } };
}

function curveOf({ runner, runs }: ChartFamily, request: ChartRequest, buckets: Buckets): Curve {
  const { above, quantity } = request;
  const shown = (value: number): number | null => {
    if (above === null) return value;
    const difference = value - above;
    return difference > 0 ? difference : null;
  };
  const [own] = runs;
  const { reader, ofRuns } = quantityDefinitions[quantity];
  const valueOf = reader(runner);
  if (own === undefined || valueOf === null) return { line: buckets.steps.map(() => null), band: null };
  return runs.length > 1 && ofRuns
    ? familyOf(runs, valueOf, buckets, shown, above ?? 0)
    : { line: lineOf(own, valueOf, buckets, shown), band: null };
}

/** A curve and its inputs: while these are the same, the curve is kept. */
interface Kept {
  readonly of: readonly unknown[];
  readonly curve: Curve;
}

const isSameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, i) => each === b[i]);

export function createChartSeries(): ChartSeriesMaker {
  let kept = new Map<string, Kept>();
  return (chartFamilies, request) => {
    const buckets = bucketsOf(request);
    const made = chartFamilies.map((family): [string, Kept] => {
      const { runner, runs } = family;
      const settings = quantityDefinitions[request.quantity].ofRuns ? null : runner;
      const of = [request.quantity, request.steps, request.above, request.points, settings, ...runs];
      const before = kept.get(runner.key);
      return [
        runner.key,
        before !== undefined && isSameList(before.of, of)
          ? before
          : { of, curve: curveOf(family, request, buckets) },
      ];
    });
    kept = new Map(made);
    return { steps: buckets.steps, curves: made.map(([, { curve }]) => curve) };
  };
}
