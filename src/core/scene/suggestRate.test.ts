import { describe, expect, test } from 'vitest';
import { findLandscape } from '../landscapes/registry';
import { findOptimizer } from '../optimizers/registry';
import { createLane } from '../simulation/lane';
import { createTrajectoryColumns } from '../simulation/trajectory';
import { bestRate, candidateRates, needsTrials, trialSteps, type Trial } from './suggestRate';

function tryRates(landscapeId: string, optimizer: string): number | null {
  const landscape = findLandscape(landscapeId);
  if (landscape === undefined) throw new Error(landscapeId);
  const trials = candidateRates.map((rate): Trial => {
    const columns = createTrajectoryColumns(trialSteps + 1);
    const lane = createLane({
      landscape: { id: landscapeId },
      optimizer,
      hyperparameters: { learningRate: rate },
      start: landscape.start,
      steps: trialSteps,
      stopWhenConverged: false,
    });
    lane.advance(columns, 0, trialSteps + 1);
    return { rate, columns, state: lane.state };
  });
  return bestRate(landscape, trials);
}

describe('the rate to start with', () => {
  test('comes down without leaving, far below where it would diverge', () => {
    expect(tryRates('rosenbrock', 'sgd')).toBe(0.002);
    expect(tryRates('ravine', 'momentum')).toBeGreaterThanOrEqual(0.01);
    expect(tryRates('himmelblau', 'adam')).toBeGreaterThanOrEqual(0.05);
  });

  test('is not looked for where the landscape’s own race has it', () => {
    const [ravine, adam, lbfgs] = [findLandscape('ravine')!, findOptimizer('adam')!, findOptimizer('lbfgs')!];
    expect(needsTrials(ravine, adam)).toBe(false);
    expect(needsTrials(ravine, lbfgs)).toBe(false);
    expect(needsTrials({ ...ravine, race: [] }, adam)).toBe(true);
  });

  test('is none where every run leaves', () => {
    const landscape = findLandscape('saddle')!;
    const columns = createTrajectoryColumns(2);
    columns.positions.set([0, 0, 9, 0]);
    const state = { status: 'completed', rows: 2, divergedAt: null } as const;
    expect(bestRate(landscape, [{ rate: 1, columns, state }])).toBeNull();
  });
});
