import { expect, it } from 'vitest';
import {
  addChart,
  chartCounts,
  chartSettingsSchema,
  defaultChartSettings,
  removeChart,
  setChart,
} from './chartSettings';

const log = () => 'log' as const;

it('one chart of the loss is what a first start shows', () => {
  expect(defaultChartSettings).toMatchObject({
    shown: [{ quantity: 'loss', scale: 'log' }],
    axis: 'steps',
    meanRows: 1,
  });
  expect(chartSettingsSchema.parse(defaultChartSettings)).toEqual(defaultChartSettings);
});

it('a chart that is added shows what no other does, up to four of them', () => {
  let settings = setChart(defaultChartSettings, 0, { quantity: 'lossAbove' });
  settings = addChart(settings, () => 'linear');
  expect(settings.shown).toEqual([
    { quantity: 'lossAbove', scale: 'log' },
    { quantity: 'loss', scale: 'linear' },
  ]);
  for (let more = 0; more < 5; more += 1) settings = addChart(settings, log);
  expect(settings.shown).toHaveLength(chartCounts.max);
  expect(new Set(settings.shown.map(({ quantity }) => quantity)).size).toBe(chartCounts.max);
  expect(chartSettingsSchema.safeParse(settings).success).toBe(true);
});

it('a chart is changed and removed by its number, and the last one stays', () => {
  const two = addChart(defaultChartSettings, log);
  expect(setChart(two, 1, { scale: 'linear' }).shown.map(({ scale }) => scale)).toEqual(['log', 'linear']);
  expect(removeChart(two, 0).shown).toEqual([two.shown[1]]);
  expect(removeChart(defaultChartSettings, 0)).toBe(defaultChartSettings);
});
