// Fields for some hyper-parameters of a runner's rule.
import type { OptimizerDescription } from '../../core/optimizers/optimizer';
import type { SceneRunner } from '../../core/scene/scene';
import { scheduledHyperparameter } from '../../core/simulation/particleUpdate';
import { useLandscape } from '../app/appContext';
import { initialHyperparameters } from '../state/edits';
import { HyperparameterField } from './HyperparameterField';
import { RateField } from './RateField';

interface RuleFieldsProps {
  readonly optimizer: OptimizerDescription;
  readonly runner: SceneRunner;
  readonly names: readonly string[];
}

export function RuleFields({ optimizer, runner, names }: RuleFieldsProps) {
  const initial = initialHyperparameters(useLandscape(), optimizer, runner.hyperparameters);
  const rateName = scheduledHyperparameter(optimizer);
  return names.map((name) => {
    const field = {
      owner: optimizer,
      runnerKey: runner.key,
      name,
      value: runner.hyperparameters[name]!,
      resetValue: initial[name]!,
      part: 'rule',
    } as const;
    return name === rateName ? (
      <RateField key={name} runner={runner} {...field} />
    ) : (
      <HyperparameterField key={name} {...field} />
    );
  });
}
