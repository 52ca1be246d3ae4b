// Curves over x on a canvas, without React: grid, axes through 0, and the crosshair.
import uPlot from 'uplot';
import { jumpsIn } from './jumps';
import { axisFont, axisNumber, drawAgainWithFont, smoothLine } from '../charts/chartStyle';

export interface PlotCurve {
  /** #rrggbb */
  readonly color: string;
  /** In CSS pixels; empty for a solid line. */
  readonly dash: readonly number[];
}

export interface CurveChartOptions {
  readonly curves: readonly PlotCurve[];
  /** Colours, asked for whenever the plot is drawn: a theme may be on show only after the plot has been made. */
  readonly ink: () => string;
  readonly grid: () => string;
  /** Of the lines x = 0 and y = 0. */
  readonly axis: () => string;
  /** Whether each sample has a dot. */
  readonly dots: boolean;
  /** How much larger than usual numbers and lines are. */
  readonly zoom: number;
  /** Formats numbers at the y axis. */
  readonly yNumber?: ((value: number) => string) | undefined;
  /** Called with the sample under the pointer when the pointer moves. */
  readonly onPoint: (index: number) => void;
}

export interface CurveData {
  readonly x: Float64Array;
  /** One for each curve. */
  readonly columns: readonly Float64Array[];
  readonly heights: readonly [low: number, high: number];
}

export type CurveChart = ReturnType<typeof createCurveChart>;

/** Makes a plot that fills `element`. */
export function createCurveChart(element: HTMLElement, options: CurveChartOptions) {
  const { curves, dots, zoom, yNumber = axisNumber } = options;
  let data: CurveData = { x: new Float64Array(), columns: [], heights: [0, 1] };
  /** The sample under the crosshair; new data moves the crosshair with it. */
  let shown: number | null = null;
  const size = (): { width: number; height: number } => ({
    width: element.clientWidth,
    height: element.clientHeight,
  });
  const axis: uPlot.Axis = {
    stroke: options.ink,
    font: axisFont(zoom),
    gap: 5 * zoom,
    ticks: { show: false },
    grid: { stroke: options.grid, width: 1 },
  };
  const plot = new uPlot(
    {
      ...size(),
      padding: [8 * zoom, 12 * zoom, 0, 0],
      legend: { show: false },
      cursor: {
        y: false,
        points: { size: 7 * zoom },
        drag: { x: false, y: false, setScale: false },
        // Only the page moves the crosshair.
        bind: { mousemove: unbound, mouseenter: unbound, mouseleave: unbound },
      },
      scales: {
        x: { time: false, range: () => [data.x[0] ?? 0, data.x.at(-1) ?? 1] },
        y: { range: () => [...data.heights] },
      },
      axes: [
        { ...axis, size: 26 * zoom, space: 50 * zoom, values: (_, ticks) => ticks.map(axisNumber) },
        { ...axis, size: 52 * zoom, space: 30 * zoom, values: (_, ticks) => ticks.map(yNumber) },
      ],
      series: [
        {},
        ...curves.map(({ color, dash }) => ({
          stroke: color,
          width: 2.25 * zoom,
          pxAlign: smoothLine,
          ...(!dots && { gaps: (self: uPlot, series: number) => gapsAtJumps(self, series, data) }),
          // In pixels of the canvas.
          dash: dash.map((length) => length * zoom * uPlot.pxRatio),
          cap: 'round' as const,
          points: { show: dots, size: 5 * zoom, fill: color },
        })),
      ],
      hooks: {
        drawAxes: [(self) => drawZeroLines(self, options.axis())],
      },
    },
    [[], ...curves.map(() => [])],
    element,
  );
  void drawAgainWithFont(plot);

  function shareAt(clientX: number): number {
    const { left, width } = plot.over.getBoundingClientRect();
    return Math.min(1, Math.max(0, (clientX - left) / width));
  }

  /** Computed from the data's ends, because the plot's own scale is updated later. */
  function place(index: number | null): number | null {
    shown = index;
    const x = index === null ? undefined : data.x[index];
    const [first, last] = [data.x[0] ?? 0, data.x.at(-1) ?? 1];
    const left = x === undefined ? -10 : (plot.over.clientWidth * (x - first)) / (last - first);
    plot.setCursor({ left, top: left < 0 ? -10 : 0 });
    return x === undefined ? null : left + plot.over.offsetLeft;
  }

  plot.over.addEventListener('pointermove', ({ clientX }) =>
    options.onPoint(Math.round(shareAt(clientX) * (data.x.length - 1))),
  );

  return {
    setData(next: CurveData): void {
      data = next;
      plot.batch(() => {
        plot.setData([next.x, ...next.columns.map((column) => nearTo(next.heights, column))]);
        place(shown);
      });
    },
    /** Moves the crosshair to a sample; null hides it. Returns its distance from the element's left edge. */
    showPoint: place,
    /** The position of a pointer's `clientX` as a fraction of the plot's width. */
    shareAt,
    resize: (): void => plot.setSize(size()),
    dispose: (): void => plot.destroy(),
  };
}

/** Values far beyond the plot are clamped: extremely long lines lose their dashes. */
function nearTo([low, high]: CurveData['heights'], column: Float64Array): Float64Array {
  const beyond = high - low;
  return column.map((value) => Math.min(high + beyond, Math.max(low - beyond, value)));
}

/** Intervals of the canvas in which a curve is not drawn, wide enough to hide the line across a jump. */
function gapsAtJumps(plot: uPlot, series: number, { x, columns, heights }: CurveData): uPlot.Series.Gaps {
  const column = columns[series - 1];
  if (column === undefined) return [];
  const room = 1.25 * uPlot.pxRatio;
  return jumpsIn(column, heights).map((index) => [
    plot.valToPos(x[index]!, 'x', true) - room,
    plot.valToPos(x[index + 1]!, 'x', true) + room,
  ]);
}

const unbound = (): null => null;

function drawZeroLines(plot: uPlot, color: string): void {
  const { ctx, bbox } = plot;
  const line = (x0: number, y0: number, x1: number, y1: number): void => {
    ctx.beginPath();
    ctx.moveTo(x0, y0);
    ctx.lineTo(x1, y1);
    ctx.stroke();
  };
  ctx.save();
  ctx.strokeStyle = color;
  ctx.lineWidth = uPlot.pxRatio;
  const isInside = (scale: string): boolean => {
    const { min = 0, max = 0 } = plot.scales[scale]!;
    return min <= 0 && max >= 0;
  };
  // On whole pixels, like the grid.
  const place = (at: number): number => Math.round(at) + (uPlot.pxRatio % 2) / 2;
  if (isInside('x')) {
    const x = place(plot.valToPos(0, 'x', true));
    line(x, bbox.top, x, bbox.top + bbox.height);
  }
  if (isInside('y')) {
    const y = place(plot.valToPos(0, 'y', true));
    line(bbox.left, y, bbox.left + bbox.width, y);
  }
  ctx.restore();
}
