// The rule of tuning: which rates are tried of whom, and which one is chosen.
import { describe, expect, it } from 'vitest';
import { defaultHyperparameters } from '../hyperparameters/validateHyperparameters';
import { findOptimizer, optimizers } from '../optimizers/registry';
import { createSceneRunner } from '../scene/sceneRunner';
import type { SceneRunner } from '../scene/scene';
import { schedules, validateSchedule } from '../schedules/registry';
import { checkRunSettings } from '../simulation/checkRunSettings';
import { resolveRun } from '../simulation/runSettings';
import { atRate, bestTry, lossOfTry, ratesFor, tunedRateOf, tuningRates } from './tuning';

const runnerOf = (id: string, changes: Partial<SceneRunner> = {}): SceneRunner => ({
  ...createSceneRunner(findOptimizer(id)!, {}, []),
  ...changes,
});

describe('the rates', () => {
  it('are 25 from 1e-5 to 10, each 10^(1/4) of the one before', () => {
    expect(tuningRates).toHaveLength(25);
    expect(tuningRates.slice(0, 5)).toEqual([1e-5, 1.78e-5, 3.16e-5, 5.62e-5, 1e-4]);
    expect(tuningRates.at(-1)).toBe(10);
    tuningRates.slice(1).forEach((rate, index) => {
      expect(rate / tuningRates[index]!).toBeCloseTo(10 ** 0.25, 1);
    });
  });

  it('are the same for all that have one, and none for the others', () => {
    for (const { id, hyperparameters } of optimizers) {
      expect(ratesFor({ id }), id).toEqual('learningRate' in hyperparameters ? tuningRates : []);
    }
    expect(['nelder-mead', 'cma-es', 'polyak-sgd'].map((id) => tunedRateOf(runnerOf(id)))).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('are the base rate of a runner with a schedule, so that its rates grow with it', () => {
    for (const schedule of schedules) {
      const values = { ...defaultHyperparameters(schedule), id: schedule.id };
      const runner = runnerOf('adam', { schedule: values, hyperparameters: { learningRate: 0.1 } });
      const firstRate = (each: SceneRunner): number => {
        const settings = { optimizer: each.id, hyperparameters: each.hyperparameters };
        const landscape = { id: 'ravine' };
        expect(validateSchedule(each.schedule!).ok, schedule.id).toBe(true);
        return resolveRun(checkRunSettings({ ...settings, landscape, schedule: each.schedule }))
          .learningRateAt!(3);
      };
      const rate = tunedRateOf(runner)!;
      expect(firstRate(atRate(runner, 2 * rate)), schedule.id).toBeGreaterThan(1.9 * firstRate(runner));
      expect(tunedRateOf(atRate(runner, 2 * rate)), schedule.id).toBe(2 * rate);
    }
  });

  it('of a schedule with rates of its own keep their ratio, and change nothing else', () => {
    const schedule = { id: 'triangular', minimum: 0.002, maximum: 0.01, stepUp: 7, warmupSteps: 3 };
    const runner = runnerOf('sgd', { schedule });
    expect(atRate(runner, 0.316)).toEqual({
      ...runner,
      schedule: { ...schedule, maximum: 0.316, minimum: 0.0632 },
    });
    const level = runnerOf('sgd', { schedule: { ...schedule, minimum: 0, maximum: 0 } });
    expect(atRate(level, 0.1).schedule).toMatchObject({ maximum: 0.1, minimum: 0 });
  });
});

describe('the choice', () => {
  it('is the lowest loss at the end, whatever order they were tried in', () => {
    const tries = [
      { rate: 0.1, loss: 3 },
      { rate: 1, loss: -1 },
      { rate: 10, loss: Infinity },
      { rate: 0.01, loss: 2 },
    ];
    expect(bestTry(tries)).toEqual({ rate: 1, loss: -1 });
  });

  it('is the smallest rate of equal ones', () => {
    expect(bestTry([1, 0.1, 0.5].map((rate) => ({ rate, loss: 0 })))?.rate).toBe(0.1);
  });

  it('is none where all diverge or nothing was tried', () => {
    expect(bestTry([{ rate: 1, loss: Infinity }])).toBeNull();
    expect(bestTry([{ rate: 1, loss: NaN }])).toBeNull();
    expect(bestTry([])).toBeNull();
  });

  it('goes by a family’s median, in which runs that diverge are worst', () => {
    expect(lossOfTry([4])).toBe(4);
    expect(lossOfTry([9, 1, 2])).toBe(2);
    expect(lossOfTry([Infinity, 1, 2])).toBe(2);
    expect(lossOfTry([Infinity, 1])).toBe(Infinity);
    expect(lossOfTry([Infinity, Infinity, 1])).toBe(Infinity);
  });
});
