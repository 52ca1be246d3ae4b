// A number of an experiment: label, field and slider, within a limit.
import type { NumberRange } from '../../core/scene/numberRange';
import { within } from '../panels/LimitedField';
import { NumberSetting } from '../panels/NumberSetting';
import type { Scaled } from '../panels/sliderScale';

interface NumberSliderProps {
  readonly name: string;
  readonly label: string;
  /** LaTeX */
  readonly symbol?: string;
  readonly value: number;
  readonly usual: number;
  readonly range: NumberRange;
  /** What the slider spans, where that is less than the range. */
  readonly slider?: readonly [low: number, high: number];
  readonly scale?: Scaled['scale'];
  readonly onChange: (value: number) => void;
}

export function NumberSlider({
  name,
  label,
  symbol,
  value,
  usual,
  range,
  slider = [range.min, range.max],
  scale = 'linear',
  onChange,
}: NumberSliderProps) {
  return (
    <NumberSetting
      label={label}
      {...(symbol !== undefined && { symbol })}
      scaled={{ scale, slider, ...(range.whole === true && { whole: true }) }}
      value={value}
      usual={usual}
      check={within(label, range)}
      onChange={onChange}
      mergeKey={name}
    />
  );
}
