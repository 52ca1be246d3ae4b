// What a chart shows, and on which scale.
import { ActionIcon, Select, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatMeasure } from '../../core/numbers/formatNumber';
import { useApp, useLandscape, useSetting, useWindow } from '../app/appContext';
import { chartQuantities, removeChart, setChart, type ShownChart } from '../../core/view/chartSettings';
import { quantityDefinitions } from './quantity';
import { isFamily, useChart, useQuantityWords } from './useChart';

/** Of the chart of that number; one of several can be removed. */
export function ChartHeader({ index }: { readonly index: number }) {
  const app = useApp();
  const { t } = useTranslation();
  const charts = useSetting('charts');
  const { nameOf, unitOf } = useQuantityWords();
  const { minimumValue } = useLandscape();
  const { quantity, runners, subtract, sources } = useChart(index);
  const { scale } = charts.shown[index]!;
  const { hasScales, isHeight } = quantityDefinitions[quantity];
  const several = charts.shown.length > 1;
  const number = index + 1;
  // The unit is named only if heights are not measured from zero.
  const hasUnit = !isHeight || subtract !== 0;
  const unit =
    isHeight && minimumValue === null && sources.lowest !== null
      ? t('chart.aboveLowest', { value: formatMeasure(sources.lowest) })
      : unitOf(quantity);
  const presenting = useWindow((state) => state.presenting !== null);
  const change = (to: Partial<ShownChart>): void =>
    app.settings.setState({ charts: setChart(charts, index, to) });
  const isLogarithmic = scale === 'log';
  // In front of a class it is read, not set.
  if (presenting) {
    return (
      <p className="chartCaption">
        {nameOf(quantity)}
        {hasUnit && !several && <span>{unit}</span>}
        {isLogarithmic && hasScales && <span>{t('chart.log')}</span>}
      </p>
    );
  }
  return (
    <>
      <Tooltip label={unit} disabled={!several || !hasUnit} multiline maw={320}>
        <Select
          size="xs"
          className="chartQuantity"
          aria-label={several ? t('chart.quantityOf', { number }) : t('chart.quantity')}
          allowDeselect={false}
          value={quantity}
          onChange={(value) =>
            value !== null &&
            value !== quantity &&
            change({ quantity: value, scale: quantityDefinitions[value].usualScale })
          }
          data={chartQuantities.map((value) => ({ value, label: nameOf(value) }))}
          comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
          maxDropdownHeight={360}
        />
      </Tooltip>
      {hasUnit && !several && (
        <Tooltip label={unit}>
          <Text fz="xs" c="dimmed" truncate className="chartUnit">
            {unit}
          </Text>
        </Tooltip>
      )}
      {runners.some((runner) => isFamily(runner, quantity)) && (
        <Tooltip label={t('chart.family')} multiline maw={320}>
          <Text fz="xs" c="dimmed" truncate className="chartLegend">
            <span className="bandSample" aria-hidden />
            {!several && t('chart.family')}
          </Text>
        </Tooltip>
      )}
      <span className="chartHeaderGap" />
      {hasScales && (
        <Tooltip label={t('chart.scale')}>
          <UnstyledButton
            className="chartScale"
            aria-pressed={isLogarithmic}
            aria-label={several ? t('chart.scaleOf', { number }) : t('chart.scale')}
            onClick={() => change({ scale: isLogarithmic ? 'linear' : 'log' })}
          >
            {t('chart.log')}
          </UnstyledButton>
        </Tooltip>
      )}
      {several && (
        <Tooltip label={t('chart.remove')}>
          <ActionIcon
            size="sm"
            aria-label={t('chart.removeNamed', { name: nameOf(quantity) })}
            onClick={() => app.settings.setState({ charts: removeChart(charts, index) })}
          >
            <X size={14} />
          </ActionIcon>
        </Tooltip>
      )}
    </>
  );
}
