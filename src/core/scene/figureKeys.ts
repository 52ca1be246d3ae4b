// Which runners of a scene come with the figure of their method.
import { toNumericValues } from '../hyperparameters/numericValues';
import { findOptimizer } from '../optimizers/registry';
import { figurePointsOf, figuresFit } from '../simulation/lane';
import type { Scene } from './scene';

/** Their keys: of those that have one, all but those whose figures would be larger than their share of the room. */
export function figureKeys({ optimizers, steps }: Pick<Scene, 'optimizers' | 'steps'>): ReadonlySet<string> {
  const figures = optimizers.flatMap(({ key, id, hyperparameters }) => {
    const optimizer = findOptimizer(id);
    if (optimizer === undefined) return [];
    const points = figurePointsOf({ optimizer, h: toNumericValues(optimizer, hyperparameters) });
    return points > 0 ? [{ key, points }] : [];
  });
  const drawn = figures.filter(({ points }) => figuresFit(points, steps, figures.length));
  return new Set(drawn.map(({ key }) => key));
}
