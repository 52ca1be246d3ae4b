// The loss curves on a canvas, free of React: axes, range, play head and what the pointer points at.
import uPlot from 'uplot';
import type { LossSeries } from './lossSeries';

const axisFont = "11px 'Inter Variable', 'Noto Sans JP Variable', sans-serif";

/** Margin above and below the curves of a linear axis, as a share of their range. */
const headroom = 0.08;

/** A logarithmic axis ends ten decades below its top: what lies deeper is rounding, and would flatten the race. */
const deepest = 1e-10;

const labelHeightPx = 18;

export interface LossPlotOptions {
  /** One curve each, in the order of the series' columns. */
  readonly colors: readonly string[];
  readonly ink: string;
  readonly grid: string;
  /** As in `lossSeries`: a number makes the axis logarithmic. */
  readonly above: number | null;
  /** Lowest and highest value of the surface; null while unknown. */
  readonly heights: readonly [lowest: number, highest: number] | null;
  /** The step under the pointer and its place from the element's left; null when the pointer is gone. */
  readonly onPoint: (point: PlotPoint | null) => void;
}

export interface PlotPoint {
  readonly step: number;
  readonly leftPx: number;
  readonly side: 'left' | 'right';
}

export interface LossPlot {
  setSeries(series: LossSeries): void;
  /** Places the head, an element over the plot, at a step. */
  placeHead(head: HTMLElement, step: number): void;
  /** The step at a pointer's `clientX`. */
  stepAtClientX(clientX: number): number;
  resize(): void;
  dispose(): void;
}

/** Makes a plot that fills `element`. */
export function createLossPlot(element: HTMLElement, options: LossPlotOptions): LossPlot {
  const { colors, above, heights, onPoint } = options;
  const size = (): { width: number; height: number } => ({
    width: element.clientWidth,
    height: element.clientHeight,
  });
  const grid: uPlot.Axis.Grid = { stroke: options.grid, width: 1 };
  const axis: uPlot.Axis = { stroke: options.ink, font: axisFont, ticks: { show: false } };
  const decades: uPlot.Axis.Filter = (self, splits) => {
    const { min, max } = self.scales['y']!;
    const count = Math.log10(max! / min!);
    const stride = Math.max(1, Math.ceil((count * labelHeightPx) / self.over.clientHeight));
    return splits.map((split) => wholeDecade(split, stride));
  };
  const range: uPlot.Range.Function = (_, low, high) => yRange(low, high, above, heights);
  const point = (self: uPlot): PlotPoint | null => {
    const { idx } = self.cursor;
    const step = typeof idx === 'number' ? self.data[0][idx] : undefined;
    if (step === undefined) return null;
    const leftPx = self.valToPos(step, 'x') + self.over.offsetLeft;
    return { step, leftPx, side: leftPx > self.width / 2 ? 'left' : 'right' };
  };

  const plot = new uPlot(
    {
      ...size(),
      legend: { show: false },
      cursor: { y: false, points: { size: 6 }, drag: { x: false, y: false, setScale: false } },
      scales: {
        x: { time: false },
        // uPlot's types name the kinds of scale in a const enum, which isolated modules can't read: 3 is logarithmic.
        // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment
        y: { ...(above !== null && { distr: 3 }), range },
      },
      axes: [
        {
          ...axis,
          grid,
          size: 26,
          values: (_, ticks) => ticks.map((tick) => (Number.isInteger(tick) ? String(tick) : '')),
        },
        {
          ...axis,
          size: 58,
          ...(above === null ? { grid } : { filter: decades, grid: { ...grid, filter: decades } }),
          values: (_, ticks: (number | null)[]) =>
            ticks.map((tick) => (tick === null ? '' : axisNumber(tick))),
        },
      ],
      series: [{}, ...colors.map((stroke) => ({ stroke, width: 2, points: { show: false } }))],
      hooks: { setCursor: [(self) => onPoint(point(self))] },
    },
    [[], ...colors.map(() => [])],
    element,
  );

  return {
    setSeries({ steps, losses }) {
      plot.setData([[...steps], ...losses.map((column) => [...column])]);
    },
    placeHead(head, step) {
      if (plot.data[0].length === 0) return;
      // From uPlot's own numbers: asking the page would make it lay out anew in every frame.
      const { left, top, height } = plot.bbox;
      const x = left / uPlot.pxRatio + plot.valToPos(step, 'x');
      head.style.transform = `translate(${x}px, ${top / uPlot.pxRatio}px)`;
      head.style.height = `${height / uPlot.pxRatio}px`;
    },
    stepAtClientX: (clientX) =>
      Math.round(plot.posToVal(clientX - plot.over.getBoundingClientRect().left, 'x')),
    resize: () => plot.setSize(size()),
    dispose: () => plot.destroy(),
  };
}

/** On a logarithmic axis every `stride`-th power of ten gets a line and a label; uPlot leaves out what is null. */
function wholeDecade(split: number, stride: number): number | null {
  const exponent = Math.log10(split);
  const whole = Math.round(exponent);
  return Math.abs(exponent - whole) < 1e-9 && whole % stride === 0 ? split : null;
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

function axisNumber(value: number): string {
  const magnitude = Math.abs(value);
  if (value === 0) return '0';
  if (magnitude >= 1e-2 && magnitude < 1e5) return String(Number(value.toPrecision(6))).replace('-', '−');
  return value.toExponential(0).replace('e+', 'e').replaceAll('-', '−');
}
