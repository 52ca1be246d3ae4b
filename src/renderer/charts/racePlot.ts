// The curves on a canvas, without React: axes, range, bands, marks on the lines, their ends, play head and the point under the
// pointer.
import uPlot from 'uplot';
import type { RunnerDash, RunnerMarker } from '../../core/scene/scene';
import { dashPattern, markerPath } from '../../core/look/runnerMark';
import { axisFont, axisNumber, drawAgainWithFont, smoothLine } from './chartStyle';
import type { ChartSeries, Column } from './chartSeries';

/** Margin above and below the curves of a linear axis, as a fraction of their range. */
const headroom = 0.08;

/** A logarithmic axis ends ten decades below its top: lower values are rounding errors, and would flatten curves. */
const deepest = 1e-10;

const labelHeightPx = 18;

/** Scales the picture's dashes, which are meant for longer lines, to CSS pixels of the chart. */
const dashScale = 0.5;

/** The heads on a curve, which tell it without its colour: their radius, and how far apart they are at least. */
const markRadiusPx = 3.6;
const markDistancePx = 150;

export interface CurveStyle {
  /** #rrggbb */
  readonly color: string;
  readonly dash: RunnerDash;
  readonly marker: RunnerMarker;
  /** Opacity of the band, 0 to 1; null if there is none. */
  readonly bandOpacity: number | null;
}

export interface RacePlotOptions {
  /** In the order of the series' curves. */
  readonly curves: readonly CurveStyle[];
  /** Colours, asked for whenever the plot is drawn: a theme may be on show only after the plot has been made. */
  readonly ink: () => string;
  readonly grid: () => string;
  /** Around the heads on the curves. */
  readonly paper: () => string;
  /** Room at the right for the names of the curves, asked for whenever the plot changes its size. */
  readonly namesPx: () => number;
  /** As in `chartSeries`: a number makes the axis logarithmic. */
  readonly above: number | null;
  /** The range of values that matter, if curves may exceed it; null if all values do. */
  readonly heights: readonly [lowest: number, highest: number] | null;
  /** The step under the pointer and its distance from the element's left edge; null when the pointer has left. */
  readonly onPoint: (point: PlotPoint | null) => void;
  /** The curves have been drawn: their ends are where they are told to be. */
  readonly onDrawn: () => void;
}

export interface PlotPoint {
  readonly step: number;
  readonly leftPx: number;
  readonly side: 'left' | 'right';
}

export type RacePlot = ReturnType<typeof createRacePlot>;

/** Makes a plot that fills `element`. */
export function createRacePlot(element: HTMLElement, options: RacePlotOptions) {
  const { curves, above, heights, onPoint } = options;
  const banded = curves.filter(({ bandOpacity }) => bandOpacity !== null);
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
  const firstLine = 1 + 2 * banded.length;
  let range = yRange(Infinity, -Infinity, above, heights);
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
      padding: [null, options.namesPx, null, null],
      legend: { show: false },
      cursor: {
        y: false,
        points: { size: 6, show: (_, index) => cursorPoint(index > 2 * banded.length) },
        drag: { x: false, y: false, setScale: false },
      },
      scales: {
        x: { time: false },
        // uPlot's types name the kinds of scale in a const enum, which isolated modules can't read: 3 is logarithmic.
        // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment
        y: { ...(above !== null && { distr: 3 }), range: () => range },
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
      // Bands first, so that every line lies above them: two edges per band, then the lines.
      series: [
        {},
        ...banded.flatMap(() => [edge, edge]),
        ...curves.map(({ color, dash }) => ({
          stroke: color,
          width: 2,
          pxAlign: smoothLine,
          // In pixels of the canvas.
          dash: dashPattern(dash).map((length) => length * dashScale * uPlot.pxRatio),
          cap: 'round' as const,
          points: { show: false },
        })),
      ],
      bands: banded.map(({ color, bandOpacity }, i) => ({
        series: [2 * i + 1, 2 * i + 2],
        fill: color + hexadecimal(bandOpacity ?? 0),
      })),
      hooks: {
        setCursor: [(self) => onPoint(point(self))],
        draw: [(self) => drawMarks(self, curves, firstLine, options.paper()), options.onDrawn],
      },
    },
    [[], ...banded.flatMap(() => [[], []]), ...curves.map(() => [])],
    element,
  );
  void drawAgainWithFont(plot);

  return {
    setSeries(series: ChartSeries): void {
      range = yRange(...extentOf(series, above !== null), above, heights);
      const [bottom, top] = range;
      const within = (column: Column): (number | null)[] =>
        column.map((value) => (value === null ? null : Math.min(top, Math.max(bottom, value))));
      plot.setData([
        [...series.steps],
        ...series.curves.flatMap(({ band }) => (band === null ? [] : [within(band.high), within(band.low)])),
        ...series.curves.map(({ line }) => [...line]),
      ]);
    },
    /** Moves the head, an element over the plot, to a step. */
    placeHead(head: HTMLElement, step: number): void {
      if (plot.data[0].length === 0) return;
      // Uses uPlot's own numbers: reading them from the page would force a layout in every frame.
      const { left, top, height } = plot.bbox;
      const x = left / uPlot.pxRatio + plot.valToPos(step, 'x');
      head.style.transform = `translate(${x}px, ${top / uPlot.pxRatio}px)`;
      head.style.height = `${height / uPlot.pxRatio}px`;
    },
    /** The part of the element that has the curves, in its pixels. */
    area(): { readonly topPx: number; readonly heightPx: number; readonly rightPx: number } {
      const { left, top, width, height } = plot.bbox;
      const scale = uPlot.pxRatio;
      return { topPx: top / scale, heightPx: height / scale, rightPx: (left + width) / scale };
    },
    /** Where each curve ends, in pixels below the area's upper edge; null if there is none of it. */
    ends: (): (number | null)[] =>
      curves.map((_, index) => {
        const values = plot.data[firstLine + index] ?? [];
        let last = values.length - 1;
        while (last >= 0 && values[last] === null) last -= 1;
        return last < 0 ? null : plot.valToPos(values[last]!, 'y');
      }),
    /** The step at a pointer's `clientX`. */
    stepAtClientX: (clientX: number): number =>
      Math.round(plot.posToVal(clientX - plot.over.getBoundingClientRect().left, 'x')),
    resize: (): void => plot.setSize(size()),
    dispose: (): void => plot.destroy(),
  };
}

