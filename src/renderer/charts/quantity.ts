// What the chart can draw of a runner.
import type { SceneLane } from '../../core/scene/scene';
import type { RaceLane } from '../state/raceLanes';
import { laneRate } from './laneRate';

export const quantities = ['loss', 'gradientNorm', 'learningRate'] as const;
export type Quantity = (typeof quantities)[number];

/** Reads a quantity of a run at one of its rows. Null where the runner doesn't have it. */
export function quantityReader(
  quantity: Quantity,
  lane: SceneLane,
): ((run: RaceLane, row: number) => number) | null {
  switch (quantity) {
    case 'loss':
      return ({ columns }, row) => columns.values[row]!;
    case 'gradientNorm':
      return ({ columns }, row) => columns.gradientNorms[row]!;
    case 'learningRate': {
      const rate = laneRate(lane);
      return rate === null ? null : (_, row) => rate(row);
    }
  }
}
