// Which runners of a scene come with the search shape of their method.
import { toNumericValues } from '../hyperparameters/numericValues';
import { findOptimizer } from '../optimizers/registry';
import { shapePointsOf, shapesFit } from '../simulation/run';
import type { Scene } from './scene';

/** Their keys: of those that have one, all but those whose search shapes would be larger than their share of the room. */
export function searchShapeKeys({
  optimizers,
  steps,
}: Pick<Scene, 'optimizers' | 'steps'>): ReadonlySet<string> {
  const shapes = optimizers.flatMap(({ key, id, hyperparameters }) => {
    const optimizer = findOptimizer(id);
    if (optimizer === undefined) return [];
    const points = shapePointsOf({ optimizer, h: toNumericValues(optimizer, hyperparameters) });
    return points > 0 ? [{ key, points }] : [];
  });
  const drawn = shapes.filter(({ points }) => shapesFit(points, steps, shapes.length));
  return new Set(drawn.map(({ key }) => key));
}
