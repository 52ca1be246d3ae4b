// Loss against step for all runners, with the play head on it; pointing reads values, dragging moves the head.
import { SegmentedControl, Text, Tooltip, useComputedColorScheme } from '@mantine/core';
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import uPlot from 'uplot';
import { stepAt } from '../../core/timeline/frameAt';
import { useApp, useScene, useSetting, useWindow } from '../appContext';
import { seekStep } from '../commands/commands';
import { laneName } from '../laneName';
import { formatMeasure } from '../panels/formatNumber';
import { useTicker } from '../useTicker';
import { lossSeries } from './lossSeries';

const axisFont = "11px 'Inter Variable', 'Noto Sans JP Variable', sans-serif";

/** Losses further than this from the surface's own heights are off the chart: runners that left or diverged. */
const headroom = 0.08;

/** A logarithmic axis ends ten decades below its top: what lies deeper is rounding, and would flatten the race. */
const deepest = 1e-10;

const labelHeightPx = 18;

export function LossChart() {
  const app = useApp();
  const { t } = useTranslation();
  const lanes = useScene((scene) => scene.optimizers);
  const landscapeId = useScene((scene) => scene.landscape.id);
  const wantsLog = useSetting('lossScale') === 'log';
  const minimumValue = app.landscape().minimumValue;
  const log = wantsLog && minimumValue !== null;

  return (
    <section className="lossChart" aria-label={t('chart.title')}>
      <header>
        <Text fz="xs" fw={600}>
          {t('chart.title')}
        </Text>
        <Text fz="xs" c="dimmed">
          {log && minimumValue !== 0 ? t('chart.aboveMinimum') : t('chart.loss')}
        </Text>
        {minimumValue !== null && (
          <Tooltip label={t('chart.scale')}>
            <SegmentedControl
              size="xs"
              ml="auto"
              aria-label={t('chart.scale')}
              value={wantsLog ? 'log' : 'linear'}
              onChange={(lossScale) => app.settings.setState({ lossScale })}
              data={[
                { value: 'log', label: t('chart.log') },
                { value: 'linear', label: t('chart.linear') },
              ]}
            />
          </Tooltip>
        )}
      </header>
      {lanes.length === 0 ? (
        <Text fz="sm" c="dimmed" ta="center" m="auto">
          {t('chart.empty')}
        </Text>
      ) : (
        <Plot key={`${landscapeId}:${log}`} above={log ? minimumValue : null} />
      )}
    </section>
  );
}

