// The numbers of the curves: a column of places on the axis and one of values per runner, thinned to the chart's width without
// losing peaks; for a family of runs its median and the edges of its band. What was found out about a curve is kept until its
// runs change: panning reads only what comes into sight.
import type { Domain } from '../../core/geometry/domain';
import type { Trajectory } from '../../core/simulation/trajectory';
import { leftStep } from '../../core/timeline/divergence';
import type { ChartScale } from '../../core/view/chartSettings';
import { bucketsOf, placesOf, type Bucket, type Range } from './buckets';
import { readFamily, type FamilyAt } from './percentiles';
import type { QuantityReader, RowReader } from './quantity';
import type { RunAxis } from './runAxis';
import { runningMean } from './runningMean';

/**
 * Null if there is no value: not yet, no longer, or none that the axis can show. Undefined where the curve goes straight on to
 * its next value. 0 is a value on a logarithmic axis, too: the curve falls out of it.
 */
export type Column = readonly (number | null | undefined)[];

export interface Curve {
  /** The mean of the last rows, if one is asked for. */
  readonly line: Column;
  /** The values themselves, if the line is a mean. */
  readonly raw: Column | null;
  /** For a family; may exceed what an axis can show, up to infinity and below 0. */
  readonly band: { readonly low: Column; readonly high: Column } | null;
  /** What the curve is to be compared with. */
  readonly reference: Column | null;
  /** The place behind which the runner is off the map: what comes then doesn't widen the axis. */
  readonly leavesAt: number;
}

export interface ChartSeries {
  readonly places: readonly number[];
  /** In the order of the given sources. */
  readonly curves: readonly Curve[];
}

/** What a curve is made of. */
export interface CurveSource {
  /** The runner's. */
  readonly key: string;
  /** The runner's own run, and the others of its family, if they are to be drawn. */
  readonly runs: readonly Trajectory[];
  readonly valueOf: QuantityReader;
  /** Null if the run has no place on the axis. */
  readonly axisOf: (run: Trajectory) => RunAxis | null;
  /** The value of the other line at a row of the own run; null without one. */
  readonly reference: RowReader | null;
  /** The map that a runner may leave; null if its values widen the axis there, too. */
  readonly map: Domain | null;
  /** Whatever its numbers depend on beside the runs. */
  readonly of: readonly unknown[];
}

export interface ChartRequest {
  /** What is visible of the axis. */
  readonly range: Range;
  readonly axisScale: ChartScale;
  /** Subtracted from each value. */
  readonly subtract: number;
  /** Whether values below 0 are left out. */
  readonly logarithmic: boolean;
  /** Rows of the running mean; 1 for none. */
  readonly meanRows: number;
  /** Maximum number of points of a curve in sight. */
  readonly points: number;
}

export type ChartSeriesMaker = (sources: readonly CurveSource[], request: ChartRequest) => ChartSeries;

/** A run as it is read. */
interface ReadRun {
  readonly state: Trajectory['state'];
  readonly axis: RunAxis;
  readonly valueAt: RowReader;
}

/**
 * The rows with the smallest and the largest value of a bucket, in their order of occurrence; null if none has a value, undefined if
 * none of the run's rows falls into it though there are some before and behind it.
 */
type Extremes = readonly [earlier: number, later: number] | null | undefined;

/** The most that is kept of a curve. */
const keptPlaces = 100_000;

function findExtremes({ axis, valueAt }: ReadRun, { from, length }: Bucket): Extremes {
  const [first, end] = [axis.rowFrom(from), axis.rowFrom(from + length)];
  if (first >= end) return from <= axis.end && first > 0 ? undefined : null;
  let [low, high] = [-1, -1];
  let [lowest, highest] = [Infinity, -Infinity];
  for (let row = first; row < end; row += 1) {
    const value = valueAt(row);
    if (value < lowest) [low, lowest] = [row, value];
    if (value > highest) [high, highest] = [row, value];
  }
  return low < 0 || high < 0 ? null : [Math.min(low, high), Math.max(low, high)];
}

/** Keeps what was found, by a number for each thing that it is found for. */
function keeping<Thing, Found>(
  find: (thing: Thing) => Found,
  nameOf: (thing: Thing) => number,
): (thing: Thing) => Found {
  const kept = new Map<number, Found>();
  return (thing) => {
    const name = nameOf(thing);
    const before = kept.get(name);
    if (before !== undefined || kept.has(name)) return before as Found;
    if (kept.size > keptPlaces) kept.clear();
    const found = find(thing);
    kept.set(name, found);
    return found;
  };
}

