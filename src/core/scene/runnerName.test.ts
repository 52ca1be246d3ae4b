import { describe, expect, it } from 'vitest';
import { findLandscape } from '../landscapes/registry';
import { findOptimizer } from '../optimizers/registry';
import { createDefaultScene } from './defaultScene';
import { branchOff } from './branch';
import { createSceneRunner } from './sceneRunner';
import { runnerNames } from './runnerName';
import type { SceneRunner } from './scene';

const runners = createDefaultScene(findLandscape('ravine')!).optimizers;
const adam = runners.at(-1)!;
const namesOf = (named: readonly SceneRunner[]): string[] => [...runnerNames(named).values()];

/** The default race with a second Adam, like the first except for these values. */
function withTwin(values: SceneRunner['hyperparameters']): SceneRunner[] {
  const twin = createSceneRunner(findOptimizer('adam')!, { ...adam.hyperparameters, ...values }, runners);
  return [...runners, twin];
}

const labelled = (labels: Readonly<Record<string, string>>): SceneRunner[] =>
  runners.map((runner) => ({ ...runner, label: labels[runner.key] ?? null }));

describe('runner names', () => {
  it('are the optimizers’ names where each is there once', () => {
    expect(namesOf(runners)).toEqual(['SGD', 'Momentum', 'Nesterov', 'Adagrad', 'RMSProp', 'Adam']);
  });

  it('tell twins apart by what differs between them', () => {
    expect(namesOf(withTwin({ learningRate: 0.001 })).slice(-1)).toEqual(['Adam 0.001']);
    expect(namesOf(withTwin({ beta2: 0.9 })).slice(-2)).toEqual(['Adam beta2 0.999', 'Adam beta2 0.9']);
  });

  it('of branches have the step at which they branch off, and tell apart those at the same step', () => {
    const branches = [40, 40, 7].map((step, place) => ({
      ...adam,
      ...branchOff(adam, step),
      key: `branch-${place}`,
      ...(place === 1 && { hyperparameters: { ...adam.hyperparameters, learningRate: 0.001 } }),
    }));
    const rate = String(adam.hyperparameters.learningRate);
    expect(namesOf([...runners, ...branches]).slice(-4)).toEqual([
      'Adam',
      `Adam @40 ${rate}`,
      'Adam @40 0.001',
      'Adam @7',
    ]);
  });

  it('are never the same, whatever the runners share', () => {
    expect(namesOf(withTwin({})).slice(-2)).toEqual(['Adam', 'Adam (2)']);
    expect(namesOf(labelled({ 'sgd-1': '\u202eenim' }))[0]).toBe('enim');
    const both = namesOf(labelled({ 'sgd-1': 'mine', 'adam-1': 'mine' }));
    expect(both).toEqual(['mine', 'Momentum', 'Nesterov', 'Adagrad', 'RMSProp', 'mine (2)']);
    expect(namesOf(labelled({ 'sgd-1': '' }))[0]).toBe('SGD');
  });
});
