// The selected runner: its name, its idea and rule, and every hyper-parameter.
import { ActionIcon, Group, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OptimizerDescription } from '../../core/optimizers/optimizer';
import { findOptimizer } from '../../core/optimizers/registry';
import { limits, type SceneLane } from '../../core/scene/scene';
import { useApp, useLanguage } from '../appContext';
import { setHyperparameters, setLane } from '../state/edits';
import { Formula } from './Formula';
import { HyperparameterField } from './HyperparameterField';

export function LaneDetails({ lane }: { readonly lane: SceneLane }) {
  const app = useApp();
  const { t } = useTranslation();
  const optimizer = findOptimizer(lane.id)!;

  return (
    <Stack gap="sm" p="md">
      <Group gap="xs" wrap="nowrap">
        <LaneLabel lane={lane} placeholder={optimizer.name} />
        <Tooltip label={t('lane.resetValues')}>
          <ActionIcon
            size="md"
            aria-label={t('lane.resetValues')}
            onClick={() => {
              void app
                .suggest(optimizer)
                .then((values) => app.edit((scene) => setHyperparameters(scene, lane.key, values)));
            }}
          >
            <RotateCcw size={16} />
          </ActionIcon>
        </Tooltip>
      </Group>
      {Object.entries(optimizer.hyperparameters).map(([name, definition]) => (
        <HyperparameterField
          key={name}
          optimizer={optimizer}
          laneKey={lane.key}
          name={name}
          definition={definition}
          value={lane.hyperparameters[name]!}
        />
      ))}
      <About optimizer={optimizer} />
    </Stack>
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

/** What there is to say about an optimizer. */
const About = memo(function About({ optimizer }: { readonly optimizer: OptimizerDescription }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <Text fz="xs" c="dimmed">
        {optimizer.idea[language]}
      </Text>
      <Formula latex={optimizer.latex} label={t('lane.rule')} />
      <Text fz="xs" c="dimmed">
        {optimizer.convention[language]}
      </Text>
      <Text fz={11} c="dimmed">
        {optimizer.paper}
      </Text>
    </>
  );
});
