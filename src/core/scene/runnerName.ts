// The names of runners: their own labels, or their optimizers' names; if several share one, with the hyper-parameters in
// which they differ.
import { findOptimizer } from '../optimizers/registry';
import {
  libraryNames,
  type Hyperparameter,
  type HyperparameterValue,
  type LibraryForm,
} from '../hyperparameters/hyperparameter';
import { plainSymbol } from '../hyperparameters/plainSymbol';
import { branchStep } from './branch';
import type { SceneRunner } from './scene';
import { formatSetting } from '../numbers/formatNumber';
import { plainName } from '../text/plainName';
import { shortened, type MeasureWidth } from '../text/wrapText';

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
 * The optimizer's name and the values in which its unlabelled runners differ, by the symbols that their formula has: `Adam 0.01`,
 * `Adam β₂=0.99`. A branch has the step at which it branches off, and differs only from others at that step: `Adam @40`.
 */
function optimizerName(runner: SceneRunner, runners: readonly SceneRunner[]): string {
  const step = branchStep(runner);
  const twins = runners.filter(
    (other) => other.id === runner.id && (other.label ?? '') === '' && branchStep(other) === step,
  );
  const parts = Object.entries(findOptimizer(runner.id)!.hyperparameters)
    .filter(([name]) => twins.some((twin) => twin.hyperparameters[name] !== runner.hyperparameters[name]))
    .map(([name, declared]) => settingInWords(name, declared, runner.hyperparameters[name]!));
  return [plainRunnerName(runner), ...parts].join(' ');
}

function settingInWords(name: string, declared: Hyperparameter, value: HyperparameterValue): string {
  switch (declared.kind) {
    case 'library':
      return libraryNames[value as LibraryForm['library']];
    case 'boolean':
      return `${plainSymbol(declared.symbol)}=${value === true ? 1 : 0}`;
    case 'number': {
      const short = formatSetting(Number(Number(value).toPrecision(3)));
      return name === 'learningRate' ? short : `${plainSymbol(declared.symbol)}=${short}`;
    }
  }
}

/**
 * The end of each name that tells it apart from others which begin with the same words; empty where none does. Where there is no
 * room for all of a name, what stands before is cut.
 */
export function nameEnds(names: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const all = [...names.values()];
  const endOf = (name: string): string => {
    const cuts = all
      .filter((other) => other !== name)
      .map((other) => name.lastIndexOf(' ', lengthInCommon(name, other)) + 1)
      .filter((cut) => cut > 0);
    return cuts.length === 0 ? '' : name.slice(Math.min(...cuts));
  };
  return new Map([...names].map(([key, name]) => [key, endOf(name)]));
}

/**
 * A name in no more than `width`: its beginning is cut, so that its `end`, of `nameEnds`, stays; where not even that has room,
 * it is cut, too.
 */
export function cutName(name: string, end: string, width: number, measure: MeasureWidth): string {
  if (end === '' || measure(name) <= width) return shortened(name, width, measure);
  const beginning = name.slice(0, name.length - end.length);
  const cut = shortened(beginning, width - measure(end), measure);
  return shortened(`${cut}${end}`, width, measure);
}

function lengthInCommon(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