/** Draws each runner's head on its curve, here and there, one beside the other's. */
function drawMarks(self: uPlot, curves: readonly CurveStyle[], firstLine: number, paper: string): void {
  const { ctx, bbox } = self;
  const scale = uPlot.pxRatio;
  const spans = Math.max(1, Math.floor(bbox.width / scale / markDistancePx));
  ctx.save();
  curves.forEach(({ color, marker }, index) => {
    const path = new Path2D(markerPath(marker));
    for (let span = 0; span < spans; span += 1) {
      const share = (span + (index + 0.5) / curves.length) / spans;
      const at = self.posToIdx((share * bbox.width) / scale);
      const value = self.data[firstLine + index]?.[at];
      if (value === undefined || value === null) continue;
      const y = self.valToPos(value, 'y', true);
      if (!(y >= bbox.top && y <= bbox.top + bbox.height)) continue;
      ctx.setTransform(
        markRadiusPx * scale,
        0,
        0,
        markRadiusPx * scale,
        self.valToPos(self.data[0][at]!, 'x', true),
        y,
      );
      ctx.lineWidth = 0.9;
      ctx.lineJoin = 'round';
      ctx.strokeStyle = paper;
      ctx.fillStyle = color;
      ctx.stroke(path);
      ctx.fill(path);
    }
  });
  ctx.restore();
}

/** An edge of a band is invisible: only the area between two edges is painted. */
const edge: uPlot.Series = { width: 0, points: { show: false } };

/** The two alpha digits that follow a colour's six. */
function hexadecimal(opacity: number): string {
  return Math.round(255 * opacity)
    .toString(16)
    .padStart(2, '0');
}

/** The cursor's point, which uPlot sizes, colours and moves. By default, edges of bands would have one, too. */
function cursorPoint(shown: boolean): HTMLElement {
  const point = document.createElement('div');
  point.hidden = !shown;
  return point;
}

/** The smallest and largest value, without those that the axis can't show. */
function extentOf({ curves }: ChartSeries, logarithmic: boolean): [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (const { line, band } of curves) {
    for (const column of band === null ? [line] : [line, band.low, band.high]) {
      for (const value of column) {
        if (value === null || !Number.isFinite(value) || (logarithmic && value <= 0)) continue;
        if (value < low) low = value;
        if (value > high) high = value;
      }
    }
  }
  return [low, high];
}

/** On a logarithmic axis every `stride`-th power of ten gets a line and a label; uPlot skips null. */
function wholeDecade(split: number, stride: number): number | null {
  const exponent = Math.log10(split);
  const whole = Math.round(exponent);
  return Math.abs(exponent - whole) < 1e-9 && whole % stride === 0 ? split : null;
}

/** The data's range with a margin, clipped to the surface's heights: runners that leave must not flatten others. */
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
