// The curves of a chart with play head and crosshair. Dragging moves the head; where a part is visible only, it moves that part.
// The wheel zooms, and so do dragging with the shift key and keys; a double click shows all.
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { nameEnds, runnerNames } from '../../core/scene/runnerName';
import type { SceneRunner } from '../../core/scene/scene';
import { stepAt } from '../../core/timeline/frameAt';
import { useApp, useHeights, useScene, useSetting, useWindow } from '../app/appContext';
import { useNamedLevels } from '../app/useNamedLevels';
import { useDockZoom } from '../app/usePresentingScale';
import { useSceneTheme } from '../app/useSceneTheme';
import { useTicker } from '../app/useTicker';
import { seekStep } from '../commands/commands';
import { FocusablePicture } from '../controls/FocusablePicture';
import { RunnerMark } from '../controls/RunnerMark';
import { RunnerName } from '../controls/RunnerName';
import { inNextFrame, notInNextFrame } from '../host/nextFrame';
import { createChartSeries, type CurveSource } from './chartSeries';
import { endHeightPx, placeEnds, type CurveEnd } from './curveEnds';
import { levelsOn, quantityDefinitions } from './quantity';
import type { ChartPoint } from './ChartReadout';
import { stepChart } from './chartSteps';
import type { ChartView } from './chartView';
import { createRacePlot, type RacePlot } from './racePlot';
import { runnerAxis } from './runAxis';
import { isFamily, useQuantityWords, type ChartContent } from './useChart';

/** Bands of families overlap: the more there are, the fainter each is, except the selected one. */
function bandOpacity(families: number, selected: boolean): number {
  return selected ? 0.22 : 0.18 / Math.sqrt(families);
}

/** Per pixel of the chart's width: a maximum and a minimum. */
const pointsPerPixel = 2;
const fewestPoints = 200;

/** Room at the end of a curve for its mark and its name, in charts that are wide enough, and for its mark. */
const namesPx = { min: 112, max: 156 } as const;
const marksPx = 30;
/** Before and behind a name. */
const besideNamePx = 36;
const widthWithNamesPx = 440;

/** How near to the play head a press takes hold of it, and how far a press may move without moving what is visible. */
const nearHeadPx = 7;
const clickPx = 3;

/** A turn of the wheel by this much makes what is visible e times as wide; a pinch on a touchpad is told as small turns. */
const wheelPx = 500;
const pinchPx = 80;

const measuring = document.createElement('canvas').getContext('2d');

/** The room that the widest of the names needs. */
function roomForNames(names: readonly string[]): number {
  if (measuring === null) return namesPx.min;
  measuring.font = "11px 'Inter Variable', 'Noto Sans JP Variable', system-ui, sans-serif";
  const widest = Math.max(0, ...names.map((name) => measuring.measureText(name).width));
  return Math.min(namesPx.max, Math.max(namesPx.min, Math.ceil(widest) + besideNamePx));
}

const isNamed = ({ clientWidth }: HTMLElement, zoom: number): boolean =>
  clientWidth >= widthWithNamesPx * zoom;

type Drag = { readonly kind: 'head' } | { readonly kind: 'part'; lastX: number; movedPx: number };

export interface ChartPlotProps {
  /** Its number. */
  readonly index: number;
  readonly view: ChartView;
  /** What is pointed at, in whichever chart. */
  readonly point: ChartPoint | null;
  readonly onPoint: (change: (before: ChartPoint | null) => ChartPoint | null) => void;
  /** What all charts stand in. */
  readonly area: RefObject<HTMLElement | null>;
  readonly content: ChartContent;
}

