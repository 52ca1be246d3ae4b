// The names of runners: their own labels, or their optimizers' names; if several share one, with the hyper-parameters in
// which they differ.
import { findOptimizer } from '../optimizers/registry';
import type { HyperparameterValue } from '../hyperparameters/hyperparameter';
import { branchStep } from './branch';
import type { SceneRunner } from './scene';
import { formatSetting } from '../numbers/formatNumber';
import { plainName } from '../text/plainName';

/** The names of all runners by key; no two are the same. */
export function runnerNames(runners: readonly SceneRunner[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const runner of runners) {
    const plain = plainName(runner.label ?? '');
    const wanted = plain === '' ? optimizerName(runner, runners) : plain;
    let name = wanted;
    for (let number = 2; taken.has(name); number += 1) name = `${wanted} (${number})`;
    taken.add(name);
    names.set(runner.key, name);
  }
  return names;
}

/** The name of a runner without a label that no other has to be told apart from. */
export function plainRunnerName(runner: Pick<SceneRunner, 'id' | 'before'>): string {
  const { name } = findOptimizer(runner.id)!;
  const step = branchStep(runner);
  return step === null ? name : `${name} @${step}`;
}

/**
 * The optimizer's name and the values in which its unlabelled runners differ: `Adam 0.01`, `Adam beta2 0.99`. A branch has the
 * step at which it branches off, and differs only from others at that step: `Adam @40`.
 */
function optimizerName(runner: SceneRunner, runners: readonly SceneRunner[]): string {
  const optimizer = findOptimizer(runner.id)!;
  const step = branchStep(runner);
  const name = plainRunnerName(runner);
  const twins = runners.filter(
    (other) => other.id === runner.id && (other.label ?? '') === '' && branchStep(other) === step,
  );
  if (twins.length === 1) return name;
  const differing = Object.keys(optimizer.hyperparameters).filter((name) =>
    twins.some((twin) => twin.hyperparameters[name] !== runner.hyperparameters[name]),
  );
  const parts = differing.map((name) => {
    const value = shortValue(runner.hyperparameters[name]!);
    return name === 'learningRate' ? value : `${name} ${value}`;
  });
  return [name, ...parts].join(' ');
}

function shortValue(value: HyperparameterValue): string {
  return typeof value === 'number' ? formatSetting(Number(value.toPrecision(3))) : String(value);
}
