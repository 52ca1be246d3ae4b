import { describe, expect, it } from 'vitest';
import { findLandscape } from '../../core/landscapes/registry';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { runnerRate } from './runnerRate';
import { curveBox, scheduleCurve } from './scheduleCurve';

function pointsOf(line: string): [x: number, y: number][] {
  return line
    .slice(1)
    .split('L')
    .map((point) => point.split(' ').map(Number) as [number, number]);
}

describe('the curve of a schedule', () => {
  it('goes through every step of a short race, from edge to edge', () => {
    const { line, area, top } = scheduleCurve((step) => 4 - step, 4);
    expect(top).toBe(4);
    expect(pointsOf(line)).toEqual([
      [0, 0],
      [250, 25],
      [500, 50],
      [750, 75],
      [1000, 100],
    ]);
    expect(area).toBe(`${line}V100H0Z`);
  });

  it('draws no more points than a long race has room for, and keeps a wave’s height', () => {
    const { line, top } = scheduleCurve((step) => (step % 50 < 25 ? 2 : 1), 100_000);
    expect(top).toBe(2);
    const points = pointsOf(line);
    expect(points.length).toBeLessThanOrEqual(602);
    expect(points.some(([, y]) => y === 0)).toBe(true);
    expect(points.some(([, y]) => y === 50)).toBe(true);
    expect(points.every(([x], i) => i === 0 || x > points[i - 1]![0])).toBe(true);
    expect(points.at(-1)![0]).toBeGreaterThan(curveBox.width * 0.99);
  });

  it('lies along the bottom where the rate is 0', () => {
    const { line, top } = scheduleCurve(() => 0, 10);
    expect(top).toBe(1);
    expect(pointsOf(line).every(([, y]) => y === 100)).toBe(true);
  });
});

describe('a runner’s rate', () => {
  const [sgd] = createDefaultScene(findLandscape('ravine')!).optimizers;

  it('is the one set where there is no schedule', () => {
    const rate = runnerRate({ ...sgd!, hyperparameters: { ...sgd!.hyperparameters, learningRate: 0.25 } })!;
    expect([rate(0), rate(100)]).toEqual([0.25, 0.25]);
  });

  it('follows the schedule from that rate on', () => {
    const rate = runnerRate({
      ...sgd!,
      hyperparameters: { ...sgd!.hyperparameters, learningRate: 0.2 },
      schedule: { id: 'step', stepSize: 10, gamma: 0.5, warmupSteps: 0 },
    })!;
    expect([rate(0), rate(9), rate(10), rate(25)]).toEqual([0.2, 0.2, 0.1, 0.05]);
  });

  it('of a branch is that of each of its legs, whose schedule counts on for the same rule', () => {
    const schedule = { id: 'step', stepSize: 10, gamma: 0.5, warmupSteps: 0 };
    const branch = (id: string) => ({
      ...sgd!,
      id,
      hyperparameters: { learningRate: 0.8 },
      schedule,
      before: [
        { ...sgd!, id: 'nelder-mead', hyperparameters: {}, schedule: null, steps: 2 },
        { ...sgd!, hyperparameters: { ...sgd!.hyperparameters, learningRate: 0.2 }, schedule, steps: 5 },
      ],
    });
    const at = [0, 1, 2, 6, 7, 11, 12, 16, 17];
    const rates = (id: string) => at.map(runnerRate(branch(id))!);
    expect(rates('sgd')).toEqual([NaN, NaN, 0.2, 0.2, 0.8, 0.8, 0.4, 0.4, 0.4]);
    expect(rates('momentum')).toEqual([NaN, NaN, 0.2, 0.2, 0.8, 0.8, 0.8, 0.8, 0.4]);
    expect(scheduleCurve(runnerRate(branch('sgd'))!, 20)).toMatchObject({
      line: expect.stringMatching(/^M100 75L/) as unknown,
      top: 0.8,
    });
  });

  it('isn’t there for a rule without one', () => {
    expect(runnerRate({ ...sgd!, id: 'nelder-mead', hyperparameters: {} })).toBeNull();
  });
});
