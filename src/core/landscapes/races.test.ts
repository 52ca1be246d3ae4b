// The default races are those that the rule of docs/numerics.md chooses.
import { describe, expect, test } from 'vitest';
import { chooseRates } from '../testing/raceRates';
import { landscapes } from './registry';

describe('default races', () => {
  for (const landscape of landscapes) {
    test(landscape.id, () => {
      const { chosen, apart } = chooseRates(landscape);
      expect(landscape.race).toEqual(
        chosen.map(({ optimizer, rate }) => ({ optimizer, hyperparameters: { learningRate: rate } })),
      );
      // Any two heads are visibly apart for at least two fifths of the race, on average.
      expect(apart).toBeGreaterThan(0.4);
    });
  }
});
