// The defaults of the user's own landscapes: start, race, levels and view.
import type { LandscapeDescription, RaceEntry } from './landscape';
import type { Domain } from '../geometry/domain';

/** With the optimizers' default rates: none have been tuned for this landscape. */
const race: readonly RaceEntry[] = ['sgd', 'momentum', 'nesterov', 'adagrad', 'rmsprop', 'adam'].map(
  (optimizer) => ({ optimizer, hyperparameters: {} }),
);

type Chosen = Pick<
  LandscapeDescription,
  'family' | 'source' | 'start' | 'steps' | 'seed' | 'contour' | 'heightScale' | 'view' | 'race' | 'domain'
>;

export function ownLandscape(domain: Domain): Chosen {
  const along = ([low, high]: readonly [number, number], part: number): number => low + (high - low) * part;
  return {
    family: 'few-minima',
    source: '',
    domain,
    // Off the axes and the diagonals, about which many functions are symmetric.
    start: [along(domain.x, 0.2), along(domain.y, 0.85)],
    steps: 200,
    seed: 0,
    contour: { kind: 'spread', count: 18, power: 1.6 },
    heightScale: 'linear',
    view: { elevationDegrees: 50, azimuthDegrees: -60 },
    race,
  };
}
