// What is measured of a race, where it can be told by hand, and that dead races are found out.
import { describe, expect, it } from 'vitest';
import type { RaceEntry } from '../landscapes/landscape';
import { findLandscape } from '../landscapes/registry';
import { createDefaultScene } from '../scene/defaultScene';
import type { Scene } from '../scene/scene';
import { createRaceRunners } from '../scene/sceneRunner';
import { faultsOf, headsApart, watchRace } from './watchedRace';

function sceneOf(id: string, race: readonly RaceEntry[], changes: Partial<Scene>): Scene {
  const landscape = findLandscape(id)!;
  return { ...createDefaultScene(landscape), optimizers: createRaceRunners(race), ...changes };
}

const atRates = (rates: Readonly<Record<string, number>>): RaceEntry[] =>
  Object.entries(rates).map(([optimizer, learningRate]) => ({
    optimizer,
    hyperparameters: { learningRate },
  }));

describe('a runner', () => {
  it('has a way until it arrives', () => {
    // Every step leaves 0.8 of the way to the middle of a domain that is 10 wide: 0.5 at first, 0.04 or less after 12.
    const [runner] = watchRace(sceneOf('sphere', atRates({ sgd: 0.1 }), { start: [-4, 3], steps: 100 }));
    expect(runner?.arrival).toBe(0.12);
    expect(runner?.way).toBeCloseTo(0.5 * (1 - 0.8 ** 12), 9);
    expect(runner?.goneAtQuarter).toBe(runner?.way);
    expect(runner?.longestStep).toBeCloseTo(0.1, 9);
    expect(runner?.leavesAt).toBeNull();
    expect(runner?.places[0]).toEqual([0.1, 0.8]);
  });

  it('stays where it leaves the picture', () => {
    const [runner] = watchRace(sceneOf('saddle', atRates({ sgd: 0.1 }), { start: [1, 0], steps: 40 }));
    // x grows by 1.2: beyond 5 at step 9.
    expect(runner?.arrival).toBe(9 / 40);
    expect(runner?.leavesAt).toBeCloseTo(-(1.2 ** 18), 9);
    const [x, y] = runner?.places.at(-1) ?? [];
    expect(x).toBeCloseTo(0.5 + 1.2 ** 9 / 10, 9);
    expect(y).toBe(0.5);
  });
});

describe('a race', () => {
  it('in which everything is over at once is found out', () => {
    const rates = { sgd: 0.0001, momentum: 0.005, nesterov: 0.0002, adagrad: 0.5, rmsprop: 0.05, adam: 0.5 };
    const faults = faultsOf(
      watchRace(sceneOf('rastrigin', atRates(rates), { start: [-3.4, 4], steps: 300 })),
    );
    expect(faults).toEqual([
      'arrived by 0.1: 6 runners',
      'runners elsewhere by 0.05 since the first quarter: 0.000, expected 2 or more',
      expect.stringMatching(/^moved in the last quarter: 0\.00\d, expected 0.03 or more$/),
    ]);
  });

  it('whose leader sets off late, and whose runners are always together, is found out', () => {
    const same = ['sgd', 'sgd', 'sgd', 'sgd'].map((optimizer) => ({
      optimizer,
      hyperparameters: { learningRate: 0.02 },
    }));
    // Started close to the top of the ridge: x grows by 1.04 a step.
    const runners = watchRace(sceneOf('saddle', same, { start: [0.01, 0], steps: 158 }));
    expect(headsApart(runners)).toBe(0);
    expect(faultsOf(runners)).toEqual([
      expect.stringMatching(/^gone by the leader after a quarter: 0\.00\d, expected 0\.3 or more$/),
      'between two ends, with arrivals at the same time: 0.000, expected 0.05 or more',
      'the share of frames at which two heads are apart: 0.000, expected 0.35 or more',
    ]);
  });

  it('without runners is no race', () => {
    expect(faultsOf([])).toEqual(['a race without runners']);
  });
});
