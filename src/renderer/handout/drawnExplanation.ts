// What is told of an update on paper: the same as in the Step view, in the handout's language.
import type { Curvature } from '../../core/explanation/curvature';
import type { Explanation } from '../../core/explanation/explanation';
import type { RuleRow } from '../../core/explanation/ruleRows';
import { shownRows } from '../../core/explanation/shownRows';
import { explanationInWords } from '../../core/explanation/words';
import { axisSymbols, type AxisSymbols } from '../../core/landscapes/reference';
import { formatMeasure } from '../../core/numbers/formatNumber';
import { findOptimizer } from '../../core/optimizers/registry';
import { branchOff } from '../../core/scene/branch';
import { runnerNames } from '../../core/scene/runnerName';
import type { Scene, SceneRunner } from '../../core/scene/scene';
import { startOf } from '../../core/scene/starts';
import { sentencesIn } from '../../core/text/text';
import { wayIn } from '../step/wayIn';
import type { HandoutWords } from './handoutWords';

export interface DrawnExplanation {
  readonly runner: SceneRunner;
  readonly name: string;
  readonly step: number;
  readonly sentences: string;
  /** The rule's rows with their numbers; none of a method, which has no rule. */
  readonly rows: readonly RuleRow[];
  readonly axes: AxisSymbols;
  /** The term that stands out; null for none. */
  readonly lit: string | null;
  readonly curvature: Curvature;
}

export function drawnExplanation(
  scene: Scene,
  runner: SceneRunner,
  explanation: Explanation,
  lit: string | null,
  words: HandoutWords,
): DrawnExplanation {
  const { optimizer: id, step, curvature } = explanation;
  const optimizer = findOptimizer(id);
  const axes = axisSymbols(scene.landscape);
  const name = runnerNames(scene.optimizers).get(runner.key) ?? runner.key;
  const rows =
    optimizer?.kind === 'graph'
      ? shownRows(optimizer, branchOff(runner, step - 1).hyperparameters, startOf(scene, runner), explanation)
      : [];
  const sentences = sentencesIn(explanationInWords(explanation, { name, ...axes }), words.language);
  return { runner, name, step, sentences, rows, axes, lit, curvature };
}

/** The shape of f where the update begins, and its curvatures. */
export function curvatureNumbers(
  { definiteness, directions, eigenvalues: [high, low] }: Curvature,
  axes: AxisSymbols,
  words: HandoutWords,
): string {
  const [up, down] = directions.map((direction) => wayIn(direction, axes));
  const shape = words(`step.shapes.${definiteness}`, { up, down });
  return `${shape} λ₁ = ${formatMeasure(high)}, λ₂ = ${formatMeasure(low)}`;
}
