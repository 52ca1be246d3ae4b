import { describe, expect, it } from 'vitest';
import { findLandscape } from '../landscapes/registry';
import { findOptimizer } from '../optimizers/registry';
import { createDefaultScene, createSceneLane } from './defaultScene';
import { laneNames } from './laneName';
import type { SceneLane } from './scene';

const lanes = createDefaultScene(findLandscape('ravine')!).optimizers;
const adam = lanes.at(-1)!;
const namesOf = (named: readonly SceneLane[]): string[] => [...laneNames(named).values()];

/** The default race with a second Adam, like the first but for these values. */
function withTwin(values: SceneLane['hyperparameters']): SceneLane[] {
  const twin = createSceneLane(findOptimizer('adam')!, { ...adam.hyperparameters, ...values }, lanes);
  return [...lanes, twin];
}

const labelled = (labels: Readonly<Record<string, string>>): SceneLane[] =>
  lanes.map((lane) => ({ ...lane, label: labels[lane.key] ?? null }));

describe('lane names', () => {
  it('are the optimizers’ names where each is there once', () => {
    expect(namesOf(lanes)).toEqual(['SGD', 'Momentum', 'Nesterov', 'Adagrad', 'RMSProp', 'Adam']);
  });

  it('tell twins apart by what differs between them', () => {
    expect(namesOf(withTwin({ learningRate: 0.001 })).slice(-1)).toEqual(['Adam 0.001']);
    expect(namesOf(withTwin({ beta2: 0.9 })).slice(-2)).toEqual(['Adam beta2 0.999', 'Adam beta2 0.9']);
  });

  it('are never the same, whatever the runners share', () => {
    expect(namesOf(withTwin({})).slice(-2)).toEqual(['Adam', 'Adam (2)']);
    const both = namesOf(labelled({ 'sgd-1': 'mine', 'adam-1': 'mine' }));
    expect(both).toEqual(['mine', 'Momentum', 'Nesterov', 'Adagrad', 'RMSProp', 'mine (2)']);
    expect(namesOf(labelled({ 'sgd-1': '' }))[0]).toBe('SGD');
  });
});
