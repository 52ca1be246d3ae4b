// What a chart is about: its quantity, the runners on it, and what is read of them.
import { useTranslation } from 'react-i18next';
import { axisSymbols } from '../../core/landscapes/reference';
import type { SceneRunner } from '../../core/scene/scene';
import { useApp, useLandscape, useScene, useSetting } from '../app/appContext';
import { useLowest } from '../app/useLowest';
import type { Quantity, ShownChart } from '../../core/view/chartSettings';
import { chartHeights, emptyChart, quantityDefinitions, runnersWith, type QuantitySources } from './quantity';
import { takesNone } from './runAxis';

/** Whether a family is drawn: there are several runs, and the quantity differs between them. */
export function isFamily({ runs }: SceneRunner, quantity: Quantity): boolean {
  return runs.count > 1 && quantityDefinitions[quantity].ofRuns;
}

export function useQuantitySources(): QuantitySources {
  const { measures } = useApp();
  const landscape = useLandscape();
  const lowest = useLowest();
  return { landscape, lowest, measures };
}

/** The words for quantities on the open landscape, whose coordinates have names. */
export function useQuantityWords() {
  const { t } = useTranslation();
  const { x, y } = useScene((scene) => axisSymbols(scene.landscape));
  return {
    nameOf: (quantity: Quantity): string => t(`chart.quantities.${quantity}`, { x, y }),
    unitOf: (quantity: Quantity): string => t(`chart.units.${quantity}`, { x, y }),
  };
}

export interface ChartContent extends ShownChart {
  readonly sources: QuantitySources;
  /** The runners to draw. */
  readonly runners: readonly SceneRunner[];
  /** Subtracted from each value. */
  readonly subtract: number;
  /** The message shown instead of curves; null if there are some. */
  readonly empty: ReturnType<typeof emptyChart> | 'chart.noEvaluations';
}

/** The chart of that number. */
export function useChart(index: number): ChartContent {
  const { shown, axis } = useSetting('charts');
  const chart = shown[index]!;
  const { quantity } = chart;
  const optimizers = useScene((scene) => scene.optimizers);
  /** Keys of those that the axis has no place for, as text. */
  const without = useScene((scene) =>
    JSON.stringify(scene.optimizers.filter((runner) => takesNone(scene, runner, axis)).map(({ key }) => key)),
  );
  const sources = useQuantitySources();
  const { scale, subtract, isUnknown } = chartHeights(chart, sources.lowest);
  const having = runnersWith(quantity, optimizers, sources);
  const runners = having.filter(({ key }) => !without.includes(JSON.stringify(key)));
  const missing = isUnknown ? 'chart.empty' : emptyChart(quantity, optimizers, sources);
  return {
    quantity,
    scale,
    sources,
    runners,
    subtract,
    empty: missing ?? (runners.length === 0 ? 'chart.noEvaluations' : null),
  };
}
