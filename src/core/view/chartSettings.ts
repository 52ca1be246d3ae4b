// What the charts show: which quantities, over what, on which scales.
import { z } from 'zod';

export const chartQuantities = [
  'loss',
  'lossAbove',
  'distance',
  'gradientNorm',
  'stepLength',
  'learningRate',
  'effectiveRateX',
  'effectiveRateY',
  'cosine',
  'sharpness',
  'twinDistance',
] as const;
export type Quantity = (typeof chartQuantities)[number];

/** What the horizontal axis counts: updates, or evaluations of f, ∇f and ∇²f together, of f, or of ∇f. */
export const chartAxes = ['steps', 'evaluations', 'values', 'gradients'] as const;
export type ChartAxis = (typeof chartAxes)[number];

export const chartScales = ['log', 'linear'] as const;
export type ChartScale = (typeof chartScales)[number];

/** How many charts stand side by side. */
export const chartCounts = { min: 1, max: 4 } as const;

/** Rows of a running mean; 1 for none. */
export const meanRows = { none: 1, max: 1000 } as const;

export const chartSettingsSchema = z.object({
  shown: z
    .array(z.object({ quantity: z.enum(chartQuantities), scale: z.enum(chartScales) }))
    .min(chartCounts.min)
    .max(chartCounts.max),
  axis: z.enum(chartAxes),
  axisScale: z.enum(chartScales),
  meanRows: z.number().int().min(meanRows.none).max(meanRows.max),
});

export type ChartSettings = z.infer<typeof chartSettingsSchema>;
export type ShownChart = ChartSettings['shown'][number];

export const defaultChartSettings: ChartSettings = {
  shown: [{ quantity: 'loss', scale: 'log' }],
  axis: 'steps',
  axisScale: 'linear',
  meanRows: meanRows.none,
};

export function setChart(settings: ChartSettings, index: number, change: Partial<ShownChart>): ChartSettings {
  return {
    ...settings,
    shown: settings.shown.map((chart, i) => (i === index ? { ...chart, ...change } : chart)),
  };
}

/** Adds a chart of the first quantity that none shows; nothing changes if there are as many as there may be. */
export function addChart(
  settings: ChartSettings,
  usualScale: (quantity: Quantity) => ChartScale,
): ChartSettings {
  const { shown } = settings;
  const quantity = chartQuantities.find((each) => shown.every((chart) => chart.quantity !== each));
  if (quantity === undefined || shown.length >= chartCounts.max) return settings;
  return { ...settings, shown: [...shown, { quantity, scale: usualScale(quantity) }] };
}

/** Removes a chart; the last one stays. */
export function removeChart(settings: ChartSettings, index: number): ChartSettings {
  if (settings.shown.length <= chartCounts.min) return settings;
  return { ...settings, shown: settings.shown.filter((_, i) => i !== index) };
}
