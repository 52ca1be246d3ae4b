import { describe, expect, it } from 'vitest';
import { findLandscape } from '../landscapes/registry';
import { findOptimizer } from '../optimizers/registry';
import { createDefaultScene } from './defaultScene';
import { branchOff } from './branch';
import { createSceneRunner } from './sceneRunner';
import { cutName, nameEnds, runnerNames } from './runnerName';
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
    expect(namesOf(withTwin({ beta2: 0.9 })).slice(-2)).toEqual(['Adam β₂=0.999', 'Adam β₂=0.9']);
  });

  it('tell apart switches and libraries, too', () => {
    expect(namesOf(withTwin({ decoupledDecay: true })).slice(-2)).toEqual(['Adam d=0', 'Adam d=1']);
    expect(namesOf(withTwin({ convention: 'keras' })).slice(-2)).toEqual(['Adam PyTorch', 'Adam Keras']);
  });

  it('end with what tells them apart from those that begin alike', () => {
    const endsOf = (...names: string[]): string[] => [
      ...nameEnds(new Map(names.map((name, place) => [String(place), name]))).values(),
    ];
    expect(endsOf('Momentum 0.002', 'Momentum 0.02', 'Adam')).toEqual(['0.002', '0.02', '']);
    expect(endsOf('Adam', 'Adam @40 0.1', 'Adam @40 0.2', 'Adamax')).toEqual(['', '@40 0.1', '@40 0.2', '']);
    expect(endsOf('SGD 1 μ=2', 'SGD 1 μ=3', 'SGD 2 μ=3')).toEqual(['1 μ=2', '1 μ=3', '2 μ=3']);
    expect(endsOf('one')).toEqual(['']);
  });

  it('are cut where they begin alike, and at their ends only where there is no other way', () => {
    const cut = (width: number, name = 'Momentum μ=0.9', end = 'μ=0.9'): string =>
      cutName(name, end, width, (text) => text.length);
    expect(cut(14)).toBe('Momentum μ=0.9');
    expect(cut(13)).toBe('Momentu…μ=0.9');
    expect(cut(6)).toBe('…μ=0.9');
    expect(cut(5)).toBe('…μ=0…');
    expect(cut(13, 'Momentum μ=0.9', '')).toBe('Momentum μ=0…');
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
