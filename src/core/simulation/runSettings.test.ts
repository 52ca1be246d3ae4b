// Settings that have not been checked are errors of the program, which say what is not there.
import { expect, it } from 'vitest';
import { checkRunSettings } from './checkRunSettings';
import { resolveRun } from './runSettings';

const settings = checkRunSettings({ landscape: { id: 'ravine' }, optimizer: 'adam', hyperparameters: {} });
const constant = { id: 'constant', warmupSteps: 0 };

it('completes what is left out', () => {
  expect(settings).toMatchObject({ schedule: null, clipping: null, noise: null, seed: 0, sequence: 0 });
  expect(settings.hyperparameters).toMatchObject({ beta1: 0.9, convention: 'pytorch' });
});

it('names the optimizer, the schedule or the rate that is missing', () => {
  expect(() => resolveRun({ ...settings, optimizer: 'magic' })).toThrow('There is no optimizer magic');
  expect(() => resolveRun({ ...settings, schedule: { ...constant, id: 'magic' } })).toThrow(
    'There is no schedule magic',
  );
  const without = checkRunSettings({ ...settings, optimizer: 'nelder-mead', hyperparameters: {} });
  expect(() => resolveRun({ ...without, schedule: constant })).toThrow(
    'nelder-mead: there is no learning rate to drive',
  );
  expect(() => resolveRun({ ...settings, landscape: { id: 'moon' } })).toThrow(
    /^Invalid landscape.id: "moon"/,
  );
});

it('counts a schedule’s updates from the first, which is 1', () => {
  const schedule = { id: 'step', stepSize: 2, gamma: 0.5, warmupSteps: 0 };
  const { learningRateAt } = resolveRun({
    ...settings,
    hyperparameters: { ...settings.hyperparameters, learningRate: 8 },
    schedule,
  });
  expect([1, 2, 3, 4, 5].map((update) => learningRateAt?.(update))).toEqual([8, 8, 4, 4, 2]);
  expect(resolveRun(settings).learningRateAt).toBeNull();
});

it('chooses the terms of a rule by its switches, its library and what the run asks for', () => {
  const variantOf = (changes: Partial<typeof settings>) => {
    const run = resolveRun({ ...settings, ...changes });
    return run.kind === 'graph' ? run.variant : null;
  };
  expect(variantOf({})).toEqual({
    on: { weightDecay: false, decoupledDecay: false },
    library: 'pytorch',
    scheduled: false,
    clipping: 'none',
    noise: 'none',
  });
  const hyperparameters = { ...settings.hyperparameters, weightDecay: 0.1, convention: 'keras' };
  expect(
    variantOf({
      hyperparameters,
      schedule: constant,
      clipping: { kind: 'value', limit: 2 },
      noise: { kind: 'gaussian', scale: 3 },
    }),
  ).toEqual({
    on: { weightDecay: true, decoupledDecay: false },
    library: 'keras',
    scheduled: true,
    clipping: 'value',
    noise: 'gaussian',
  });
});
