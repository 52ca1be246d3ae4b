// The values under the crosshair, of all charts: best first by the chart that is pointed at; for a family the median, and in a
// single chart beside it the runner's own value.
import { useTranslation } from 'react-i18next';
import { formatMeasure } from '../../core/numbers/formatNumber';
import { runnerNames } from '../../core/scene/runnerName';
import type { SceneRunner } from '../../core/scene/scene';
import { useApp, useScene } from '../app/appContext';
import { RunnerMark } from '../controls/RunnerMark';
import type { ChartSettings, Quantity } from '../../core/view/chartSettings';
import { readFamily } from './percentiles';
import { quantityDefinitions, type QuantitySources } from './quantity';
import { runnerAxis } from './runAxis';
import { isFamily, useQuantitySources, useQuantityWords } from './useChart';

/** What is pointed at: a place on the axis, in the chart of that number. */
export interface ChartPoint {
  readonly place: number;
  readonly chart: number;
  /** In the window: from its left edge, and the upper edge of the charts. */
  readonly leftPx: number;
  readonly topPx: number;
  readonly side: 'left' | 'right';
}

interface Values {
  /** The median of a family. */
  readonly value: number | null;
  /** A family's own run. */
  readonly own: number | null;
}

function useValues(place: number, { axis }: ChartSettings, sources: QuantitySources) {
  const app = useApp();
  const scene = useScene((open) => open);
  return (runner: SceneRunner, quantity: Quantity): Values => {
    const none: Values = { value: null, own: null };
    const read = quantityDefinitions[quantity].reader(runner, sources);
    if (read === null) return none;
    const axisOf = runnerAxis(scene, runner, axis);
    const runs = app.trajectories.family(runner.key).flatMap((run) => {
      const [valueAt, placed] = [read(run), axisOf(run)];
      return valueAt === null || placed === null ? [] : [{ state: run.state, axis: placed, valueAt }];
    });
    const [first] = runs;
    if (first === undefined) return none;
    const row = first.axis.rowAt(place);
    const ownValue = row < 0 || place > first.axis.end ? NaN : first.valueAt(row);
    const own = Number.isNaN(ownValue) ? null : ownValue;
    if (!isFamily(runner, quantity)) return { value: own, own: null };
    return { value: readFamily(runs).at(place)?.median ?? null, own };
  };
}

interface ChartReadoutProps {
  readonly point: ChartPoint;
  readonly charts: ChartSettings;
}

export function ChartReadout({ point: { place, chart, leftPx, topPx, side }, charts }: ChartReadoutProps) {
  const { t } = useTranslation();
  const { nameOf } = useQuantityWords();
  const runners = useScene((scene) => scene.optimizers);
  const names = runnerNames(runners);
  const valuesOf = useValues(place, charts, useQuantitySources());
  const { shown, axis } = charts;
  const several = shown.length > 1;
  const rows = runners
    .filter(({ visible }) => visible)
    .map((runner) => ({ runner, values: shown.map(({ quantity }) => valuesOf(runner, quantity)) }))
    .filter(({ values }) => values.some(({ value }) => value !== null))
    .toSorted((a, b) => (a.values[chart]?.value ?? Infinity) - (b.values[chart]?.value ?? Infinity));
  const hasFamilies = runners.some((runner) => shown.some(({ quantity }) => isFamily(runner, quantity)));
  const hasOwn = hasFamilies && !several;
  const write = (value: number | null): string => (value === null ? '' : formatMeasure(value));
  return (
    <div
      className="readout"
      data-side={side}
      style={{
        left: leftPx,
        bottom: `calc(100vh - ${topPx}px - 40px)`,
        gridTemplateColumns: `repeat(${2 + shown.length + (hasOwn ? 1 : 0)}, auto)`,
      }}
    >
      <div className="readoutHead">
        <span>{t(`chart.places.${axis}`, { place })}</span>
        {several && shown.map(({ quantity }, i) => <span key={i}>{nameOf(quantity)}</span>)}
        {hasOwn && (
          <>
            <span>{t('chart.median')}</span>
            <span>{t('chart.own')}</span>
          </>
        )}
      </div>
      {rows.map(({ runner, values }) => (
        <div key={runner.key} className="readoutRow" data-ghost={runner.ghost}>
          <RunnerMark look={runner} size={14} />
          <span>{names.get(runner.key)}</span>
          {values.map(({ value }, i) => (
            <span key={i} className="number">
              {write(value)}
            </span>
          ))}
          {hasOwn && <span className="number own">{write(values[0]!.own)}</span>}
        </div>
      ))}
      {several && hasFamilies && <div className="readoutNote">{t('chart.medians')}</div>}
    </div>
  );
}
