// The selected runner: its name, its rule's hyper-parameters, what can be added to any rule, and what there is to know
// of it.
import { ActionIcon, Group, Stack, TextInput, Tooltip } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findOptimizer, type OptimizerDefinition } from '../../core/optimizers/registry';
import { limits, type SceneLane } from '../../core/scene/scene';
import { scheduledHyperparameter, takesClipping } from '../../core/simulation/particleUpdate';
import { useApp } from '../app/appContext';
import { resetLane, setLane, usualHyperparameters } from '../state/edits';
import { HyperparameterField } from './HyperparameterField';
import { LaneAbout } from './LaneAbout';
import { LaneClipping } from './LaneClipping';
import { LaneRule } from './LaneRule';
import { LaneRuns } from './LaneRuns';
import { LaneSchedule } from './LaneSchedule';
import { LaneWeightDecay } from './LaneWeightDecay';
import './settings.css';

/** Hyper-parameters that have a section of their own. */
function hasSection({ hyperparameters }: OptimizerDefinition, name: string): boolean {
  const addedDecay = 'decoupledDecay' in hyperparameters;
  return addedDecay && (name === 'weightDecay' || name === 'decoupledDecay');
}

export function LaneDetails({ lane }: { readonly lane: SceneLane }) {
  const app = useApp();
  const { t } = useTranslation();
  const optimizer = findOptimizer(lane.id)!;
  const usual = usualHyperparameters(app.landscape(), optimizer, lane.hyperparameters);
  const own = Object.keys(optimizer.hyperparameters).filter((name) => !hasSection(optimizer, name));
  const reset = async (): Promise<void> => {
    const values = await app.suggest(optimizer);
    app.edit((scene) => resetLane(scene, lane.key, values));
  };

  return (
    <div className="laneDetailsBody">
      <Stack gap="sm">
        <Group gap="xs" wrap="nowrap">
          <LaneLabel lane={lane} placeholder={optimizer.name} />
          <Tooltip label={t('lane.resetValues')}>
            <ActionIcon size="md" aria-label={t('lane.resetValues')} onClick={() => void reset()}>
              <RotateCcw size={16} />
            </ActionIcon>
          </Tooltip>
        </Group>
        {own.map((name) => (
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
        <LaneRule optimizer={optimizer} lane={lane} />
      </Stack>
      <div className="laneSections">
        {scheduledHyperparameter(optimizer) !== null && <LaneSchedule lane={lane} />}
        {hasSection(optimizer, 'weightDecay') && (
          <LaneWeightDecay optimizer={optimizer} lane={lane} usual={usual} />
        )}
        {takesClipping(optimizer) && <LaneClipping laneKey={lane.key} clipping={lane.clipping} />}
        <LaneRuns optimizer={optimizer} laneKey={lane.key} runs={lane.runs} />
      </div>
      <LaneAbout optimizer={optimizer} />
    </div>
  );
}

interface LaneLabelProps {
  readonly lane: SceneLane;
  readonly placeholder: string;
}

/** The lane's own name. What is being typed is kept here, since the scene is told to the interface by the frame. */
function LaneLabel({ lane, placeholder }: LaneLabelProps) {
  const app = useApp();
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <TextInput
      variant="unstyled"
      className="laneTitle"
      aria-label={t('lane.rename')}
      placeholder={placeholder}
      value={draft ?? lane.label ?? ''}
      maxLength={limits.labelLength}
      onChange={(event) => {
        const label = event.currentTarget.value;
        setDraft(label);
        app.edit(
          (scene) => setLane(scene, lane.key, { label: label === '' ? null : label }),
          `label:${lane.key}`,
        );
      }}
      onBlur={() => {
        setDraft(null);
        app.scenes.endGesture();
      }}
    />
  );
}
