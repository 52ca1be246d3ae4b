// The default races: fair to their runners, and worth watching, as docs/numerics.md has it.
import { describe, expect, test } from 'vitest';
import { createDefaultScene } from '../scene/defaultScene';
import { endsWell, fairRates } from '../testing/raceRates';
import { faultsOf, watchRace } from '../testing/watchedRace';
import { landscapes } from './registry';

describe('default races', () => {
  for (const landscape of landscapes) {
    test(`${landscape.id} is worth watching`, () => {
      const runners = watchRace(createDefaultScene(landscape));
      expect(faultsOf(runners)).toEqual([]);
      for (const runner of runners) expect(endsWell(landscape, runner)).toBe(true);
    });

    test(`${landscape.id} is fair`, () => {
      const scene = createDefaultScene(landscape);
      for (const runner of scene.optimizers) {
        const rate = runner.hyperparameters.learningRate;
        if (rate !== undefined) expect(fairRates(landscape, scene, runner)).toContain(rate);
      }
    });
  }
});
