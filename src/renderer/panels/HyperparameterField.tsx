// One hyper-parameter: a slider for its sensible range and a field for any allowed value, or a switch.
import { Group, Slider, Switch, Text } from '@mantine/core';
import { validateHyperparameters } from '../../core/optimizers/hyperparameters';
import type {
  Hyperparameter,
  HyperparameterValue,
  OptimizerDescription,
} from '../../core/optimizers/optimizer';
import { useLanguage } from '../appContext';
import { Formula } from './Formula';
import { formatSetting } from './formatNumber';
import { NumberField } from './NumberField';
import { positionOf, valueAt } from './sliderScale';

interface HyperparameterFieldProps {
  readonly optimizer: OptimizerDescription;
  readonly name: string;
  readonly definition: Hyperparameter;
  readonly value: HyperparameterValue;
  /** `dragging` while a slider moves: those changes are one undo entry until `onDragEnd`. */
  readonly onChange: (value: HyperparameterValue, dragging: boolean) => void;
  readonly onDragEnd: () => void;
}

const sliderSteps = 400;

export function HyperparameterField({
  optimizer,
  name,
  definition,
  value,
  onChange,
  onDragEnd,
}: HyperparameterFieldProps) {
  const language = useLanguage();
  const label = definition.label[language];
  const caption = (
    <Group gap={6} wrap="nowrap">
      <Text fz="xs" fw={500}>
        {label}
      </Text>
      <Text component="span" fz="xs" c="dimmed">
        <Formula latex={definition.symbol} inline />
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
          onChange={(event) => onChange(event.currentTarget.checked, false)}
        />
      </Group>
    );
  }

  const number = Number(value);
  const check = (candidate: number): string | null => {
    const checked = validateHyperparameters(optimizer, { [name]: candidate });
    return checked.ok ? null : checked.issues[0]!.message;
  };
  return (
    <div className="hyperparameter">
      {caption}
      <NumberField label={label} value={number} check={check} onCommit={(next) => onChange(next, false)} />
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
        onChange={(position) => onChange(valueAt(position / sliderSteps, definition), true)}
        onChangeEnd={onDragEnd}
      />
    </div>
  );
}
