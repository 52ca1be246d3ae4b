// What the chart can draw of a runner.
import type { SceneRunner } from '../../core/scene/scene';
import type { Trajectory } from '../../core/simulation/trajectory';
import { runnerRate } from './runnerRate';

export const quantities = ['loss', 'gradientNorm', 'learningRate'] as const;
export type Quantity = (typeof quantities)[number];

/** Reads a quantity of a run at one of its rows. Null where the runner doesn't have it. */
export function quantityReader(
  quantity: Quantity,
  runner: SceneRunner,
): ((run: Trajectory, row: number) => number) | null {
  switch (quantity) {
    case 'loss':
      return ({ columns }, row) => columns.values[row]!;
    case 'gradientNorm':
      return ({ columns }, row) => columns.gradientNorms[row]!;
    case 'learningRate': {
      const rate = runnerRate(runner);
      return rate === null ? null : (_, row) => rate(row);
    }
  }
}
