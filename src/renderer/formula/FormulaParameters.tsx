// The sliders of a formula's parameters, each with the ends of its range.
import { Slider, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { symbolLatex } from '../../core/expression/latexNotation';
import type { FormulaParameter } from '../../core/landscapes/reference';
import { finiteNumber } from '../../core/validation/expectation';
import { invalid, type Issue } from '../../core/validation/issue';
import { MathFormula } from '../controls/MathFormula';
import { formatSetting } from '../../core/numbers/formatNumber';
import { NumberField } from '../controls/NumberField';

const sliderSteps = 400;

interface FormulaParametersProps {
  readonly parameters: Readonly<Record<string, FormulaParameter>>;
  readonly onChange: (name: string, parameter: FormulaParameter) => void;
  /** Whether the ends of the ranges can be edited, too. */
  readonly withRanges?: boolean;
  /** Called at the end of a drag. */
  readonly onChangeEnd?: () => void;
}

export function FormulaParameters({
  parameters,
  onChange,
  withRanges = false,
  onChangeEnd,
}: FormulaParametersProps) {
  return Object.entries(parameters).map(([name, parameter]) => (
    <ParameterField
      key={name}
      name={name}
      parameter={parameter}
      withRanges={withRanges}
      onChange={(changed) => onChange(name, changed)}
      {...(onChangeEnd && { onChangeEnd })}
    />
  ));
}

interface ParameterFieldProps {
  readonly name: string;
  readonly parameter: FormulaParameter;
  readonly withRanges: boolean;
  readonly onChange: (parameter: FormulaParameter) => void;
  readonly onChangeEnd?: () => void;
}

function ParameterField({ name, parameter, withRanges, onChange, onChangeEnd }: ParameterFieldProps) {
  const { t } = useTranslation();
  const { value, min, max } = parameter;
  const label = t('formula.parameter', { name });
  const bound =
    (end: 'min' | 'max') =>
    (given: number): Issue | null => {
      const sound = Number.isFinite(given) && (end === 'min' ? given < max : given > min);
      return sound ? null : invalid(end, given, end === 'min' ? `${end} < ${max}` : `${end} > ${min}`);
    };
  /** Changing the range also clamps the value. */
  const moveEnd = (change: { readonly min?: number; readonly max?: number }): void => {
    const range = { min, max, ...change };
    onChange({ ...range, value: Math.min(range.max, Math.max(range.min, value)) });
  };
  return (
    <div className="formulaParameter" data-ranges={withRanges}>
      <Text component="span" fz="sm">
        <MathFormula latex={symbolLatex(name)} inline />
      </Text>
      <NumberField
        label={label}
        value={value}
        check={(given) => (Number.isFinite(given) ? null : invalid(name, given, finiteNumber))}
        onCommit={(given) => onChange({ value: given, min: Math.min(min, given), max: Math.max(max, given) })}
      />
      {withRanges && (
        <NumberField
          label={t('formula.lowest', { name })}
          value={min}
          check={bound('min')}
          onCommit={(given) => moveEnd({ min: given })}
        />
      )}
      <Slider
        size="sm"
        label={null}
        thumbLabel={label}
        min={0}
        max={sliderSteps}
        step={1}
        value={Math.round(((value - min) / (max - min)) * sliderSteps)}
        thumbProps={{ 'aria-valuetext': formatSetting(value) }}
        onChange={(position) => {
          const given = min + ((max - min) * position) / sliderSteps;
          onChange({ min, max, value: Number(given.toPrecision(6)) });
        }}
        onChangeEnd={() => onChangeEnd?.()}
      />
      {withRanges && (
        <NumberField
          label={t('formula.highest', { name })}
          value={max}
          check={bound('max')}
          onCommit={(given) => moveEnd({ max: given })}
        />
      )}
    </div>
  );
}
