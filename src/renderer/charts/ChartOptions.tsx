// What all charts share: what the horizontal axis counts, its scale, and the running mean.
import { ActionIcon, Popover, SegmentedControl, Select, Stack, Text, Tooltip } from '@mantine/core';
import { SlidersHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useApp, useSetting } from '../app/appContext';
import { chartAxes, chartScales, meanRows, type ChartSettings } from '../../core/view/chartSettings';

/** Rows of a running mean to choose from. */
const windows = [meanRows.none, 5, 10, 25, 100, 1000];

export function ChartOptions() {
  const app = useApp();
  const { t } = useTranslation();
  const charts = useSetting('charts');
  const change = (to: Partial<ChartSettings>): void =>
    app.settings.setState({ charts: { ...charts, ...to } });
  const windowText = (rows: number): string =>
    rows === meanRows.none ? t('chart.noMean') : t('chart.meanRows', { count: rows });
  return (
    <Popover position="top-end" width={250} withArrow shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t('chart.options')}>
          <ActionIcon size="sm" aria-label={t('chart.options')}>
            <SlidersHorizontal size={14} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Select
            size="xs"
            label={t('chart.axis')}
            allowDeselect={false}
            value={charts.axis}
            onChange={(axis) => axis !== null && change({ axis })}
            data={chartAxes.map((value) => ({ value, label: t(`chart.axes.${value}`) }))}
            comboboxProps={{ withinPortal: false }}
          />
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label={t('chart.axisScale')}
            value={charts.axisScale}
            onChange={(axisScale) => change({ axisScale })}
            data={chartScales.map((value) => ({ value, label: t(`chart.scales.${value}`) }))}
          />
          <Select
            size="xs"
            label={t('chart.mean')}
            allowDeselect={false}
            value={String(charts.meanRows)}
            onChange={(rows) => change({ meanRows: Number(rows) })}
            data={[...new Set([...windows, charts.meanRows])]
              .toSorted((a, b) => a - b)
              .map((rows) => ({ value: String(rows), label: windowText(rows) }))}
            comboboxProps={{ withinPortal: false }}
          />
          <Text fz={11} c="dimmed" lh={1.45} className="chartGestures">
            {t('chart.gestures')}
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
