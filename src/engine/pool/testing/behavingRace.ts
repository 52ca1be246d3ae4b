// A race for the test worker of the pool whose optimizers are behaviours: 'steps', 'throw', 'hang', …
import type { RaceSpec } from '../task';

/** A run for each behaviour, all the same otherwise. */
export function behavingRace(behaviours: readonly string[], steps = 1000): RaceSpec {
  return {
    kind: 'race',
    runs: behaviours.map((optimizer) => ({
      landscape: { id: 'any' },
      optimizer,
      hyperparameters: {},
      schedule: null,
      clipping: null,
      before: [],
      noise: null,
      seed: 0,
      sequence: 0,
      start: [0, 0],
      steps,
      stopWhenConverged: false,
    })),
  };
}
