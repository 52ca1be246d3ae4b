// A field for a number with one of the scene's limits.
import { Text } from '@mantine/core';
import { invalid, type Issue } from '../../core/validation/issue';
import { describeRange, isInRange, type NumberRange } from '../../core/validation/numberRange';
import { NumberField } from './NumberField';

/** Checks a number against a limit; `name` is the field's name in issues. */
export function within(name: string, range: NumberRange) {
  return (value: number): Issue | null =>
    isInRange(value, range) ? null : invalid(name, value, describeRange(name, range));
}

interface LimitedFieldProps {
  readonly label: string;
  /** The field's name in issues, if its label says more than needed beside it. */
  readonly name?: string;
  readonly range: NumberRange;
  readonly value: number;
  readonly onCommit: (value: number) => void;
}

export function LimitedField({ label, name = label, range, value, onCommit }: LimitedFieldProps) {
  return <NumberField label={label} value={value} check={within(name, range)} onCommit={onCommit} />;
}

/** The field on one line, after its label. */
export function LimitedRow(props: LimitedFieldProps) {
  return (
    <div className="numberSetting">
      <Text fz="xs">{props.label}</Text>
      <LimitedField {...props} />
    </div>
  );
}