/** A curve of one run. */
function lineMaker(run: ReadRun, shown: (value: number) => number | null) {
  const find = (bucket: Bucket): Extremes => findExtremes(run, bucket);
  const findLong = keeping(find, ({ from, length }) => 64 * from + Math.log2(length));
  return (buckets: readonly Bucket[]): Column => {
    const column: (number | null | undefined)[] = [];
    for (const bucket of buckets) {
      const isLong = bucket.length > 1;
      const extremes = isLong ? findLong(bucket) : find(bucket);
      if (extremes === null || extremes === undefined) {
        column.push(extremes);
        if (isLong) column.push(extremes);
        continue;
      }
      const [earlier, later] = extremes;
      column.push(shown(run.valueAt(earlier)));
      if (isLong) column.push(earlier === later ? undefined : shown(run.valueAt(later)));
    }
    return column;
  };
}

interface FamilyColumns {
  readonly line: Column;
  readonly band: NonNullable<Curve['band']>;
}

function familyMaker(runs: readonly ReadRun[], shown: (value: number) => number | null) {
  const at = keeping<number, FamilyAt | null>(readFamily(runs).at, (place) => place);
  return (places: readonly number[]): FamilyColumns => {
    const line: (number | null)[] = [];
    const low: (number | null)[] = [];
    const high: (number | null)[] = [];
    for (const place of places) {
      const found = at(place);
      line.push(found === null || found.median === Infinity ? null : shown(found.median));
      low.push(found === null || found.low === Infinity ? null : found.low);
      high.push(found === null || found.low === Infinity ? null : found.high);
    }
    return { line, band: { low, high } };
  };
}

type CurveMaker = (buckets: readonly Bucket[], places: readonly number[]) => Curve;

const nothing: CurveMaker = (_, places) => ({
  line: places.map(() => null),
  raw: null,
  band: null,
  reference: null,
  leavesAt: Infinity,
});

function curveMaker(
  { runs, valueOf, axisOf, reference, map }: CurveSource,
  { subtract, logarithmic, meanRows }: ChartRequest,
): CurveMaker {
  const shown = (value: number): number | null =>
    Number.isNaN(value) || (logarithmic && value < 0) ? null : value;
  const read = runs.flatMap((run): ReadRun[] => {
    const [valueAt, axis] = [valueOf(run), axisOf(run)];
    if (valueAt === null || axis === null) return [];
    return [{ state: run.state, axis, valueAt: subtract === 0 ? valueAt : (row) => valueAt(row) - subtract }];
  });
  const [own] = read;
  if (own === undefined || read.length < runs.length) return nothing;
  const averaged = read.map((run): ReadRun => {
    if (meanRows === 1) return run;
    const means = runningMean(run.valueAt, run.state.rows, meanRows);
    return { ...run, valueAt: (row) => means[row] ?? NaN };
  });
  const { axis } = own;
  const leavesAt = Math.max(...runs.map((run, i) => leavingPlace(run, read[i]!.axis, map)));
  const referenceOf = (places: readonly number[]): Column | null =>
    reference &&
    places.map((place) =>
      place > axis.end || axis.rowAt(place) < 0 ? null : shown(reference(axis.rowAt(place))),
    );
  if (runs.length > 1) {
    const family = familyMaker(read, shown);
    const mean = meanRows === 1 ? null : familyMaker(averaged, shown);
    return (_, places) => {
      const { line, band } = family(places);
      return {
        line: mean?.(places).line ?? line,
        raw: mean === null ? null : line,
        band,
        reference: referenceOf(places),
        leavesAt,
      };
    };
  }
  const line = lineMaker(own, shown);
  const mean = meanRows === 1 ? null : lineMaker(averaged[0]!, shown);
  return (buckets, places) => ({
    line: mean?.(buckets) ?? line(buckets),
    raw: mean === null ? null : line(buckets),
    band: null,
    reference: referenceOf(places),
    leavesAt,
  });
}

/** Where a run leaves a map for good; infinite if it doesn't. */
function leavingPlace(run: Trajectory, axis: RunAxis, map: Domain | null): number {
  const left = map && leftStep(run, map);
  return left === null ? Infinity : axis.at(left);
}

/** A curve and its inputs: while these are the same, the curve is kept. */
interface Kept {
  readonly of: readonly unknown[];
  readonly make: CurveMaker;
  readonly sight: readonly unknown[];
  readonly curve: Curve;
}

const isSameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, i) => each === b[i]);

export function createChartSeries(): ChartSeriesMaker {
  let kept = new Map<string, Kept>();
  return (sources, request) => {
    const { range, axisScale, points, subtract, logarithmic, meanRows } = request;
    const buckets = bucketsOf(range, axisScale, points);
    const places = placesOf(buckets);
    const sight = [...range, axisScale, points];
    const made = sources.map((source): [string, Kept] => {
      const of = [subtract, logarithmic, meanRows, ...source.of, ...source.runs];
      const before = kept.get(source.key);
      const isKnown = before !== undefined && isSameList(before.of, of);
      if (isKnown && isSameList(before.sight, sight)) return [source.key, before];
      const make = isKnown ? before.make : curveMaker(source, request);
      return [source.key, { of, make, sight, curve: make(buckets, places) }];
    });
    kept = new Map(made);
    return { places, curves: made.map(([, { curve }]) => curve) };
  };
}
