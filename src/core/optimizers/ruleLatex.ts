// An optimizer's update rule as LaTeX, as it runs with these hyper-parameters: its convention, its weight decay.
import type { OptimizerDescription } from './optimizer';
import type { HyperparameterValues } from '../hyperparameters/hyperparameter';

/** How a rule's LaTeX begins and ends where `defineOptimizer` can add weight decay. */
export const decayAnchors = {
  gradient: 'g_t &= \\nabla f(\\theta_t)',
  step: '\\theta_{t+1} &= \\theta_t ',
} as const;

export function ruleLatex(
  { hyperparameters, latex }: Pick<OptimizerDescription, 'hyperparameters' | 'latex'>,
  values: HyperparameterValues,
): string {
  const { convention: library, decoupledDecay } = hyperparameters;
  const chosen =
    library?.kind === 'library'
      ? library.forms.find(({ library }) => library === values.convention)
      : undefined;
  const rule = chosen?.latex ?? latex;
  if (decoupledDecay === undefined || values.weightDecay === 0) return rule;
  return values.decoupledDecay === true
    ? rule.replace(decayAnchors.step, '\\theta_{t+1} &= (1 - \\eta\\lambda)\\,\\theta_t ')
    : rule.replace(decayAnchors.gradient, `${decayAnchors.gradient} + \\lambda \\theta_t`);
}
