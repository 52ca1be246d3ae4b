// Loss, gradient norm or learning rate by step for all runners, with the play head; pointing reads values, dragging
// moves the head.
import { SegmentedControl, Select, Text, Tooltip, useComputedColorScheme } from '@mantine/core';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SceneRunner } from '../../core/scene/scene';
import { stepAt } from '../../core/timeline/frameAt';
import { landscapeKey } from '../../core/landscapes/reference';
import { useApp, useHeights, useScene, useSetting, useWindow, useLandscape } from '../app/appContext';
import { seekStep } from '../commands/commands';
import { runnerNames } from '../../core/scene/runnerName';
import { formatMeasure } from '../../core/numbers/formatNumber';
import { RunnerMark } from '../controls/RunnerMark';
import { useLowest } from '../app/useLowest';
import { useTicker } from '../app/useTicker';
import { createChartSeries } from './chartSeries';
import { endHeightPx, placeEnds, type CurveEnd } from './curveEnds';
import { readFamily } from './percentiles';
import { emptyChart, quantities, quantityDefinitions, runnersWith, type Quantity } from './quantity';
import { createRacePlot, type PlotPoint, type RacePlot } from './racePlot';
import './charts.css';

/** Whether a family is drawn: there are several runs, and the quantity differs between them. */
function isFamily({ runs }: SceneRunner, quantity: Quantity): boolean {
  return runs.count > 1 && quantityDefinitions[quantity].ofRuns;
}

/** Bands of families overlap: the more there are, the fainter each is, except the selected one. */
function bandOpacity(families: number, selected: boolean): number {
  return selected ? 0.22 : 0.18 / Math.sqrt(families);
}

export function RaceChart() {
  const { t } = useTranslation();
  const runners = useScene((scene) => scene.optimizers);
  const landscape = useScene((scene) => landscapeKey(scene.landscape));
  const logarithmic = useSetting('lossScale') === 'log';
  const [quantity, setQuantity] = useState<Quantity>('loss');
  const { minimumValue } = useLandscape();
  const lowest = useLowest();
  /** The value subtracted for a logarithmic axis; null while none is known. */
  const { isHeight } = quantityDefinitions[quantity];
  const floor = isHeight ? lowest : 0;
  const above = logarithmic ? floor : null;
  const shown = runnersWith(quantity, runners);
  // The unit is named only if heights are not measured from zero.
  const hasUnit = !isHeight || (above !== null && above !== 0);
  const empty = emptyChart(quantity, runners);

  return (
    <section className="raceChart" aria-label={t('chart.title')}>
      <header>
        <Select
          size="xs"
          className="chartQuantity"
          aria-label={t('chart.quantity')}
          allowDeselect={false}
          value={quantity}
          onChange={(value) => setQuantity(value ?? 'loss')}
          data={quantities.map((value) => ({ value, label: t(`chart.quantities.${value}`) }))}
        />
        {hasUnit && (
          <Text fz="xs" c="dimmed" className="chartUnit">
            {isHeight && minimumValue === null && lowest !== null
              ? t('chart.aboveLowest', { value: formatMeasure(lowest) })
              : t(`chart.units.${quantity}`)}
          </Text>
        )}
        {shown.some((runner) => isFamily(runner, quantity)) && (
          <Tooltip label={t('chart.family')} multiline maw={320}>
            <Text fz="xs" c="dimmed" truncate className="chartLegend">
              <span className="bandSample" aria-hidden />
              {t('chart.family')}
            </Text>
          </Tooltip>
        )}
        <ScaleSwitch />
      </header>
      {empty === null ? (
        <Plot key={`${landscape}:${quantity}:${above}`} runners={shown} quantity={quantity} above={above} />
      ) : (
        <Text fz="sm" c="dimmed" ta="center" m="auto">
          {t(empty)}
        </Text>
      )}
    </section>
  );
}

function ScaleSwitch() {
  const app = useApp();
  const { t } = useTranslation();
  const scale = useSetting('lossScale');
  return (
    <Tooltip label={t('chart.scale')}>
      <SegmentedControl
        size="xs"
        ml="auto"
        aria-label={t('chart.scale')}
        value={scale}
        onChange={(lossScale) => app.settings.setState({ lossScale })}
        data={[
          { value: 'log', label: t('chart.log') },
          { value: 'linear', label: t('chart.linear') },
        ]}
      />
    </Tooltip>
  );
}

