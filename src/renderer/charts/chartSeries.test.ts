import { describe, expect, it, vi } from 'vitest';
import type { Trajectory } from '../../core/simulation/trajectory';
import { createChartSeries, type ChartRequest, type CurveSource } from './chartSeries';
import { stepAxis, type RunAxis } from './runAxis';
import { runOf } from './testing/runOf';

function sourceOf(...runs: readonly Trajectory[]): CurveSource {
  return {
    key: 'a',
    runs,
    valueOf:
      ({ columns }) =>
      (row) =>
        columns.values[row]!,
    axisOf: stepAxis,
    reference: null,
    map: null,
    of: [],
  };
}

const request: ChartRequest = {
  range: [0, 2],
  axisScale: 'linear',
  subtract: 0,
  logarithmic: false,
  meanRows: 1,
  points: 2000,
};

const onlyLine = { raw: null, band: null, reference: null, leavesAt: Infinity };

describe('chart series', () => {
  it('have one point a step, and gaps where a runner has no rows', () => {
    expect(createChartSeries()([sourceOf(runOf([3, 2, 1])), sourceOf(runOf([5]))], request)).toEqual({
      places: [0, 1, 2, 3],
      curves: [
        { line: [3, 2, 1, null], ...onlyLine },
        { line: [5, null, null, null], ...onlyLine },
      ],
    });
  });

  it('leave out what a logarithmic axis can’t show', () => {
    const logarithmic = { ...request, subtract: 1, logarithmic: true };
    const { curves } = createChartSeries()([sourceOf(runOf([3, 1, 0.5]))], logarithmic);
    // At 0 the curve falls out of the axis; below it there is none.
    expect(curves[0]!.line).toEqual([2, 0, null, null]);
    const { curves: linear } = createChartSeries()([sourceOf(runOf([3, 1, 0.5]))], {
      ...request,
      subtract: 1,
    });
    expect(linear[0]!.line).toEqual([2, 0, -0.5, null]);
  });

  it('say where a run leaves the map for good', () => {
    const map = { x: [-1, 1], y: [-1, 1] } as const;
    const run = runOf([1, 2, 3, 4]);
    run.columns.positions.set([0, 0, 2, 0, 0, 0, 2, 0]);
    const leavesAt = (source: CurveSource) => createChartSeries()([source], request).curves[0]!.leavesAt;
    expect(leavesAt({ ...sourceOf(run), map })).toBe(3);
    expect(leavesAt(sourceOf(run))).toBe(Infinity);
    expect(leavesAt({ ...sourceOf(runOf([1, 2])), map })).toBe(Infinity);
  });

  it('have a gap where a run has no value', () => {
    const { curves } = createChartSeries()([sourceOf(runOf([NaN, 2, 1]))], request);
    expect(curves[0]!.line).toEqual([null, 2, 1, null]);
  });

  const steps = 100_000;
  const long = (change: (values: number[]) => void = () => undefined): Trajectory => {
    const values = Array.from({ length: steps + 1 }, () => 1);
    change(values);
    return runOf(values);
  };

  it.each(['linear', 'log'] as const)(
    'thin long runs on a %s axis to the room there is but keep every peak and dip',
    (axisScale) => {
      const run = long((values) => {
        values[34_567] = 100;
        values[78_901] = -100;
      });
      const range = [axisScale === 'log' ? 1 : 0, steps] as const;
      const series = createChartSeries()([sourceOf(run)], { ...request, axisScale, range });
      const [curve] = series.curves;
      expect(series.places.length).toBeLessThanOrEqual(request.points + 4);
      expect(curve!.line).toHaveLength(series.places.length);
      expect(curve!.line).toContain(100);
      expect(curve!.line).toContain(-100);
      expect(series.places.every((place, i) => i === 0 || place > series.places[i - 1]!)).toBe(true);
    },
  );

  it('show the same of what stays in sight while it is panned, and read only what is new', () => {
    const run = long((values) => values.forEach((_, i) => (values[i] = Math.sin(i * i))));
    const read = vi.fn((row: number) => run.columns.values[row]!);
    const source: CurveSource = { ...sourceOf(run), valueOf: () => read };
    const series = createChartSeries();
    const first = series([source], { ...request, range: [20_000, 60_000] });
    read.mockClear();
    const second = series([source], { ...request, range: [20_100, 60_100] });
    const at = ({ places, curves }: typeof first) =>
      new Map(places.map((place, i) => [place, curves[0]!.line[i]]));
    const [before, after] = [at(first), at(second)];
    const common = [...before.keys()].filter((place) => after.has(place));
    expect(common.length).toBeGreaterThan(1000);
    expect(common.map((place) => after.get(place))).toEqual(common.map((place) => before.get(place)));
    // Two rows for each bucket that it draws, and all of those that are new.
    expect(read.mock.calls.length).toBeLessThan(2 * request.points + 500);
  });

  it('go straight on where a run has no row, and end with it', () => {
    const each = (by: number): RunAxis => ({
      at: (row) => by * row,
      rowFrom: (x) => Math.min(3, Math.ceil(x / by)),
      rowAt: (x) => Math.min(2, Math.floor(x / by)),
      end: 2 * by,
    });
    const source: CurveSource = { ...sourceOf(runOf([8, 4, 2])), axisOf: () => each(3) };
    const wide = { ...request, range: [0, 8] } as const;
    const { curves } = createChartSeries()([source], wide);
    expect(curves[0]!.line).toEqual([8, undefined, undefined, 4, undefined, undefined, 2, null, null, null]);
    const thin = createChartSeries()([source], { ...wide, points: 4 });
    expect(thin.places).toEqual([0, 2, 4, 6, 8, 10, 12, 14]);
    expect(thin.curves[0]!.line).toEqual([8, 4, 2, undefined, null, null, null, null]);
    const nowhere = createChartSeries()([{ ...source, axisOf: () => null }], request);
    expect(nowhere.curves[0]!.line).toEqual([null, null, null, null]);
  });

  it('draw a family as its median and a band', () => {
    const family = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((value, i) =>
      runOf([value, 2 * value], 'completed', i),
    );
    const { curves } = createChartSeries()([sourceOf(...family)], { ...request, range: [0, 1] });
    expect(curves[0]).toMatchObject({
      line: [5, 10, null],
      band: { low: [1, 2, null], high: [9, 18, null] },
    });
  });

  it('let a band of runs that diverged reach up without end, and stop where most are gone', () => {
    const family = [runOf([1, 1, 1]), runOf([2, 2], 'diverged', 1), runOf([3], 'diverged', 2)];
    const { curves } = createChartSeries()([sourceOf(...family)], request);
    expect(curves[0]!.line).toEqual([2, 2, null, null]);
    expect(curves[0]!.band!.high.slice(1, 3)).toEqual([Infinity, null]);
  });

  it('draw the mean of the last rows over the values', () => {
    const smooth = { ...request, range: [0, 4], meanRows: 2 } as const;
    const { curves } = createChartSeries()([sourceOf(runOf([8, 4, 2, 0, 6]))], smooth);
    expect(curves[0]!.line).toEqual([8, 6, 3, 1, 3, null]);
    expect(curves[0]!.raw).toEqual([8, 4, 2, 0, 6, null]);
    const family = [runOf([8, 4]), runOf([0, 0], 'completed', 1), runOf([2, 6], 'completed', 2)];
    const ofFamily = createChartSeries()([sourceOf(...family)], { ...smooth, range: [0, 1] });
    expect(ofFamily.curves[0]!.line).toEqual([2, 4, null]);
    expect(ofFamily.curves[0]!.raw).toEqual([2, 4, null]);
  });

  it('have a line to compare with as long as the run goes on', () => {
    const source: CurveSource = { ...sourceOf(runOf([3, 2])), reference: (row) => 10 + row };
    expect(createChartSeries()([source], request).curves[0]!.reference).toEqual([10, 11, null, null]);
  });

  it('wait for numbers that are not there yet', () => {
    const source: CurveSource = { ...sourceOf(runOf([3, 2])), valueOf: () => null };
    expect(createChartSeries()([source], request).curves[0]).toEqual({
      line: [null, null, null, null],
      ...onlyLine,
    });
  });

  it('make a curve anew only where its runs have changed', () => {
    const series = createChartSeries();
    const [a, b] = [sourceOf(runOf([1, 1, 1])), { ...sourceOf(runOf([2, 2, 2])), key: 'b' }];
    const first = series([a, b], request);
    const second = series([a, { ...b, runs: [runOf([3, 3, 3])] }], request);
    expect(second.curves[0]).toBe(first.curves[0]);
    expect(second.curves[1]).not.toBe(first.curves[1]);
    const third = series([a, { ...b, of: [1] }], request);
    expect(third.curves[1]).not.toBe(second.curves[1]);
  });
});
