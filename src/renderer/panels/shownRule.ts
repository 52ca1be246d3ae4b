// A runner's rule as shown: in its form, with its clipping and its schedule, and the definitions of these.
import { ruleLatex } from '../../core/optimizers/ruleLatex';
import type { OptimizerDescription } from '../../core/optimizers/optimizer';
import type { SceneRunner } from '../../core/scene/scene';
import { findSchedule } from '../../core/schedules/registry';
import type { Clipping } from '../../core/simulation/runSettings';

export interface ShownRule {
  /** LaTeX of the rule. */
  readonly rule: string;
  /** LaTeX of the definitions: the clipping, the rate of a step. */
  readonly terms: readonly string[];
}

/** ∇f with its argument, which may contain brackets. */
const gradients = /\\nabla f\((?:[^()]|\([^()]*\))*\)/g;

const clippings: Readonly<Record<Clipping['kind'], string>> = {
  value: '\\operatorname{clip}(g) = \\max(-c, \\min(c, g))',
  norm: '\\operatorname{clip}(g) = \\min\\left(1, \\frac{c}{\\lVert g \\rVert + 10^{-6}}\\right) g',
};

export function shownRule(
  optimizer: Pick<OptimizerDescription, 'hyperparameters' | 'latex'>,
  { hyperparameters, clipping, schedule }: Pick<SceneRunner, 'hyperparameters' | 'clipping' | 'schedule'>,
): ShownRule {
  let rule = ruleLatex(optimizer, hyperparameters);
  const terms: string[] = [];
  if (clipping !== null) {
    rule = rule.replace(gradients, (gradient) => `\\operatorname{clip}(${gradient})`);
    terms.push(clippings[clipping.kind]);
  }
  const definition = schedule === null ? undefined : findSchedule(schedule.id);
  if (definition !== undefined) {
    // Some rules already have an η_t.
    const rate = rule.includes('\\eta_t') ? '\\bar\\eta_t' : '\\eta_t';
    rule = rule.replace(/\\eta(?![a-zA-Z_])/g, () => rate);
    // A schedule counts updates from 0, a rule its steps from 1.
    terms.push(
      definition.latex
        .replace('\\eta_k &=', () => `${rate} &=`)
        .replace(' \\end{aligned}', () => ', \\quad k = t - 1 \\end{aligned}'),
    );
  }
  return { rule, terms };
}