/** The plot itself. `above` as in `lossSeries`: a number makes the axis logarithmic. */
function Plot({ above }: { readonly above: number | null }) {
  const app = useApp();
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const sceneLanes = useScene((scene) => scene.optimizers);
  const shown = sceneLanes.filter((lane) => lane.visible);
  const surface = useWindow((state) => state.surface);
  const frame = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const [cursor, setCursor] = useState<number | null>(null);
  const stale = useRef(true);

  const look = shown.map((lane) => `${lane.key} ${lane.color}`).join();
  const heights = surface === null ? null : ([surface.minimum, surface.maximum] as const);
  const heightKey = heights?.join();

  useLayoutEffect(() => {
    const element = frame.current!;
    const style = getComputedStyle(element);
    const ink = style.getPropertyValue('--chart-ink');
    const grid = { stroke: style.getPropertyValue('--chart-grid'), width: 1 };
    const axis = { stroke: ink, grid, ticks: { ...grid, size: 4 }, font: axisFont };
    const decades: uPlot.Axis.Filter = (self, splits) => {
      const { min, max } = self.scales['y']!;
      const count = Math.log10(max! / min!);
      const stride = Math.max(1, Math.ceil((count * labelHeightPx) / self.over.clientHeight));
      return splits.map((split) => wholeDecade(split, stride));
    };
    const range: uPlot.Range.Function = (_, low, high) => yRange(low, high, above, heights);
    const chart = new uPlot(
      {
        width: element.clientWidth,
        height: element.clientHeight,
        legend: { show: false },
        cursor: { y: false, points: { size: 6 }, drag: { x: false, y: false, setScale: false } },
        scales: { x: { time: false }, y: { distr: above === null ? 1 : 3, range } },
        axes: [
          {
            ...axis,
            size: 26,
            values: (_, ticks) => ticks.map((tick) => (Number.isInteger(tick) ? String(tick) : '')),
          },
          {
            ...axis,
            size: 58,
            ...(above !== null && {
              filter: decades,
              grid: { ...grid, filter: decades },
              ticks: { show: false },
            }),
            values: (_, ticks) => ticks.map((tick) => (tick === null ? '' : axisNumber(tick))),
          },
        ],
        series: [{}, ...shown.map((lane) => ({ stroke: lane.color, width: 2, points: { show: false } }))],
        hooks: { setCursor: [(self) => setCursor(self.cursor.idx ?? null)] },
      },
      [[], ...shown.map(() => [])],
      element,
    );
    plot.current = chart;
    stale.current = true;
    const observer = new ResizeObserver(() => {
      chart.setSize({ width: element.clientWidth, height: element.clientHeight });
      placeHead();
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.destroy();
      plot.current = null;
    };
    // The chart is made anew only when what it is made of changes; `look` and `heightKey` stand for the objects.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [look, scheme, above, heightKey]);

  const placeHead = (): void => {
    const chart = plot.current;
    if (chart === null || head.current === null || chart.data[0].length === 0) return;
    const { scene } = app.scenes.getState();
    const left = chart.valToPos(stepAt(scene, app.playback.seconds()), 'x') + chart.over.offsetLeft;
    head.current.style.transform = `translateX(${left}px)`;
    head.current.style.top = `${chart.over.offsetTop}px`;
    head.current.style.height = `${chart.over.clientHeight}px`;
  };

  useEffect(() => {
    stale.current = true;
    return app.lanes.subscribe(() => {
      stale.current = true;
    });
  }, [app, look]);

  useTicker(() => {
    const chart = plot.current;
    if (chart === null) return;
    if (stale.current) {
      stale.current = false;
      const { scene } = app.scenes.getState();
      const visible = shown.flatMap((lane) => app.lanes.find(lane.key) ?? []);
      if (visible.length === shown.length) {
        const { steps, losses } = lossSeries(visible, scene.steps, above);
        chart.setData([steps as number[], ...losses.map((column) => column as (number | null)[])]);
      }
    }
    placeHead();
  }, 30);

  const seekTo = (event: React.PointerEvent): void => {
    const chart = plot.current;
    if (chart === null || (event.buttons & 1) === 0) return;
    const x = event.clientX - chart.over.getBoundingClientRect().left;
    app.playback.pause();
    seekStep(app, Math.round(chart.posToVal(x, 'x')));
  };

  return (
    <div className="plotFrame" onPointerDown={seekTo} onPointerMove={seekTo}>
      <div ref={frame} className="plot" />
      <div ref={head} className="playHead" />
      {cursor !== null && <Readout plot={plot.current} index={cursor} label={t('chart.step')} />}
    </div>
  );
}

/** The values under the pointer, best first. */
function Readout({
  plot,
  index,
  label,
}: {
  readonly plot: uPlot | null;
  readonly index: number;
  readonly label: string;
}) {
  const app = useApp();
  const lanes = useScene((scene) => scene.optimizers);
  useSyncExternalStore(app.lanes.subscribe, app.lanes.get);
  const step = plot?.data[0][index];
  if (plot === null || step === undefined) return null;
  const rows = lanes
    .filter((lane) => lane.visible)
    .flatMap((lane) => {
      const trajectory = app.lanes.find(lane.key);
      return trajectory === undefined || step >= trajectory.state.rows
        ? []
        : [{ lane, value: trajectory.columns.values[step]! }];
    })
    .toSorted((a, b) => a.value - b.value);
  const left = plot.valToPos(step, 'x') + plot.over.offsetLeft;
  const side = left > plot.width / 2 ? 'left' : 'right';
  return (
    <div className="readout" data-side={side} style={{ left }}>
      <Text fz={11} c="dimmed">
        {label} {step}
      </Text>
      <div className="readoutRows">
        {rows.map(({ lane, value }) => (
          <div key={lane.key} className="readoutRow">
            <span className="dot" style={{ background: lane.color }} />
            <span>{laneName(lane, lanes)}</span>
            <span className="number">{formatMeasure(value)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

/** Data range with a margin, cut to the surface's own heights so that a runner that leaves does not flatten the rest. */
function yRange(
  low: number,
  high: number,
  above: number | null,
  heights: readonly [number, number] | null,
): [number, number] {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return above === null ? [0, 1] : [1e-3, 1];
  if (above !== null) {
    const top = heights === null ? high : Math.min(high, Math.max(heights[1] - above, low));
    const bottom = Math.max(low, top * deepest);
    return [10 ** Math.floor(Math.log10(bottom)), 10 ** Math.ceil(Math.log10(top))];
  }
  const bottom = heights === null ? low : Math.max(low, heights[0]);
  const top = heights === null ? high : Math.min(high, heights[1]);
  const margin = (top > bottom ? top - bottom : Math.abs(top) || 1) * headroom;
  return [bottom - margin, top + margin];
}

/** On a logarithmic axis every `stride`-th power of ten gets a line and a label; uPlot leaves out what is null. */
function wholeDecade(split: number, stride: number): number | null {
  const exponent = Math.log10(split);
  const whole = Math.round(exponent);
  return Math.abs(exponent - whole) < 1e-9 && whole % stride === 0 ? split : null;
}

function axisNumber(value: number): string {
  const magnitude = Math.abs(value);
  if (value === 0) return '0';
  if (magnitude >= 1e-2 && magnitude < 1e5) return String(Number(value.toPrecision(6))).replace('-', '−');
  return value.toExponential(0).replace('e+', 'e').replaceAll('-', '−');
}
