import { describe, expect, it } from 'vitest';
import { adam } from '../optimizers/adam';
import { sgd } from '../optimizers/sgd';
import { begunAs, branchOff, branchStep, legSettings } from './branch';
import { createSceneRunner } from './sceneRunner';

const runner = createSceneRunner(adam, {}, []);
const slow = { ...runner.hyperparameters, learningRate: 1e-4 };

describe('a branch', () => {
  const branch = { ...runner, ...branchOff(runner, 40), hyperparameters: slow };

  it('has what the runner was as its earlier leg, and its rule', () => {
    const { id, hyperparameters, schedule, clipping } = runner;
    const rule = { id, hyperparameters, schedule, clipping };
    expect(branchOff(runner, 40)).toEqual({ ...rule, before: [{ ...rule, steps: 40 }] });
    expect([runner, branch].map(branchStep)).toEqual([null, 40]);
  });

  it('off a branch goes on with the leg that is there', () => {
    const earlier = branchOff(branch, 39);
    expect(earlier).toEqual(branchOff(runner, 39));
    // Where two legs meet, with the later one.
    const at = branchOff(branch, 40);
    expect(at.hyperparameters).toEqual(slow);
    expect(at.before.map(({ steps }) => steps)).toEqual([40, 0]);
    const later = branchOff(branch, 55);
    expect(later.before.map(({ steps, hyperparameters }) => [steps, hyperparameters.learningRate])).toEqual([
      [40, runner.hyperparameters.learningRate],
      [15, 1e-4],
    ]);
  });

  it('of another optimizer begins as itself, of the same one as the leg in which it has set out', () => {
    expect(begunAs(branch).hyperparameters).toBe(runner.hyperparameters);
    const other = createSceneRunner(sgd, {}, []);
    expect(begunAs({ ...other, before: branch.before })).toMatchObject({ id: 'sgd' });
    expect(begunAs({ ...branch, before: [{ ...branch.before[0]!, steps: 0 }] })).toMatchObject({
      hyperparameters: slow,
    });
  });

  it('names its optimizers as runs do', () => {
    expect(legSettings(branch.before)).toEqual([
      {
        optimizer: 'adam',
        hyperparameters: runner.hyperparameters,
        schedule: null,
        clipping: null,
        steps: 40,
      },
    ]);
  });
});
