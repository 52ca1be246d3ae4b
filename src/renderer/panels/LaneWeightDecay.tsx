// The weight decay that most rules can have: how much, and whether the rule sees it.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OptimizerDescription } from '../../core/optimizers/optimizer';
import type { HyperparameterValues } from '../../core/hyperparameters/hyperparameter';
import type { SceneLane } from '../../core/scene/scene';
import { Disclosure } from '../controls/Disclosure';
import { formatSetting } from '../../core/numbers/formatNumber';
import { HyperparameterField } from './HyperparameterField';

interface LaneWeightDecayProps {
  readonly optimizer: OptimizerDescription;
  readonly lane: SceneLane;
  readonly usual: HyperparameterValues;
}

export function LaneWeightDecay({ optimizer, lane, usual }: LaneWeightDecayProps) {
  const { t } = useTranslation();
  const { weightDecay, decoupledDecay } = lane.hyperparameters;
  const decoupled = decoupledDecay === true;
  const value = formatSetting(Number(weightDecay));
  const summary = decoupled ? t('lane.decaySummaryDecoupled', { value }) : t('lane.decaySummary', { value });
  return (
    <Disclosure
      name="weightDecay"
      title={t('lane.weightDecay')}
      summary={weightDecay === 0 && !decoupled ? null : summary}
    >
      {(['weightDecay', 'decoupledDecay'] as const).map((name) => (
        <HyperparameterField
          key={name}
          owner={optimizer}
          laneKey={lane.key}
          name={name}
          value={lane.hyperparameters[name]!}
          usual={usual[name]!}
          part="rule"
        />
      ))}
      <Text fz={11} c="dimmed">
        {decoupled ? t('lane.decayDecoupled') : t('lane.decayCoupled')}
      </Text>
    </Disclosure>
  );
}
