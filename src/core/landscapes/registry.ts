// All landscapes, in the order of the picker.
import type { LandscapeDefinition } from './define';
import { himmelblau } from './himmelblau';
import { ravine } from './ravine';
import { rosenbrock } from './rosenbrock';
import { saddle } from './saddle';
import { sincValley } from './sincValley';
import { tanhBowl } from './tanhBowl';

export const landscapes: readonly LandscapeDefinition[] = [
  saddle,
  tanhBowl,
  sincValley,
  ravine,
  rosenbrock,
  himmelblau,
];

const byId = new Map(landscapes.map((landscape) => [landscape.id, landscape]));

export function findLandscape(id: string): LandscapeDefinition | undefined {
  return byId.get(id);
}

export type { LandscapeDefinition };
