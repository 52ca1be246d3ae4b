// One hyper-parameter of a rule or of a schedule: a number with its slider, or a switch. The choice of library is in
// RunnerRule.
import { inLanguage } from '../../core/text/text';
import { Group, Switch, Text } from '@mantine/core';
import { memo } from 'react';
import {
  describeHyperparameterRange,
  validateHyperparameters,
} from '../../core/hyperparameters/validateHyperparameters';
import type { OptimizerDescription } from '../../core/optimizers/optimizer';
import type { HyperparameterValue } from '../../core/hyperparameters/hyperparameter';
import { invalid, type Issue } from '../../core/validation/issue';
import { useApp, useLanguage } from '../app/appContext';
import { setHyperparameter, setScheduleValue } from '../state/edits';
import { MathFormula } from '../controls/MathFormula';
import { NumberSetting } from '../controls/NumberSetting';

export interface HyperparameterFieldProps {
  /** The optimizer or schedule that the hyper-parameter belongs to. */
  readonly owner: Pick<OptimizerDescription, 'hyperparameters'>;
  readonly runnerKey: string;
  readonly name: string;
  readonly value: HyperparameterValue;
  /** The default, to which a double click resets it. */
  readonly resetValue: HyperparameterValue;
  /** Whether it belongs to the rule or to its schedule. */
  readonly part: keyof typeof writers;
  /** A value that is marked on the slider, and what it means. */
  readonly markAt?: number;
  readonly markWords?: string;
}

const writers = { rule: setHyperparameter, schedule: setScheduleValue } as const;

/** Memoized by value: a moving slider renders only itself. */
export const HyperparameterField = memo(function HyperparameterField({
  owner,
  runnerKey,
  name,
  value,
  resetValue,
  part,
  markAt,
  markWords = '',
}: HyperparameterFieldProps) {
  const app = useApp();
  const language = useLanguage();
  const definition = owner.hyperparameters[name];
  const change = (next: HyperparameterValue, mergeKey: string | null = null): void =>
    void app.edit((scene) => writers[part](scene, runnerKey, name, next), mergeKey);

  if (definition === undefined || definition.kind === 'library') return null;
  const label = inLanguage(definition.label, language);

  if (definition.kind === 'boolean') {
    return (
      <Group justify="space-between" wrap="nowrap">
        <Group gap={6} wrap="nowrap">
          <Text fz="xs" fw={500}>
            {label}
          </Text>
          <Text component="span" fz="xs" c="dimmed">
            <MathFormula latex={definition.symbol} inline />
          </Text>
        </Group>
        <Switch
          size="xs"
          aria-label={label}
          checked={value === true}
          onChange={(event) => change(event.currentTarget.checked)}
        />
      </Group>
    );
  }

  const check = (candidate: number): Issue | null => {
    const checked = validateHyperparameters(owner, { [name]: candidate });
    return checked.ok ? null : invalid(label, candidate, describeHyperparameterRange(label, definition));
  };
  return (
    <NumberSetting
      label={label}
      symbol={definition.symbol}
      scaled={definition}
      value={Number(value)}
      resetValue={Number(resetValue)}
      check={check}
      onChange={change}
      {...(markAt !== undefined && { mark: { at: markAt, words: markWords } })}
      mergeKey={`${part}:${runnerKey}:${name}`}
    />
  );
});