export function ChartPlot({ index, view, point, onPoint, area, content }: ChartPlotProps) {
  const { quantity, scale, runners, subtract, sources } = content;
  const app = useApp();
  const { t } = useTranslation();
  const { nameOf } = useQuantityWords();
  const { axis, axisScale, meanRows } = useSetting('charts');
  const theme = useSceneTheme();
  const zoom = useDockZoom();
  const surface = useHeights();
  const frame = useRef<HTMLDivElement>(null);
  const heads = useRef<HTMLDivElement>(null);
  const plot = useRef<RacePlot | null>(null);
  const stale = useRef(true);
  const isPointed = useRef(false);
  const drag = useRef<Drag | null>(null);
  const refresh = useRef<() => void>(() => undefined);
  const placeNames = useRef<() => void>(() => undefined);
  const series = useMemo(() => createChartSeries(), []);
  const [ends, setEnds] = useState<Ends>(noEnds);
  const selected = useWindow((state) => state.selectedRunner);
  const aheadHidden = useWindow((state) => state.aheadHidden);
  const { isHeight, measure, reference, ofRuns } = quantityDefinitions[quantity];
  const named = useNamedLevels();
  const levels = useMemo(() => levelsOn(quantity, subtract, named), [quantity, subtract, named]);
  const families = runners.filter((runner) => isFamily(runner, quantity)).length;
  const isOneSelected = runners.some(({ key }) => key === selected);
  const referenceOf = (runner: SceneRunner): ((row: number) => number) | null =>
    // Of many, only that of the selected runner.
    !isOneSelected || runner.key === selected ? (reference?.(runner) ?? null) : null;
  const styles = runners.map((runner) => ({
    color: runner.color,
    dash: runner.dash,
    marker: runner.marker,
    bandOpacity: isFamily(runner, quantity) ? bandOpacity(families, runner.key === selected) : null,
    hasReference: referenceOf(runner) !== null,
    isGhost: runner.ghost,
  }));
  const names = runnerNames(useScene((current) => current.optimizers));
  const namesRoomPx = roomForNames(runners.map(({ key }) => names.get(key) ?? ''));
  const curves = JSON.stringify([styles, runners.map(({ key }) => key)]);
  const areMeans = meanRows > 1;

  /** Where a runner's own run is on the axis at a step. */
  const placeAtStep = (runner: SceneRunner, step: number): number => {
    if (axis === 'steps') return step;
    const run = app.trajectories.find(runner.key);
    const found = run === undefined ? null : runnerAxis(app.scenes.getState().scene, runner, axis)(run);
    if (found === null || found.end < 0) return -1;
    return found.at(Math.min(Math.floor(step), run!.state.rows - 1));
  };
  /** On an axis of evaluations each runner has a head of its own. */
  const headRunners = axis === 'steps' ? [null] : runners;
  const led = runners.find(({ key }) => key === selected) ?? runners[0];
  /** Where the play head is, or on an axis of evaluations that of the selected runner; −1 if there is none. */
  const headPlace = (): number => {
    const step = stepAt(app.scenes.getState().scene, app.playback.seconds());
    return led === undefined ? -1 : placeAtStep(led, step);
  };

  const placeHeads = (): void => {
    const step = stepAt(app.scenes.getState().scene, app.playback.seconds());
    headRunners.forEach((runner, i) => {
      const element = heads.current?.children[i];
      if (!(element instanceof HTMLElement)) return;
      plot.current?.placeHead(element, runner === null ? step : placeAtStep(runner, step));
    });
    if (aheadHidden && plot.current !== null)
      frame.current!.style.setProperty('--seen', `${Math.max(0, plot.current.leftOf(headPlace()))}px`);
  };

  useLayoutEffect(() => {
    const element = frame.current!;
    const style = getComputedStyle(element);
    const made = createRacePlot(element, {
      curves: styles,
      zoom,
      ink: () => style.getPropertyValue('--chart-ink'),
      grid: () => style.getPropertyValue('--chart-grid'),
      paper: () => style.getPropertyValue('--chart-paper'),
      namesPx: () => zoom * (isNamed(element, zoom) ? namesRoomPx : marksPx),
      scale,
      axisScale,
      areMeans,
      areCased: theme === 'contrast',
      // A runner that leaves the map must not flatten the other curves.
      heights:
        !isHeight || surface === null ? null : [surface.minimum - subtract, surface.maximum - subtract],
      levels,
      onPoint(place) {
        if (!isPointed.current) return;
        const all = area.current?.getBoundingClientRect();
        if (place === null || all === undefined) return;
        const leftPx = made.leftOf(place) + element.getBoundingClientRect().left;
        const side = leftPx > all.left + all.width / 2 ? 'left' : 'right';
        onPoint(() => ({ place, chart: index, leftPx, topPx: all.top, side }));
      },
      onSelect: view.show,
      onDrawn: () => placeNames.current(),
    });
    plot.current = made;
    stale.current = true;
    const observer = new ResizeObserver(() => {
      made.resize();
      stale.current = true;
      refresh.current();
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.dispose();
      plot.current = null;
    };
    // Recreated only when its inputs change: `curves` stands for their styles.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [
    app,
    view,
    index,
    curves,
    namesRoomPx,
    theme,
    zoom,
    quantity,
    scale,
    subtract,
    axisScale,
    areMeans,
    surface,
    isHeight,
    levels,
  ]);

  useEffect(() => {
    refresh.current = () => {
      if (!stale.current || plot.current === null || !view.isOf(axis, axisScale)) return;
      const { scene } = app.scenes.getState();
      const chosen = runners.map((runner) => {
        const all = app.trajectories.family(runner.key);
        return { runner, runs: isFamily(runner, quantity) ? all : all.slice(0, 1) };
      });
      // The runs of a family that has just changed its size will be complete after the next change.
      const wanted = (runner: SceneRunner): number => (isFamily(runner, quantity) ? 2 : 1);
      if (chosen.some(({ runner, runs }) => runs.length < wanted(runner))) return;
      stale.current = false;
      const points = Math.max(fewestPoints, pointsPerPixel * frame.current!.clientWidth);
      const range = view.range();
      const request = { range, axisScale, subtract, logarithmic: scale === 'log', meanRows, points };
      const curveSources = chosen.map(({ runner, runs }): CurveSource => {
        const ownReference = referenceOf(runner);
        return {
          key: runner.key,
          runs,
          valueOf: quantityDefinitions[quantity].reader(runner, sources)!,
          axisOf: runnerAxis(scene, runner, axis),
          reference: ownReference,
          // Heights have the surface's range.
          map: isHeight ? null : sources.landscape.domain,
          of: [
            axis,
            sources.landscape,
            // What does not come from runs changes with the scene alone.
            ofRuns && axis === 'steps' && ownReference === null ? null : runner,
            ...(measure === null ? [] : runs.map((run) => sources.measures.column(run, measure))),
          ],
        };
      });
      plot.current.setSeries(series(curveSources, request), range);
      placeHeads();
    };
    placeNames.current = () => {
      if (plot.current === null) return;
      const { topPx, heightPx, rightPx } = plot.current.area();
      const order = plot.current
        .ends()
        .flatMap((end, i): CurveEnd[] => {
          const runner = runners[i];
          return end === null || runner === undefined ? [] : [{ key: runner.key, topPx: end / zoom }];
        })
        .toSorted((a, b) => Number(b.key === selected) - Number(a.key === selected));
      const marks = placeEnds(order, heightPx / zoom);
      const next: Ends = { topPx, leftPx: rightPx, marks, areNamed: isNamed(frame.current!, zoom) };
      setEnds((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
  });

  useEffect(() => {
    const draw = (): void => refresh.current();
    const becomeStale = (): void => {
      stale.current = true;
    };
    const drawNext = (): void => {
      becomeStale();
      inNextFrame(draw);
    };
    const ended = [
      app.trajectories.subscribe(becomeStale),
      app.measures.subscribe(drawNext),
      view.subscribe(drawNext),
    ];
    return () => {
      ended.forEach((end) => end());
      notInNextFrame(draw);
    };
  }, [app, view]);

  useEffect(() => {
    stale.current = true;
  }, [runners, selected, meanRows]);

  useTicker(() => refresh.current(), 10);
  useTicker(placeHeads, 20);

  const isOthers = point !== null && point.chart !== index;
  const pointed = isOthers ? point.place : null;
  useEffect(() => {
    if (!isPointed.current) plot.current?.showPoint(pointed);
  }, [pointed]);

  useEffect(() => {
    const element = frame.current!.parentElement!;
    const zoom = (event: WheelEvent): void => {
      if (plot.current === null) return;
      event.preventDefault();
      if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) view.panBy(event.deltaX / element.clientWidth);
      else {
        const turn = event.deltaY / (event.ctrlKey ? pinchPx : wheelPx);
        view.zoomAt(plot.current.placeAt(event.clientX), Math.exp(turn));
      }
    };
    // React's own listener is passive: the page could scroll with it.
    element.addEventListener('wheel', zoom, { passive: false });
    return () => element.removeEventListener('wheel', zoom);
  }, [view]);

  const seekTo = (clientX: number): void => {
    if (plot.current === null) return;
    app.playback.pause();
    const place = plot.current.placeAt(clientX);
    if (axis === 'steps' || led === undefined) {
      seekStep(app, Math.round(place));
      return;
    }
    const run = app.trajectories.find(led.key);
    const found = run === undefined ? null : runnerAxis(app.scenes.getState().scene, led, axis)(run);
    if (found !== null) seekStep(app, Math.max(0, found.rowAt(place)));
  };

  const isNearHead = (clientX: number): boolean => {
    if (plot.current === null || led === undefined) return false;
    const headPx = plot.current.leftOf(headPlace()) + frame.current!.getBoundingClientRect().left;
    return Math.abs(headPx - clientX) <= nearHeadPx;
  };

  const press = ({ button, shiftKey, clientX }: React.PointerEvent): void => {
    if (button !== 0 || shiftKey) return;
    const movesPart = view.isZoomed() && !isNearHead(clientX);
    drag.current = movesPart ? { kind: 'part', lastX: clientX, movedPx: 0 } : { kind: 'head' };
    if (!movesPart) seekTo(clientX);
  };

  const move = ({ buttons, clientX, currentTarget }: React.PointerEvent): void => {
    isPointed.current = !aheadHidden;
    if ((buttons & 1) === 0) drag.current = null;
    const under = drag.current;
    if (under?.kind === 'head') seekTo(clientX);
    if (under?.kind !== 'part') return;
    under.movedPx += Math.abs(clientX - under.lastX);
    if (under.movedPx > clickPx)
      view.panBy((under.lastX - clientX) / (plot.current?.area().widthPx ?? currentTarget.clientWidth));
    under.lastX = clientX;
  };

  const release = ({ clientX }: React.PointerEvent): void => {
    if (drag.current?.kind === 'part' && drag.current.movedPx <= clickPx) seekTo(clientX);
    drag.current = null;
  };

  const leave = (): void => {
    isPointed.current = false;
    onPoint((before) => (before?.chart === index ? null : before));
  };

  return (
    <div
      className="plotFrame"
      data-ahead={aheadHidden ? 'hidden' : 'shown'}
      onPointerEnter={() => {
        isPointed.current = !aheadHidden;
      }}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={release}
      onPointerLeave={leave}
      onDoubleClick={() => view.reset()}
    >
      <FocusablePicture
        label={t('chart.focusable', { quantity: nameOf(quantity) })}
        onKey={(key) => stepChart(view, key, headPlace())}
        onMenu={null}
      >
        <div ref={frame} className="plot" />
        <CurveNames ends={ends} runners={runners} names={names} widthPx={namesRoomPx} />
        <div ref={heads} className="playHeads">
          {headRunners.map((runner) =>
            runner === null ? (
              <div key="all" className="playHead" />
            ) : (
              <div key={runner.key} className="runnerHead" style={{ color: runner.color }} />
            ),
          )}
        </div>
      </FocusablePicture>
    </div>
  );
}

/** The marks at the ends of the curves, below each other in pixels of a chart that is as large as usual, whether there is room for names beside them, and where they stand in the chart. */
interface Ends {
  readonly topPx: number;
  readonly leftPx: number;
  readonly marks: readonly CurveEnd[];
  readonly areNamed: boolean;
}

const noEnds: Ends = { topPx: 0, leftPx: 0, marks: [], areNamed: false };

/** Decorative: the legend has the names, too. */
function CurveNames({
  ends,
  runners,
  names,
  widthPx,
}: {
  readonly ends: Ends;
  readonly runners: readonly SceneRunner[];
  readonly names: ReadonlyMap<string, string>;
  /** Of a chart that is as large as usual. */
  readonly widthPx: number;
}) {
  const nameEnd = nameEnds(names);
  const zoom = useDockZoom();
  return (
    <div
      className="curveNames"
      style={{ top: ends.topPx, left: ends.leftPx, width: widthPx, scale: String(zoom) }}
      aria-hidden="true"
    >
      {ends.marks.map(({ key, topPx }) => {
        const runner = runners.find((each) => each.key === key);
        if (runner === undefined) return null;
        return (
          <div
            key={key}
            data-ghost={runner.ghost}
            style={{ top: topPx - endHeightPx / 2, height: endHeightPx }}
          >
            <RunnerMark look={runner} size={11} />
            {ends.areNamed && <RunnerName name={names.get(key)!} end={nameEnd.get(key)!} />}
          </div>
        );
      })}
    </div>
  );
}
