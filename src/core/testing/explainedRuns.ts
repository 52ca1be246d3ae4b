// Runs of the update rules whose updates are explained, in every form and with every setting moved.
import type { Explanation } from '../explanation/explanation';
import { createExplainer } from '../explanation/explainRun';
import type { Point } from '../geometry/domain';
import type { HyperparameterValues } from '../hyperparameters/hyperparameter';
import type { GraphOptimizer } from '../optimizers/define';
import { optimizers } from '../optimizers/registry';
import { checkRunSettings } from '../simulation/checkRunSettings';
import { resolveRun, type GraphRun, type RunSettings } from '../simulation/runSettings';
import { pathOf, type Vector } from './transcriptions/harness';

export const graphRules = optimizers.filter((each): each is GraphOptimizer => each.kind === 'graph');

/** The updates that are looked at. */
export const explainedUpdates: readonly number[] = [1, 2, 10, 100];

/** The forms of a rule: its own, or each library's with its defaults. */
export function formsOf({ hyperparameters }: GraphOptimizer): HyperparameterValues[] {
  const choice = Object.entries(hyperparameters).find(([, { kind }]) => kind === 'library');
  if (choice?.[1].kind !== 'library') return [{}];
  const [name, { forms }] = choice as [string, Extract<(typeof choice)[1], { kind: 'library' }>];
  return forms.map(({ defaults, library: form }) => ({ ...defaults, [name]: form }));
}

/** Values for which a rule is followed: its defaults, with a rate that is seen, and each other one moved. */
export function valuesOf({ hyperparameters }: GraphOptimizer): HyperparameterValues[] {
  const usual: HyperparameterValues = 'learningRate' in hyperparameters ? { learningRate: 0.02 } : {};
  const moved = Object.entries(hyperparameters).flatMap(([name, each]): HyperparameterValues[] => {
    if (each.kind === 'boolean') return [{ ...usual, [name]: !each.default }];
    if (each.kind !== 'number') return [];
    const [low, high] = each.slider;
    const value = low + 0.4 * (high - low);
    return [{ ...usual, [name]: each.whole === true ? Math.round(value) : value }];
  });
  const decoupled = 'decoupledDecay' in hyperparameters;
  return [usual, ...moved, ...(decoupled ? [{ ...usual, weightDecay: 0.1, decoupledDecay: true }] : [])];
}

export interface ExplainedRun {
  readonly run: GraphRun;
  /** Positions, row by row. */
  readonly path: readonly Vector[];
  /** Of each update that the run has reached. */
  readonly explanations: readonly Explanation[];
}

/** A run to the last of these updates. */
export function explainRun(
  settings: RunSettings,
  start: Point,
  updates: readonly number[] = explainedUpdates,
): ExplainedRun {
  const checked = checkRunSettings(settings);
  const run = resolveRun(checked) as GraphRun;
  const steps = Math.max(...updates);
  const path = pathOf({ ...settings, start, steps });
  const explain = createExplainer({ ...checked, start, steps, stopWhenConverged: false });
  const reached = updates.filter((update) => update < path.length);
  return { run, path, explanations: reached.map((update) => explain(update, () => true)!) };
}
