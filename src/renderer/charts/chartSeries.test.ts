import { describe, expect, it } from 'vitest';
import { findLandscape } from '../../core/landscapes/registry';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { createTrajectoryColumns, type RunState } from '../../core/simulation/trajectory';
import type { Trajectory } from '../../core/simulation/trajectory';
import { createChartSeries, type ChartRequest, type ChartFamily } from './chartSeries';

const [sgd] = createDefaultScene(findLandscape('ravine')!).optimizers;

function run(values: readonly number[], status: RunState['status'] = 'completed', index = 0): Trajectory {
  const columns = createTrajectoryColumns(values.length);
  columns.values.set(values);
  const divergedAt = status === 'diverged' ? values.length : null;
  return { key: 'a', run: index, columns, state: { status, rows: values.length, divergedAt } };
}

function familyOf(...runs: readonly Trajectory[]): ChartFamily {
  return { runner: sgd!, runs };
}

const request: ChartRequest = { quantity: 'loss', steps: 2, above: null, points: 2000 };

describe('chart series', () => {
  it('has one point a step, and gaps where a runner has no rows', () => {
    expect(createChartSeries()([familyOf(run([3, 2, 1])), familyOf(run([5]))], request)).toEqual({
      steps: [0, 1, 2],
      curves: [
        { line: [3, 2, 1], band: null },
        { line: [5, null, null], band: null },
      ],
    });
  });

  it('leaves out what a logarithmic axis can’t show', () => {
    const { curves } = createChartSeries()([familyOf(run([3, 1, 0.5]))], { ...request, above: 1 });
    expect(curves[0]!.line).toEqual([2, null, null]);
  });

  it('thins long runs to the room there is but keeps every peak and dip', () => {
    const steps = 100_000;
    const values = Array.from({ length: steps + 1 }, () => 1);
    values[34_567] = 100;
    values[78_901] = -100;
    const series = createChartSeries()([familyOf(run(values))], { ...request, steps });
    const [curve] = series.curves;
    expect(series.steps.length).toBeLessThanOrEqual(request.points + 2);
    expect(curve!.line).toHaveLength(series.steps.length);
    expect(curve!.line).toContain(100);
    expect(curve!.line).toContain(-100);
    expect(series.steps.every((step, index) => index === 0 || step > series.steps[index - 1]!)).toBe(true);
  });

  it('draws a family as its median and a band', () => {
    const family = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((value, i) =>
      run([value, 2 * value], 'completed', i),
    );
    const { curves } = createChartSeries()([familyOf(...family)], { ...request, steps: 1 });
    expect(curves[0]).toEqual({ line: [5, 10], band: { low: [1, 2], high: [9, 18] } });
  });

  it('lets a band of runs that diverged reach up without end, and stops where most are gone', () => {
    const family = [run([1, 1, 1]), run([2, 2], 'diverged', 1), run([3], 'diverged', 2)];
    const { curves } = createChartSeries()([familyOf(...family)], request);
    expect(curves[0]!.line).toEqual([2, 2, null]);
    expect(curves[0]!.band!.high.slice(1)).toEqual([Infinity, null]);
  });

  it('reads gradient norms, and rates without looking at runs', () => {
    const one = run([1, 1, 1]);
    one.columns.gradientNorms.set([4, 5, 6]);
    const series = createChartSeries();
    expect(series([familyOf(one)], { ...request, quantity: 'gradientNorm' }).curves[0]!.line).toEqual([
      4, 5, 6,
    ]);
    const runner = { ...sgd!, hyperparameters: { ...sgd!.hyperparameters, learningRate: 0.5 } };
    const schedule = { id: 'step', stepSize: 1, gamma: 0.5, warmupSteps: 0 };
    expect(
      series([{ runner: { ...runner, schedule }, runs: [one, run([1, 1, 1], 'completed', 1)] }], {
        ...request,
        quantity: 'learningRate',
      }).curves[0],
    ).toEqual({ line: [0.5, 0.25, 0.125], band: null });
  });

  it('makes a curve anew only where its runs have changed', () => {
    const series = createChartSeries();
    const [a, b] = [familyOf(run([1, 1, 1])), { runner: { ...sgd!, key: 'b' }, runs: [run([2, 2, 2])] }];
    const first = series([a, b], request);
    const second = series([a, { ...b, runs: [run([3, 3, 3])] }], request);
    expect(second.curves[0]).toBe(first.curves[0]);
    expect(second.curves[1]).not.toBe(first.curves[1]);
  });
});
