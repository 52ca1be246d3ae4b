// Loss against step for all runners, with the play head on it; pointing reads values, dragging moves the head.
import { SegmentedControl, Text, Tooltip, useComputedColorScheme } from '@mantine/core';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stepAt } from '../../core/timeline/frameAt';
import { landscapeKey } from '../../core/landscapes/reference';
import { useApp, useScene, useSetting, useWindow } from '../appContext';
import { seekStep } from '../commands/commands';
import { laneNames } from '../laneName';
import { formatMeasure } from '../panels/formatNumber';
import { useTicker } from '../useTicker';
import { createLossPlot, type LossPlot, type PlotPoint } from './lossPlot';
import { lossSeries } from './lossSeries';

export function LossChart() {
  const app = useApp();
  const { t } = useTranslation();
  const empty = useScene((scene) => scene.optimizers.length === 0);
  const landscape = useScene((scene) => landscapeKey(scene.landscape));
  const { minimumValue } = app.landscape();
  const log = useSetting('lossScale') === 'log' && minimumValue !== null;

  return (
    <section className="lossChart" aria-label={t('chart.title')}>
      <header>
        <Text fz="xs" fw={600}>
          {t('chart.title')}
        </Text>
        <Text fz="xs" c="dimmed">
          {log && minimumValue !== 0 ? t('chart.aboveMinimum') : t('chart.loss')}
        </Text>
        {minimumValue !== null && <ScaleSwitch />}
      </header>
      {empty ? (
        <Text fz="sm" c="dimmed" ta="center" m="auto">
          {t('chart.empty')}
        </Text>
      ) : (
        <Plot key={`${landscape}:${log}`} above={log ? minimumValue : null} />
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

/** The plot itself. `above` as in `lossSeries`: a number makes the axis logarithmic. */
function Plot({ above }: { readonly above: number | null }) {
  const app = useApp();
  const scheme = useComputedColorScheme('light');
  const shown = useScene((scene) => scene.optimizers).filter((lane) => lane.visible);
  const surface = useWindow((state) => state.surface);
  const frame = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const plot = useRef<LossPlot | null>(null);
  const stale = useRef(true);
  const [point, setPoint] = useState<PlotPoint | null>(null);
  const curves = shown.map((lane) => `${lane.key} ${lane.color}`).join();

  useLayoutEffect(() => {
    const element = frame.current!;
    const style = getComputedStyle(element);
    const made = createLossPlot(element, {
      colors: shown.map((lane) => lane.color),
      ink: style.getPropertyValue('--chart-ink'),
      grid: style.getPropertyValue('--chart-grid'),
      above,
      heights: surface === null ? null : [surface.minimum, surface.maximum],
      onPoint: setPoint,
    });
    plot.current = made;
    stale.current = true;
    const observer = new ResizeObserver(() => {
      made.resize();
      made.placeHead(head.current!, stepAt(app.scenes.getState().scene, app.playback.seconds()));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.dispose();
      plot.current = null;
    };
    // Made anew only when what it is made of changes: `curves` stands for the lanes shown.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [app, curves, scheme, above, surface]);

  useEffect(
    () =>
      app.lanes.subscribe(() => {
        stale.current = true;
      }),
    [app],
  );

  useTicker(() => {
    const { scene } = app.scenes.getState();
    const lanes = shown.flatMap((lane) => app.lanes.find(lane.key) ?? []);
    if (!stale.current || lanes.length < shown.length) return;
    stale.current = false;
    plot.current?.setSeries(lossSeries(lanes, scene.steps, above));
  }, 10);

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
      <div ref={head} className="playHead" />
      {point !== null && <Readout point={point} />}
    </div>
  );
}

/** The values under the pointer, best first. */
function Readout({ point: { step, leftPx, side } }: { readonly point: PlotPoint }) {
  const app = useApp();
  const { t } = useTranslation();
  const lanes = useScene((scene) => scene.optimizers);
  const names = laneNames(lanes);
  const rows = lanes
    .filter((lane) => lane.visible)
    .flatMap((lane) => {
      const trajectory = app.lanes.find(lane.key);
      return trajectory === undefined || step >= trajectory.state.rows
        ? []
        : [{ lane, value: trajectory.columns.values[step]! }];
    })
    .toSorted((a, b) => a.value - b.value);
  return (
    <div className="readout" data-side={side} style={{ left: leftPx }}>
      <Text fz={11} c="dimmed">
        {t('chart.step')} {step}
      </Text>
      <div className="readoutRows">
        {rows.map(({ lane, value }) => (
          <div key={lane.key} className="readoutRow">
            <span className="dot" style={{ background: lane.color }} />
            <span>{names.get(lane.key)}</span>
            <span className="number">{formatMeasure(value)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
