// The inputs of the Softmax, one slider per class, and its outputs as bars beside them.
import { ActionIcon, Group, Slider, Text, Tooltip } from '@mantine/core';
import { Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMeasure, formatSetting } from '../../core/numbers/formatNumber';
import { useSetting } from '../app/appContext';
import { MathFormula } from '../controls/MathFormula';
import { within } from '../controls/LimitedField';
import { NumberField } from '../controls/NumberField';
import { experimentLimits, setClasses } from '../../core/view/functionSettings';
import { useEditFunctions } from './useFunctions';

interface LogitSlidersProps {
  /** The probability of each class. */
  readonly outputs: readonly number[];
  /** Additional content at the end of a class's row. */
  readonly extra?: (index: number) => ReactNode;
  /** Title above the additional content. */
  readonly extraTitle?: string;
}

const sliderEnd = 5;
const sliderStep = 0.05;

export function LogitSliders({ outputs, extra, extraTitle }: LogitSlidersProps) {
  const { t } = useTranslation();
  const edit = useEditFunctions();
  const { logits } = useSetting('functions');
  const set = (index: number, value: number): void =>
    edit((settings) => ({ ...settings, logits: settings.logits.with(index, value) }));
  const { min, max } = experimentLimits.classes;
  const resize = (count: number): void => edit((settings) => setClasses(settings, count));
  return (
    <div className="logits" data-extra={extra !== undefined}>
      <div className="logitsHead">
        <Group gap={4} wrap="nowrap">
          <Text fz="xs" fw={600}>
            {t('functions.softmax.inputs')}
          </Text>
          <Tooltip label={t('functions.softmax.fewer')}>
            <ActionIcon
              size="sm"
              aria-label={t('functions.softmax.fewer')}
              disabled={logits.length <= min}
              onClick={() => resize(logits.length - 1)}
            >
              <Minus size={14} />
            </ActionIcon>
          </Tooltip>
          <Text fz="xs" className="number">
            {logits.length}
          </Text>
          <Tooltip label={t('functions.softmax.more')}>
            <ActionIcon
              size="sm"
              aria-label={t('functions.softmax.more')}
              disabled={logits.length >= max}
              onClick={() => resize(logits.length + 1)}
            >
              <Plus size={14} />
            </ActionIcon>
          </Tooltip>
        </Group>
        <Text fz="xs" fw={600}>
          {t('functions.softmax.outputs')}
        </Text>
        {extraTitle !== undefined && (
          <Text fz="xs" fw={600}>
            {extraTitle}
          </Text>
        )}
      </div>
      {logits.map((logit, index) => {
        const label = t('functions.softmax.input', { index: index + 1 });
        const output = outputs[index] ?? NaN;
        return (
          <div key={index} className="logitRow">
            <MathFormula latex={`x_{${index + 1}}`} label={label} inline />
            <Slider
              size="sm"
              label={null}
              thumbLabel={label}
              min={-sliderEnd}
              max={sliderEnd}
              step={sliderStep}
              value={Math.min(sliderEnd, Math.max(-sliderEnd, logit))}
              thumbProps={{ 'aria-valuetext': formatSetting(logit) }}
              onChange={(value) => set(index, Number(value.toFixed(2)))}
            />
            <NumberField
              label={label}
              value={logit}
              check={within(label, experimentLimits.logit)}
              onCommit={(value) => set(index, value)}
            />
            <MathFormula latex={`y_{${index + 1}}`} inline />
            <div className="outputBar">
              <div className="outputFill" style={{ transform: `scaleX(${output})` }} />
            </div>
            <span className="number">{formatMeasure(output)}</span>
            {extra?.(index)}
          </div>
        );
      })}
    </div>
  );
}
