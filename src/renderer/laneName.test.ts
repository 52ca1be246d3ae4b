import { describe, expect, it } from 'vitest';
import { findLandscape } from '../core/landscapes/registry';
import { createDefaultScene } from '../core/scene/defaultScene';
import { laneNames } from './laneName';
import { duplicateLane, setHyperparameter, setLane } from './state/edits';

const scene = createDefaultScene(findLandscape('ravine')!);
const namesOf = (changed: typeof scene): string[] => [...laneNames(changed.optimizers).values()];

describe('lane names', () => {
  it('are the optimizers’ names where each is there once', () => {
    expect(namesOf(scene)).toEqual(['SGD', 'Momentum', 'Nesterov', 'Adagrad', 'RMSProp', 'Adam']);
  });

  it('tell twins apart by what differs between them', () => {
    const twins = duplicateLane(scene, 'adam-1');
    const rates = setHyperparameter(twins, 'adam-2', 'learningRate', 0.001);
    expect(namesOf(rates).slice(-1)).toEqual(['Adam 0.001']);
    const decays = setHyperparameter(twins, 'adam-2', 'beta2', 0.9);
    expect(namesOf(decays).slice(-2)).toEqual(['Adam beta2 0.999', 'Adam beta2 0.9']);
  });

  it('are never the same, whatever the runners share', () => {
    expect(namesOf(duplicateLane(scene, 'adam-1')).slice(-2)).toEqual(['Adam', 'Adam (2)']);
    const labelled = setLane(setLane(scene, 'sgd-1', { label: 'mine' }), 'adam-1', { label: 'mine' });
    expect(namesOf(labelled)).toEqual(['mine', 'Momentum', 'Nesterov', 'Adagrad', 'RMSProp', 'mine (2)']);
    expect(namesOf(setLane(scene, 'sgd-1', { label: '' }))[0]).toBe('SGD');
  });
});
