// One plot of curves over x. Pointing reads values, the wheel and two fingers zoom, dragging pans; with the keyboard, arrows move
// the crosshair, + and − zoom and 0 resets the view. While presenting, the first button and a single finger point at things.
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useWindow } from '../app/appContext';
import { useDockZoom } from '../app/usePresentingScale';
import { useSceneTheme } from '../app/useSceneTheme';
import { createCurveChart, type CurveData, type CurveChart as Plot, type PlotCurve } from './curveChart';
import { createPlotPresses } from './plotPresses';

/** Callbacks for gestures; a plot without them can't be zoomed. */
export interface PlotGestures {
  /** Zooms out by a factor (in, below 1) around a point, given as a fraction of the width. */
  readonly zoom: (factor: number, share: number) => void;
  /** Pans by a fraction of the width. */
  readonly move: (share: number) => void;
  readonly reset: () => void;
}

interface CurvePlotProps {
  /** Description of the plot. */
  readonly label: string;
  readonly curves: readonly PlotCurve[];
  readonly data: CurveData;
  readonly dots?: boolean;
  readonly yNumber?: (value: number) => string;
  readonly gestures?: PlotGestures;
  /** The sample under the crosshair. */
  readonly point: number | null;
  readonly onPoint: (index: number | null) => void;
  /** The values at the crosshair as text. */
  readonly pointText: string;
  /** Shown beside the crosshair, if there is one. */
  readonly readout?: ReactNode;
}

const wheelStep = 1.0015;
const keyStep = 1.25;
/** Distance between the crosshair and the read-out, in CSS pixels. */
const readoutGap = 12;

export function CurvePlot({
  label,
  curves,
  data,
  dots = false,
  yNumber,
  gestures,
  point,
  onPoint,
  pointText,
  readout,
}: CurvePlotProps) {
  const theme = useSceneTheme();
  const zoom = useDockZoom();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const plot = useRef<Plot | null>(null);
  const [presses] = useState(createPlotPresses);
  const presenting = useWindow((state) => state.presenting !== null);
  const beside = useRef<HTMLDivElement>(null);
  const latest = useRef({ data, point, gestures, onPoint, presenting });
  useLayoutEffect(() => {
    latest.current = { data, point, gestures, onPoint, presenting };
  });
  const styles = JSON.stringify(curves);

  useLayoutEffect(() => {
    const element = canvas.current!;
    const style = getComputedStyle(element);
    const made = createCurveChart(element, {
      curves: JSON.parse(styles) as PlotCurve[],
      ink: () => style.getPropertyValue('--chart-ink'),
      grid: () => style.getPropertyValue('--chart-grid'),
      axis: () => style.getPropertyValue('--chart-axis'),
      dots,
      zoom,
      yNumber,
      onPoint: (index) => {
        // During a drag there is no crosshair: the plot moves with the pointer.
        const isDrag = presses.count() > (latest.current.presenting ? 1 : 0);
        latest.current.onPoint(isDrag ? null : index);
      },
    });
    plot.current = made;
    made.setData(latest.current.data);
    const observer = new ResizeObserver(() => {
      made.resize();
      placeBeside(beside.current, made.showPoint(latest.current.point), element.clientWidth);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.dispose();
      plot.current = null;
    };
  }, [styles, theme, dots, zoom, yNumber, presses]);

  useLayoutEffect(() => plot.current?.setData(data), [data]);
  useLayoutEffect(() => {
    const left = plot.current?.showPoint(point) ?? null;
    placeBeside(beside.current, left, canvas.current!.clientWidth);
  }, [data, point]);

  useEffect(() => {
    const element = frame.current!;
    // React's own wheel listeners are passive and can't prevent scrolling.
    const onWheel = (event: WheelEvent): void => {
      const { gestures: asked } = latest.current;
      if (asked === undefined) return;
      event.preventDefault();
      asked.zoom(wheelStep ** event.deltaY, plot.current?.shareAt(event.clientX) ?? 0.5);
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, []);

  const onPointerDown = (event: React.PointerEvent<HTMLElement>): void => {
    const button = presenting && event.pointerType === 'mouse' ? 2 : 0;
    if (gestures === undefined || event.button !== button) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    presses.press(event.pointerId, plot.current!.shareAt(event.clientX));
  };
  const onPointerMove = (event: React.PointerEvent): void => {
    const shift = presses.move(event.pointerId, plot.current!.shareAt(event.clientX));
    if (shift === null) return;
    if (presenting && event.pointerType !== 'mouse' && presses.count() < 2) return;
    gestures?.move(-shift.move);
    gestures?.zoom(shift.factor, shift.at);
  };
  const onPointerUp = ({ pointerId }: React.PointerEvent): void => presses.release(pointerId);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const last = data.x.length - 1;
    const stride = Math.max(1, Math.round(last / (event.shiftKey ? 10 : 100)));
    const at = point ?? Math.round(last / 2);
    const handlers: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => onPoint(Math.max(0, at - stride)),
      ArrowRight: () => onPoint(Math.min(last, at + stride)),
      Home: () => onPoint(0),
      End: () => onPoint(last),
      Escape: () => onPoint(null),
      ...(gestures !== undefined && {
        '+': () => gestures.zoom(1 / keyStep, at / last),
        '-': () => gestures.zoom(keyStep, at / last),
        '0': () => gestures.reset(),
      }),
    };
    const handle = handlers[event.key];
    if (handle === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    handle();
  };

  return (
    <div
      ref={frame}
      className="functionPlot"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={data.x[0] ?? 0}
      aria-valuemax={data.x.at(-1) ?? 0}
      aria-valuenow={data.x[point ?? Math.floor(data.x.length / 2)] ?? 0}
      aria-valuetext={pointText}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onPointerLeave={() => onPoint(null)}
      onDoubleClick={gestures?.reset}
      onKeyDown={onKeyDown}
      onBlur={() => onPoint(null)}
    >
      <div ref={canvas} className="plot" />
      {point !== null && readout !== undefined && (
        <div ref={beside} className="functionReadout">
          {readout}
        </div>
      )}
    </div>
  );
}

/** Places the read-out to the right or left of the crosshair, where there is room, inside the plot. */
function placeBeside(readout: HTMLElement | null, left: number | null, width: number): void {
  if (readout === null || left === null) return;
  const own = readout.offsetWidth;
  const right = left + readoutGap;
  const wished = right + own <= width ? right : left - readoutGap - own;
  readout.style.left = `${Math.max(0, Math.min(width - own, wished))}px`;
}
