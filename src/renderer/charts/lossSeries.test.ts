import { describe, expect, it } from 'vitest';
import { createTrajectoryColumns } from '../../core/simulation/trajectory';
import type { RaceLane } from '../state/raceLanes';
import { lossSeries, maxPoints } from './lossSeries';

function lane(values: readonly number[]): RaceLane {
  const columns = createTrajectoryColumns(values.length);
  columns.values.set(values);
  return { key: 'a', run: 0, columns, state: { status: 'completed', rows: values.length, divergedAt: null } };
}

describe('loss series', () => {
  it('has one point a step, and gaps where a lane has no rows', () => {
    expect(lossSeries([lane([3, 2, 1]), lane([5])], 2, null)).toEqual({
      steps: [0, 1, 2],
      losses: [
        [3, 2, 1],
        [5, null, null],
      ],
    });
  });

  it('leaves out what a logarithmic axis can’t show', () => {
    expect(lossSeries([lane([3, 1, 0.5])], 2, 1).losses).toEqual([[2, null, null]]);
  });

  it('thins long runs but keeps every peak and dip', () => {
    const steps = 100_000;
    const values = Array.from({ length: steps + 1 }, () => 1);
    values[34_567] = 100;
    values[78_901] = -100;
    const series = lossSeries([lane(values)], steps, null);
    expect(series.steps.length).toBeLessThanOrEqual(maxPoints + 2);
    expect(series.losses[0]).toHaveLength(series.steps.length);
    expect(series.losses[0]).toContain(100);
    expect(series.losses[0]).toContain(-100);
    expect(series.steps.every((step, index) => index === 0 || step > series.steps[index - 1]!)).toBe(true);
  });
});
