// What a runner is called: its own label, or its optimizer's name, told apart by the rate where several share it.
import { findOptimizer } from '../core/optimizers/registry';
import type { SceneLane } from '../core/scene/scene';
import { formatSetting } from './panels/formatNumber';

export function laneName(lane: SceneLane, lanes: readonly SceneLane[]): string {
  if (lane.label !== null && lane.label !== '') return lane.label;
  const name = findOptimizer(lane.id)!.name;
  const twins = lanes.filter((other) => other.id === lane.id && other.label === null);
  const rate = lane.hyperparameters['learningRate'];
  return twins.length > 1 && typeof rate === 'number'
    ? `${name} ${formatSetting(Number(rate.toPrecision(3)))}`
    : name;
}
