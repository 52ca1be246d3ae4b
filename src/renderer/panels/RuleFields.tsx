// Fields for some hyper-parameters of a runner's rule.
import type { OptimizerDescription } from '../../core/optimizers/optimizer';
import type { SceneRunner } from '../../core/scene/scene';
import { useLandscape } from '../app/appContext';
import { initialHyperparameters } from '../state/edits';
import { HyperparameterField } from './HyperparameterField';

interface RuleFieldsProps {
  readonly optimizer: OptimizerDescription;
  readonly runner: SceneRunner;
  readonly names: readonly string[];
}

export function RuleFields({ optimizer, runner, names }: RuleFieldsProps) {
  const initial = initialHyperparameters(useLandscape(), optimizer, runner.hyperparameters);
  return names.map((name) => (
    <HyperparameterField
      key={name}
      owner={optimizer}
      runnerKey={runner.key}
      name={name}
      value={runner.hyperparameters[name]!}
      resetValue={initial[name]!}
      part="rule"
    />
  ));
}
