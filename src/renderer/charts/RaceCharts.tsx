// One to four charts of the race side by side, each of its own quantity: they share the horizontal axis, what is visible of it,
// and the crosshair.
import { ActionIcon, Button, Tooltip, VisuallyHidden } from '@mantine/core';
import { Check, Copy, Plus, ZoomOut } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeasureId } from '../../core/simulation/measures';
import { useApp, useSetting } from '../app/appContext';
import { useTicker } from '../app/useTicker';
import { shownStep } from '../commands/commands';
import { useCopy } from '../controls/useCopy';
import type { App } from '../state/app';
import { addChart, chartCounts, type ChartAxis } from '../../core/view/chartSettings';
import { ChartOptions } from './ChartOptions';
import { ChartHeader } from './ChartHeader';
import { chartNumbers } from './chartNumbers';
import { ChartReadout, type ChartPoint } from './ChartReadout';
import { createChartView, type ChartView } from './chartView';
import { quantityDefinitions } from './quantity';
import { RaceChart } from './RaceChart';
import { runnerAxis } from './runAxis';
import { useQuantitySources, useQuantityWords } from './useChart';
import './charts.css';

/** Where the last of all runs on show ends. */
function endOf({ scenes, trajectories }: App, axis: ChartAxis): number {
  const { scene } = scenes.getState();
  if (axis === 'steps') return scene.steps;
  const ends = scene.optimizers
    .filter(({ visible }) => visible)
    .flatMap((runner) => {
      const axisOf = runnerAxis(scene, runner, axis);
      return trajectories.family(runner.key).map((run) => axisOf(run)?.end ?? 0);
    });
  return Math.max(0, ...ends);
}

export function RaceCharts() {
  const app = useApp();
  const { t } = useTranslation();
  const charts = useSetting('charts');
  const { shown, axis, axisScale } = charts;
  const view = useMemo(() => createChartView(), []);
  const area = useRef<HTMLDivElement>(null);
  const [point, setPoint] = useState<ChartPoint | null>(null);
  const measured = shown.flatMap(({ quantity }) => quantityDefinitions[quantity].measure ?? []);
  const wanted = [...new Set(measured)].toSorted().join();

  useEffect(() => {
    if (wanted === '') return undefined;
    return app.measures.want({ measures: wanted.split(',') as MeasureId[] });
  }, [app, wanted]);

  useTicker(() => view.setFull(endOf(app, axis), axis, axisScale), 10);

  return (
    <section className="raceCharts" aria-label={t('chart.title')} data-several={shown.length > 1}>
      <header>
        {shown.length === 1 && <ChartHeader index={0} />}
        <GroupControls view={view} />
      </header>
      <div className="chartArea" ref={area}>
        <div className="chartGrid">
          {shown.map((_, index) => (
            <RaceChart key={index} index={index} view={view} point={point} onPoint={setPoint} area={area} />
          ))}
        </div>
        {point !== null && <ChartReadout point={point} charts={charts} />}
      </div>
    </section>
  );
}

function GroupControls({ view }: { readonly view: ChartView }) {
  const app = useApp();
  const { t } = useTranslation();
  const charts = useSetting('charts');
  const isZoomed = useSyncExternalStore(view.subscribe, view.isZoomed);
  const isFull = charts.shown.length >= chartCounts.max;
  const addLabel = t(isFull ? 'chart.noMore' : 'chart.add');
  const add = (): void => {
    if (isFull) return;
    app.settings.setState({
      charts: addChart(charts, (quantity) => quantityDefinitions[quantity].usualScale),
    });
  };
  return (
    <div className="chartControls">
      {isZoomed && (
        <Button
          size="compact-xs"
          variant="light"
          leftSection={<ZoomOut size={13} />}
          onClick={() => view.reset()}
        >
          {t('chart.showAll')}
        </Button>
      )}
      <CopyNumbers />
      <ChartOptions />
      <Tooltip label={addLabel}>
        <ActionIcon size="sm" aria-label={addLabel} aria-disabled={isFull} onClick={add}>
          <Plus size={15} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

/** Copies what the charts are drawn from, for a spreadsheet. */
function CopyNumbers() {
  const app = useApp();
  const { t } = useTranslation();
  const { shown } = useSetting('charts');
  const sources = useQuantitySources();
  const { nameOf } = useQuantityWords();
  const { copy, copied } = useCopy();
  const label = t(copied ? 'app.copied' : 'chart.copyNumbers');
  const numbers = (): string =>
    chartNumbers({
      scene: app.scenes.getState().scene,
      quantities: shown.map(({ quantity }) => quantity),
      sources,
      findRun: app.trajectories.find,
      lastStep: app.window.getState().aheadHidden ? shownStep(app) : Infinity,
      stepWord: t('chart.axes.steps'),
      nameOf,
    });
  return (
    <>
      <Tooltip label={label}>
        <ActionIcon size="sm" aria-label={label} onClick={() => copy(numbers())}>
          {copied ? <Check size={14} /> : <Copy size={14} />}
        </ActionIcon>
      </Tooltip>
      <VisuallyHidden role="status">{copied ? t('app.copied') : ''}</VisuallyHidden>
    </>
  );
}
