// The weight decay that most rules can have: its strength, and whether it is decoupled from the rule.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OptimizerDescription } from '../../core/optimizers/optimizer';
import type { HyperparameterValues } from '../../core/hyperparameters/hyperparameter';
import type { SceneRunner } from '../../core/scene/scene';
import { Disclosure } from '../controls/Disclosure';
import { formatSetting } from '../../core/numbers/formatNumber';
import { HyperparameterField } from './HyperparameterField';

interface RunnerWeightDecayProps {
  readonly optimizer: OptimizerDescription;
  readonly runner: SceneRunner;
  readonly initial: HyperparameterValues;
}

export function RunnerWeightDecay({ optimizer, runner, initial }: RunnerWeightDecayProps) {
  const { t } = useTranslation();
  const { weightDecay, decoupledDecay } = runner.hyperparameters;
  const decoupled = decoupledDecay === true;
  const value = formatSetting(Number(weightDecay));
  const summary = decoupled
    ? t('runner.decaySummaryDecoupled', { value })
    : t('runner.decaySummary', { value });
  return (
    <Disclosure
      name="weightDecay"
      title={t('runner.weightDecay')}
      summary={weightDecay === 0 && !decoupled ? null : summary}
    >
      {(['weightDecay', 'decoupledDecay'] as const).map((name) => (
        <HyperparameterField
          key={name}
          owner={optimizer}
          runnerKey={runner.key}
          name={name}
          value={runner.hyperparameters[name]!}
          resetValue={initial[name]!}
          part="rule"
        />
      ))}
      <Text fz={11} c="dimmed">
        {decoupled ? t('runner.decayDecoupled') : t('runner.decayCoupled')}
      </Text>
    </Disclosure>
  );
}