interface PlotProps {
  /** The runners to draw. */
  readonly runners: readonly SceneRunner[];
  readonly quantity: Quantity;
  /** As in `chartSeries`: a number makes the axis logarithmic. */
  readonly above: number | null;
}

/** Per pixel of the chart's width: a maximum and a minimum. */
const pointsPerPixel = 2;
const fewestPoints = 200;

/** Room at the end of a curve for its mark and its name, in charts that are wide enough, and for its mark. */
const namesPx = 112;
const marksPx = 30;
const widthWithNamesPx = 440;

const isNamed = ({ clientWidth }: HTMLElement): boolean => clientWidth >= widthWithNamesPx;

function Plot({ runners, quantity, above }: PlotProps) {
  const app = useApp();
  const scheme = useComputedColorScheme('light');
  const surface = useHeights();
  const frame = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const plot = useRef<RacePlot | null>(null);
  const stale = useRef(true);
  const refresh = useRef<() => void>(() => undefined);
  const placeNames = useRef<() => void>(() => undefined);
  const series = useMemo(() => createChartSeries(), []);
  const [point, setPoint] = useState<PlotPoint | null>(null);
  const [ends, setEnds] = useState<Ends>(noEnds);
  const selected = useWindow((state) => state.selectedRunner);
  const families = runners.filter((runner) => isFamily(runner, quantity)).length;
  const styles = runners.map((runner) => ({
    color: runner.color,
    dash: runner.dash,
    marker: runner.marker,
    bandOpacity: isFamily(runner, quantity) ? bandOpacity(families, runner.key === selected) : null,
  }));
  const curves = JSON.stringify([styles, runners.map(({ key }) => key)]);
  const { ofRuns, isHeight } = quantityDefinitions[quantity];
  /** Values that do not come from the engine change only with the scene. */
  const settings = ofRuns ? null : runners;

  useLayoutEffect(() => {
    const element = frame.current!;
    const style = getComputedStyle(element);
    const made = createRacePlot(element, {
      curves: styles,
      ink: () => style.getPropertyValue('--chart-ink'),
      grid: () => style.getPropertyValue('--chart-grid'),
      paper: () => style.getPropertyValue('--chart-paper'),
      namesPx: () => (isNamed(element) ? namesPx : marksPx),
      above,
      // A runner that leaves the map must not flatten the other curves.
      heights: !isHeight || surface === null ? null : [surface.minimum, surface.maximum],
      onPoint: setPoint,
      onDrawn: () => placeNames.current(),
    });
    plot.current = made;
    stale.current = true;
    const observer = new ResizeObserver(() => {
      made.resize();
      stale.current = true;
      refresh.current();
      made.placeHead(head.current!, stepAt(app.scenes.getState().scene, app.playback.seconds()));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.dispose();
      plot.current = null;
    };
    // Recreated only when its inputs change: `curves` stands for their styles.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [app, curves, scheme, quantity, above, surface, isHeight]);

  useEffect(() => {
    refresh.current = () => {
      if (!stale.current || plot.current === null) return;
      const chartFamilies = runners.map((runner) => ({ runner, runs: app.trajectories.family(runner.key) }));
      // The runs of a family that has just changed its size will be complete after the next change.
      const wanted = ({ runner }: (typeof chartFamilies)[number]): number =>
        isFamily(runner, quantity) ? 2 : 1;
      if (chartFamilies.some((family) => family.runs.length < wanted(family))) return;
      stale.current = false;
      const { steps } = app.scenes.getState().scene;
      const points = Math.max(fewestPoints, pointsPerPixel * frame.current!.clientWidth);
      plot.current.setSeries(series(chartFamilies, { quantity, steps, above, points }));
    };
    placeNames.current = () => {
      if (plot.current === null) return;
      const { topPx, heightPx, rightPx } = plot.current.area();
      const order = plot.current
        .ends()
        .flatMap((end, index): CurveEnd[] => {
          const runner = runners[index];
          return end === null || runner === undefined ? [] : [{ key: runner.key, topPx: end }];
        })
        .toSorted((a, b) => Number(b.key === selected) - Number(a.key === selected));
      const marks = placeEnds(order, heightPx);
      const next: Ends = { topPx, leftPx: rightPx, marks, areNamed: isNamed(frame.current!) };
      setEnds((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
  });

  useEffect(
    () =>
      app.trajectories.subscribe(() => {
        stale.current = true;
      }),
    [app],
  );

  useEffect(() => {
    stale.current = true;
  }, [settings, selected]);

  useTicker(() => refresh.current(), 10);

  useTicker(() => {
    plot.current?.placeHead(head.current!, stepAt(app.scenes.getState().scene, app.playback.seconds()));
  }, 20);

  const seekTo = (event: React.PointerEvent): void => {
    if (plot.current === null || (event.buttons & 1) === 0) return;
    app.playback.pause();
    seekStep(app, plot.current.stepAtClientX(event.clientX));
  };

  return (
    <div className="plotFrame" onPointerDown={seekTo} onPointerMove={seekTo}>
      <div ref={frame} className="plot" />
      <CurveNames ends={ends} runners={runners} />
      <div ref={head} className="playHead" />
      {point !== null && <Readout point={point} runners={runners} quantity={quantity} />}
    </div>
  );
}

/** The marks at the ends of the curves, whether there is room for names beside them, and where they stand in the chart. */
interface Ends {
  readonly topPx: number;
  readonly leftPx: number;
  readonly marks: readonly CurveEnd[];
  readonly areNamed: boolean;
}

const noEnds: Ends = { topPx: 0, leftPx: 0, marks: [], areNamed: false };

/** Decorative: the legend has the names, too. */
function CurveNames({ ends, runners }: { readonly ends: Ends; readonly runners: readonly SceneRunner[] }) {
  const names = runnerNames(useScene((scene) => scene.optimizers));
  return (
    <div className="curveNames" style={{ top: ends.topPx, left: ends.leftPx }} aria-hidden="true">
      {ends.marks.map(({ key, topPx }) => {
        const runner = runners.find((each) => each.key === key);
        if (runner === undefined) return null;
        return (
          <div key={key} style={{ top: topPx - endHeightPx / 2, height: endHeightPx }}>
            <RunnerMark color={runner.color} marker={runner.marker} dash={runner.dash} size={11} />
            {ends.areNamed && <span>{names.get(key)}</span>}
          </div>
        );
      })}
    </div>
  );
}

interface ReadoutProps {
  readonly point: PlotPoint;
  readonly runners: readonly SceneRunner[];
  readonly quantity: Quantity;
}

/** The values under the pointer, best first: for a family the median, followed by the runner's own value. */
function Readout({ point: { step, leftPx, side }, runners, quantity }: ReadoutProps) {
  const app = useApp();
  const { t } = useTranslation();
  const names = runnerNames(useScene((scene) => scene.optimizers));
  const rows = runners
    .flatMap((runner) => {
      const valueOf = quantityDefinitions[quantity].reader(runner);
      const runs = app.trajectories.family(runner.key);
      const [run] = runs;
      if (valueOf === null || run === undefined) return [];
      const own = step < run.state.rows ? valueOf(run, step) : null;
      const median = isFamily(runner, quantity) ? (readFamily(runs, valueOf).at(step)?.median ?? null) : null;
      const value = isFamily(runner, quantity) ? median : own;
      return value === null ? [] : [{ runner, value, own: isFamily(runner, quantity) ? own : null }];
    })
    .toSorted((a, b) => a.value - b.value);
  const hasFamilies = runners.some((runner) => isFamily(runner, quantity));
  return (
    <div className="readout" data-side={side} data-families={hasFamilies} style={{ left: leftPx }}>
      <div className="readoutHead">
        <span>
          {t('chart.step')} {step}
        </span>
        {hasFamilies && (
          <>
            <span>{t('chart.median')}</span>
            <span>{t('chart.own')}</span>
          </>
        )}
      </div>
      {rows.map(({ runner, value, own }) => (
        <div key={runner.key} className="readoutRow">
          <RunnerMark color={runner.color} marker={runner.marker} dash={runner.dash} size={14} />
          <span>{names.get(runner.key)}</span>
          <span className="number">{formatMeasure(value)}</span>
          {hasFamilies && <span className="number own">{own === null ? '' : formatMeasure(own)}</span>}
        </div>
      ))}
    </div>
  );
}
