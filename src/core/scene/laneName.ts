// What runners are called: their own labels, or their optimizers' names, told apart by the first hyper-parameters that
// differ where several share one.
import { findOptimizer } from '../optimizers/registry';
import type { HyperparameterValue } from '../hyperparameters/hyperparameter';
import type { SceneLane } from './scene';
import { formatSetting } from '../numbers/formatNumber';

/** The names of all lanes by key; no two are the same. */
export function laneNames(lanes: readonly SceneLane[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const lane of lanes) {
    const plain = lane.label ?? '';
    const wanted = plain === '' ? optimizerName(lane, lanes) : plain;
    let name = wanted;
    for (let number = 2; taken.has(name); number += 1) name = `${wanted} (${number})`;
    taken.add(name);
    names.set(lane.key, name);
  }
  return names;
}

/** The optimizer's name, with the hyper-parameters in which its unnamed twins differ: `Adam 0.01`, `Adam β2 0.99`. */
function optimizerName(lane: SceneLane, lanes: readonly SceneLane[]): string {
  const optimizer = findOptimizer(lane.id)!;
  const twins = lanes.filter((other) => other.id === lane.id && (other.label ?? '') === '');
  if (twins.length === 1) return optimizer.name;
  const differing = Object.keys(optimizer.hyperparameters).filter((name) =>
    twins.some((twin) => twin.hyperparameters[name] !== lane.hyperparameters[name]),
  );
  const parts = differing.map((name) => {
    const value = shortValue(lane.hyperparameters[name]!);
    return name === 'learningRate' ? value : `${name} ${value}`;
  });
  return [optimizer.name, ...parts].join(' ');
}

function shortValue(value: HyperparameterValue): string {
  return typeof value === 'number' ? formatSetting(Number(value.toPrecision(3))) : String(value);
}
