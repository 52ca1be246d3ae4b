// One hyper-parameter: a slider for its sensible range and a field for any allowed value, or a switch.
import { Group, Slider, Switch, Text, SegmentedControl } from '@mantine/core';
import { memo } from 'react';
import { validateHyperparameters } from '../../core/optimizers/hyperparameters';
import type {
  Hyperparameter,
  HyperparameterValue,
  OptimizerDescription,
} from '../../core/optimizers/optimizer';
import { useApp, useLanguage } from '../appContext';
import { setConvention, setHyperparameter } from '../state/edits';
import type { SceneIssue } from '../../core/scene/issue';
import { Formula } from './Formula';
import { formatSetting } from './formatNumber';
import { NumberField } from './NumberField';
import { positionOf, valueAt } from './sliderScale';

interface HyperparameterFieldProps {
  readonly optimizer: OptimizerDescription;
  readonly laneKey: string;
  readonly name: string;
  readonly definition: Hyperparameter;
  readonly value: HyperparameterValue;
}

const sliderSteps = 400;

const conventionNames = { pytorch: 'PyTorch', keras: 'Keras', optax: 'optax' } as const;

/** Kept while its value is the same: a moving slider renders only itself. */
export const HyperparameterField = memo(function HyperparameterField({
  optimizer,
  laneKey,
  name,
  definition,
  value,
}: HyperparameterFieldProps) {
  const app = useApp();
  const language = useLanguage();
  const label = definition.label[language];
  /** All changes of one drag are one undo entry. */
  const change = (next: HyperparameterValue, mergeKey: string | null = null): void =>
    void app.edit((scene) => setHyperparameter(scene, laneKey, name, next), mergeKey);
  const caption = (
    <Group gap={6} wrap="nowrap">
      <Text fz="xs" fw={500}>
        {label}
      </Text>
      <Text component="span" fz="xs" c="dimmed">
        {definition.kind !== 'convention' && <Formula latex={definition.symbol} inline />}
      </Text>
    </Group>
  );

  if (definition.kind === 'boolean') {
    return (
      <Group justify="space-between" wrap="nowrap">
        {caption}
        <Switch
          size="xs"
          aria-label={label}
          checked={value === true}
          onChange={(event) => change(event.currentTarget.checked)}
        />
      </Group>
    );
  }

  if (definition.kind === 'convention') {
    return (
      <div>
        {caption}
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={label}
          value={String(value)}
          onChange={(next) => app.edit((scene) => setConvention(scene, laneKey, optimizer, next))}
          data={definition.conventions.map((each) => ({
            value: each.value,
            label: conventionNames[each.value],
          }))}
        />
      </div>
    );
  }

  const number = Number(value);
  const check = (candidate: number): SceneIssue | null => {
    const checked = validateHyperparameters(optimizer, { [name]: candidate });
    return checked.ok ? null : checked.issues[0]!;
  };
  return (
    <div className="hyperparameter">
      {caption}
      <NumberField label={label} value={number} check={check} onCommit={change} />
      <Slider
        className="hyperparameterSlider"
        size="sm"
        label={null}
        thumbLabel={label}
        min={0}
        max={sliderSteps}
        step={1}
        value={Math.round(positionOf(number, definition) * sliderSteps)}
        thumbProps={{ 'aria-valuetext': formatSetting(number) }}
        onChange={(position) =>
          change(valueAt(position / sliderSteps, definition), `hyperparameter:${laneKey}:${name}`)
        }
        onChangeEnd={() => app.scenes.endGesture()}
      />
    </div>
  );
});
