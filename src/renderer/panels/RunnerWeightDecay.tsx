// The weight decay that most rules can have: its strength, and whether it is decoupled from the rule.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OptimizerDescription } from '../../core/optimizers/optimizer';
import type { SceneRunner } from '../../core/scene/scene';
import { Disclosure } from '../controls/Disclosure';
import { formatSetting } from '../../core/numbers/formatNumber';
import { RuleFields } from './RuleFields';

interface RunnerWeightDecayProps {
  readonly optimizer: OptimizerDescription;
  readonly runner: SceneRunner;
}

export function RunnerWeightDecay({ optimizer, runner }: RunnerWeightDecayProps) {
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
      <RuleFields optimizer={optimizer} runner={runner} names={['weightDecay', 'decoupledDecay']} />
      <Text fz={11} c="dimmed">
        {decoupled ? t('runner.decayDecoupled') : t('runner.decayCoupled')}
      </Text>
    </Disclosure>
  );
}
