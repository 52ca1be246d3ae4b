// Chooses the runners of a scene whose search shapes are recorded.
import { toNumericValues } from '../hyperparameters/numericValues';
import { findOptimizer } from '../optimizers/registry';
import { shapePointsOf, shapesFit } from '../simulation/run';
import { begunAs } from './branch';
import type { Scene } from './scene';

/** Their keys: all runners with a search shape, except those whose shapes exceed their share of the memory. */
export function searchShapeKeys({
  optimizers,
  steps,
}: Pick<Scene, 'optimizers' | 'steps'>): ReadonlySet<string> {
  const shapes = optimizers.flatMap((runner) => {
    const { key, id } = runner;
    const optimizer = findOptimizer(id);
    if (optimizer === undefined) return [];
    const { hyperparameters } = begunAs(runner);
    const points = shapePointsOf({ optimizer, h: toNumericValues(optimizer, hyperparameters) });
    return points > 0 ? [{ key, points }] : [];
  });
  const drawn = shapes.filter(({ points }) => shapesFit(points, steps, shapes.length));
  return new Set(drawn.map(({ key }) => key));
}
