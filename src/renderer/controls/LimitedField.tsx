// A field for a number that must lie within a limit of the scene.
import { Group, Text } from '@mantine/core';
import { invalid, type Issue } from '../../core/validation/issue';
import { describeRange, isInRange, type NumberRange } from '../../core/validation/numberRange';
import { NumberField } from './NumberField';

/** The check of a number against a limit; `name` is what the field is called where something is wrong. */
export function within(name: string, range: NumberRange) {
  return (value: number): Issue | null =>
    isInRange(value, range) ? null : invalid(name, value, describeRange(name, range));
}

interface LimitedFieldProps {
  readonly label: string;
  readonly name: string;
  readonly range: NumberRange;
  readonly value: number;
  readonly onCommit: (value: number) => void;
}

export function LimitedField({ label, name, range, value, onCommit }: LimitedFieldProps) {
  return <NumberField label={label} value={value} check={within(name, range)} onCommit={onCommit} />;
}

/** The field with its label before it, on one line. */
export function LimitedRow(props: LimitedFieldProps) {
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs">
      <Text fz="xs">{props.label}</Text>
      <div className="shortField">
        <LimitedField {...props} />
      </div>
    </Group>
  );
}
