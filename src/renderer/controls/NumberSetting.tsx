// One number of a runner or of the race: a slider for its sensible range and a field for any allowed value. A double
// click on either resets the number to its default.
import { Group, Slider, Text, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Issue } from '../../core/validation/issue';
import { useApp } from '../app/appContext';
import { MathFormula } from './MathFormula';
import { formatSetting } from '../../core/numbers/formatNumber';
import { NumberField } from './NumberField';
import { notchesOf, positionOf, valueAt, type Scaled } from './sliderScale';

interface NumberSettingProps {
  readonly label: string;
  /** LaTeX of its symbol. */
  readonly symbol?: string;
  readonly scaled: Scaled;
  readonly value: number;
  /** The default, to which a double click resets it, if there is one. */
  readonly resetValue?: number;
  /** A value that is marked on the slider while it lies in its range, and what it means. */
  readonly mark?: { readonly at: number; readonly words: string };
  /** Returns the issue of a number; null if it is allowed. */
  readonly check: (value: number) => Issue | null;
  /** All changes with one merge key are one undo entry until the gesture ends. */
  readonly onChange: (value: number, mergeKey: string | null) => void;
  /** Distinguishes drags of this number from those of others. */
  readonly mergeKey: string;
}

const noMarks: never[] = [];
const markClasses = { mark: 'sliderMarkDot', markLabel: 'sliderMarkPlace', markWrapper: 'sliderMarkWay' };

export function NumberSetting({
  label,
  symbol,
  scaled,
  value,
  resetValue,
  mark,
  check,
  onChange,
  mergeKey,
}: NumberSettingProps) {
  const app = useApp();
  const { t } = useTranslation();
  const notches = notchesOf(scaled);
  const [low, high] = scaled.slider;
  const marks =
    mark === undefined || mark.at < low || mark.at > high
      ? noMarks
      : [{ value: positionOf(mark.at, scaled) * notches, label: <Mark words={mark.words} /> }];
  const restore = (): void => {
    if (resetValue !== undefined && value !== resetValue) onChange(resetValue, null);
  };
  return (
    <div className="numberSetting">
      <Tooltip
        label={resetValue !== undefined && t('runner.doubleClick', { value: formatSetting(resetValue) })}
        disabled={resetValue === undefined}
        position="top-start"
      >
        <Group gap={6} wrap="nowrap" className="settingName" onDoubleClick={restore}>
          <Text fz="xs" fw={500} lh={1.25}>
            {label}
          </Text>
          {symbol !== undefined && (
            <Text component="span" fz="xs" c="dimmed">
              <MathFormula latex={symbol} inline />
            </Text>
          )}
        </Group>
      </Tooltip>
      <NumberField
        label={label}
        value={value}
        check={check}
        onCommit={(committed) => onChange(committed, null)}
      />
      <Slider
        className="numberSettingSlider"
        classNames={markClasses}
        marks={marks}
        size="sm"
        label={null}
        thumbLabel={label}
        min={0}
        max={notches}
        step={1}
        value={Math.round(positionOf(value, scaled) * notches)}
        thumbProps={{ 'aria-valuetext': formatSetting(value) }}
        onChange={(notch) => onChange(valueAt(notch / notches, scaled), mergeKey)}
        onChangeEnd={() => app.scenes.endGesture()}
        onDoubleClick={restore}
      />
    </div>
  );
}

/** A press on it is one on the slider. */
function Mark({ words }: { readonly words: string }) {
  return (
    <Tooltip label={words} multiline maw={260} position="bottom">
      <span role="img" aria-label={words} className="sliderMark" />
    </Tooltip>
  );
}
