import { describe, expect, test } from 'vitest';
import { completeNeuron } from '../functions/neuron';
import type { LandscapeReference } from '../landscapes/reference';
import { findLandscape } from '../landscapes/registry';
import { resolveLandscape } from '../landscapes/resolve';
import { findOptimizer } from '../optimizers/registry';
import { createRun } from '../simulation/run';
import { createTrajectoryColumns } from '../simulation/trajectory';
import { defaultDomain } from './readLandscape';
import { bestRate, candidateRates, needsTrials, trialSteps, type Trial } from './suggestRate';

function tryRates(reference: LandscapeReference, optimizer: string): number | null {
  const found = resolveLandscape(reference);
  if (!found.ok) throw new Error(found.issues[0]?.message);
  const { landscape } = found;
  const trials = candidateRates.map((rate): Trial => {
    const columns = createTrajectoryColumns(trialSteps + 1);
    const run = createRun({
      landscape: reference,
      optimizer,
      hyperparameters: { learningRate: rate },
      start: landscape.start,
      steps: trialSteps,
      stopWhenConverged: false,
    });
    run.advance(columns, 0, trialSteps + 1);
    return { rate, columns, state: run.state };
  });
  return bestRate(landscape, trials);
}

describe('the rate to start with', () => {
  test('comes down without leaving, far below where it would diverge', () => {
    expect(tryRates({ id: 'rosenbrock' }, 'sgd')).toBe(0.002);
    expect(tryRates({ id: 'ravine' }, 'momentum')).toBeGreaterThanOrEqual(0.01);
    expect(tryRates({ id: 'himmelblau' }, 'adam')).toBeGreaterThanOrEqual(0.05);
  });

  test('comes down on a neuron’s loss, too', () => {
    const neuron = { neuron: completeNeuron({}), domain: defaultDomain };
    expect(tryRates(neuron, 'sgd')).toBeGreaterThanOrEqual(0.1);
    expect(tryRates(neuron, 'adam')).toBeGreaterThanOrEqual(0.02);
    const found = resolveLandscape(neuron);
    expect(found.ok && needsTrials(found.landscape, findOptimizer('adam')!)).toBe(true);
  });

  test('is not looked for where the landscape’s own race has it', () => {
    const [ravine, adam, lbfgs] = [findLandscape('ravine')!, findOptimizer('adam')!, findOptimizer('lbfgs')!];
    expect(needsTrials(ravine, adam)).toBe(false);
    expect(needsTrials(ravine, lbfgs)).toBe(false);
    expect(needsTrials({ ...ravine, race: [] }, adam)).toBe(true);
  });

  test('is none of a run that could not be computed to its end', () => {
    const columns = createTrajectoryColumns(2);
    columns.values.set([4, 1]);
    const trial = (status: 'completed' | 'failed') =>
      bestRate(findLandscape('sphere')!, [
        { rate: 1, columns, state: { status, rows: 2, divergedAt: null } },
      ]);
    expect([trial('completed'), trial('failed')]).toEqual([1, null]);
  });

  test('is none where every run leaves', () => {
    const landscape = findLandscape('saddle')!;
    const columns = createTrajectoryColumns(2);
    columns.positions.set([0, 0, 9, 0]);
    const state = { status: 'completed', rows: 2, divergedAt: null } as const;
    expect(bestRate(landscape, [{ rate: 1, columns, state }])).toBeNull();
  });
});
