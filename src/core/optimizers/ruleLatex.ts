// An optimizer's update rule as LaTeX, in the form for given hyper-parameters: the library and the weight decay.
import type { OptimizerDescription } from './optimizer';
import type { HyperparameterValues } from '../hyperparameters/hyperparameter';

/** The parts of a rule's LaTeX that change if `defineOptimizer` adds weight decay. */
const decayAnchors = {
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
