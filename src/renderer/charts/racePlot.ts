// The curves on a canvas, without React: axes, range, bands, marks on the lines, their ends, play head, crosshair and the part that
// is selected with it.
import uPlot from 'uplot';
import type { RunnerDash, RunnerMarker } from '../../core/scene/scene';
import { dashPattern, ghostShares } from '../../core/look/runnerMark';
import { axisFont, axisNumber, drawAgainWithFont } from './chartStyle';
import type { ChartScale } from '../../core/view/chartSettings';
import type { Range } from './buckets';
import type { ChartSeries, Column, Curve } from './chartSeries';
import { createCurveCanvas, type Drawn } from './curveCanvas';

/** Margin above and below the curves of a linear axis, as a fraction of their range. */
const headroom = 0.08;

/** A logarithmic axis ends ten decades below its top: lower values are rounding errors, and would flatten curves. */
const deepest = 1e-10;
/** Where 0 is on it, as a share of its lower end. */
const fallen = 1e-3;

const labelHeightPx = 18;
const labelWidthPx = 44;

/** The line at a level, and the tag around its number. */
const levelDash = [5, 4];
const tagPaddingPx = 4;

/** How much wider an outline is than its curve. */
const casingPx = 2;

/** The values behind a running mean, and the lines that curves are compared with. */
const rawOpacity = 0.3;
const referenceDash = [2, 3];
const thinLine = (zoom: number) =>
  ({ kind: 'line', widthPx: zoom, dash: [] as readonly number[], marker: null }) as const;

/** A horizontal axis of fewer decades has even labels. */
const fewDecades = 1.3;

/** Longer numbers of steps or evaluations are written with a power of ten. */
const longestCount = 1e6;

/** Scales the picture's dashes, which are meant for longer lines, to CSS pixels of the chart. */
const dashScale = 0.5;

export interface CurveStyle {
  /** #rrggbb */
  readonly color: string;
  readonly dash: RunnerDash;
  readonly marker: RunnerMarker;
  /** Opacity of the band, 0 to 1; null if there is none. */
  readonly bandOpacity: number | null;
  /** Whether there is a line to compare it with. */
  readonly hasReference: boolean;
  /** Whether all of it is faint, and lies under the others. */
  readonly isGhost: boolean;
}

export interface RacePlotOptions {
  /** In the order of the series' curves. */
  readonly curves: readonly CurveStyle[];
  /** How much larger than usual everything is that has a size of its own. */
  readonly zoom: number;
  /** Colours, asked for whenever the plot is drawn: a theme may be on show only after the plot has been made. */
  readonly ink: () => string;
  readonly grid: () => string;
  /** Around the heads on the curves. */
  readonly paper: () => string;
  /** Whether curves have an outline of ink, as pale ones need on white. */
  readonly areCased: boolean;
  /** Room at the right for the names of the curves, asked for whenever the plot changes its size. */
  readonly namesPx: () => number;
  readonly scale: ChartScale;
  /** Of the horizontal axis. */
  readonly axisScale: ChartScale;
  /** Whether the lines are means of values that are drawn, too. */
  readonly areMeans: boolean;
  /** The range of values that matter, if curves may exceed it; null if all values do. */
  readonly heights: Range | null;
  /** Values that words beside the chart speak of, as they stand on its axis: each has a line across, and its number at the axis. */
  readonly levels: readonly number[];
  /** The place under the pointer; null when the pointer has left. */
  readonly onPoint: (place: number | null) => void;
  /** A part of the horizontal axis was chosen by dragging with the shift key. */
  readonly onSelect: (range: Range) => void;
  /** The curves have been drawn: their ends are where they are told to be. */
  readonly onDrawn: () => void;
}

export type RacePlot = ReturnType<typeof createRacePlot>;

/** Makes a plot that fills `element`. */
export function createRacePlot(element: HTMLElement, options: RacePlotOptions) {
  const { curves, zoom, scale, axisScale, areMeans, areCased, heights, levels, onPoint } = options;
  const logarithmic = scale === 'log';
  const banded = curves.filter(({ bandOpacity }) => bandOpacity !== null);
  const compared = curves.filter(({ hasReference }) => hasReference);
  const size = (): { width: number; height: number } => ({
    width: element.clientWidth,
    height: element.clientHeight,
  });
  const grid: uPlot.Axis.Grid = { stroke: options.grid, width: 1 };
  const axis: uPlot.Axis = {
    stroke: options.ink,
    font: axisFont(zoom),
    gap: 5 * zoom,
    ticks: { show: false },
  };
  const decades: uPlot.Axis.Filter = (self, splits) => {
    const { min, max } = self.scales['y']!;
    const count = Math.log10(max! / min!);
    const stride = Math.max(1, Math.ceil((count * labelHeightPx * zoom) / self.over.clientHeight));
    return splits.map((split) => wholeDecade(split, stride));
  };
  const means = areMeans ? curves : [];
  const firstMean = 1 + 2 * banded.length;
  const firstCompared = firstMean + means.length;
  const firstLine = firstCompared + compared.length;
  const lines = curves.map((curve, i) => ({ ...curve, series: firstLine + i }));
  const dashOf = (dash: RunnerDash): number[] => dashPattern(dash).map((length) => length * dashScale * zoom);
  // Bands first, so that every line lies above them: two edges for each, then what lies behind the lines, then the lines over their outlines.
  const drawn: readonly Drawn[] = [
    ...banded.map(({ color, bandOpacity, isGhost }, i) => ({
      kind: 'band' as const,
      high: 2 * i + 1,
      low: 2 * i + 2,
      color: color + hexadecimal((bandOpacity ?? 0) * shareOf(isGhost)),
    })),
    ...means.map(({ color, isGhost }, i) => ({
      ...thinLine(zoom),
      series: firstMean + i,
      color: color + hexadecimal(rawOpacity * shareOf(isGhost)),
    })),
    ...compared.map(({ color, isGhost }, i) => ({
      ...thinLine(zoom),
      series: firstCompared + i,
      color: color + hexadecimal(shareOf(isGhost)),
      dash: referenceDash.map((length) => length * zoom),
    })),
    ...(areCased ? lines : []).map(({ dash, series }) => ({
      kind: 'line' as const,
      series,
      color: options.ink,
      widthPx: 2 * zoom + casingPx,
      dash: dashOf(dash),
      marker: null,
    })),
    ...[...lines.filter(({ isGhost }) => isGhost), ...lines.filter(({ isGhost }) => !isGhost)].map(
      ({ color, dash, marker, isGhost, series }) => ({
        kind: 'line' as const,
        series,
        color: color + hexadecimal(shareOf(isGhost)),
        widthPx: 2 * zoom,
        dash: dashOf(dash),
        marker,
      }),
    ),
  ];
  let range = yRange(Infinity, -Infinity, logarithmic, heights);
  let visible: Range = axisScale === 'log' ? [1, 2] : [0, 1];
  const isSeen = (level: number): boolean => level >= range[0] && level <= range[1];
  const isUnderTag = (self: uPlot, tick: number): boolean => {
    const nearest = (labelHeightPx * zoom) / self.over.clientHeight;
    return levels.some(
      (level) => isSeen(level) && Math.abs(shareOfRange(level) - shareOfRange(tick)) < nearest,
    );
  };
  /** How high a value stands: 0 at the axis' lower end, 1 at its upper one. */
  const shareOfRange = (value: number): number => {
    const [bottom, top] = range;
    return logarithmic
      ? Math.log(value / bottom) / Math.log(top / bottom)
      : (value - bottom) / (top - bottom);
  };
  const drawLevels = (self: uPlot): void => {
    const { ctx, bbox } = self;
    const ratio = uPlot.pxRatio;
    const shownLevels = levels.filter(isSeen);
    ctx.save();
    ctx.lineWidth = Math.max(1, Math.round(zoom * ratio));
    ctx.font = axisFont(zoom * ratio);
    ctx.textAlign = 'right';
    ctx.textBaseline = 'middle';
    for (const level of shownLevels) {
      // On whole pixels, so that it is as sharp as the grid.
      const y = Math.round(self.valToPos(level, 'y', true)) + (ctx.lineWidth % 2) / 2;
      ctx.strokeStyle = options.ink();
      ctx.setLineDash(levelDash.map((length) => length * zoom * ratio));
      ctx.beginPath();
      ctx.moveTo(bbox.left, y);
      ctx.lineTo(bbox.left + bbox.width, y);
      ctx.stroke();
      const text = axisNumber(level);
      const [padding, height] = [tagPaddingPx * zoom * ratio, (labelHeightPx - 1) * zoom * ratio];
      const width = ctx.measureText(text).width + 2 * padding;
      ctx.fillStyle = options.ink();
      ctx.beginPath();
      ctx.roundRect(bbox.left - width - ratio, y - height / 2, width, height, 3 * zoom * ratio);
      ctx.fill();
      ctx.fillStyle = options.paper();
      ctx.fillText(text, bbox.left - padding - ratio, y);
    }
    ctx.restore();
  };
  const placeUnder = (self: uPlot): number | null => {
    const { idx } = self.cursor;
    return (typeof idx === 'number' ? self.data[0][idx] : undefined) ?? null;
  };

  const plot = new uPlot(
    {
      ...size(),
      padding: [null, options.namesPx, null, null],
      legend: { show: false },
      cursor: {
        y: false,
        points: { size: 6, show: (_, index) => cursorPoint(index >= firstLine) },
        drag: { x: true, y: false, setScale: false },
        // Other drags move the play head or the curves.
        bind: {
          mousedown: (_self, _target, handler) => (event) => (event.shiftKey ? handler(event) : null),
          dblclick: () => () => null,
        },
      },
      scales: {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment
        x: { time: false, ...(axisScale === 'log' && { distr: 3 }), range: () => [...visible] },
        // uPlot's types name the kinds of scale in a const enum, which isolated modules can't read: 3 is logarithmic.
        // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment
        y: { ...(logarithmic && { distr: 3 }), range: () => [...range] },
      },
      axes: [
        {
          ...axis,
          size: 26 * zoom,
          space: 50 * zoom,
          grid,
          ...(axisScale === 'log' && {
            splits: (self: uPlot, _axis: number, min: number, max: number) =>
              logarithmicTicks([min, max], Math.max(2, self.over.clientWidth / (labelWidthPx * zoom))),
          }),
          values: (_, ticks) =>
            ticks.map((tick) => {
              if (!Number.isInteger(tick)) return '';
              return tick < longestCount ? String(tick) : axisNumber(tick);
            }),
        },
        {
          ...axis,
          size: 58 * zoom,
          space: 30 * zoom,
          ...(!logarithmic ? { grid } : { filter: decades, grid: { ...grid, filter: decades } }),
          values: (self, ticks: (number | null)[]) =>
            ticks.map((tick) => (tick === null || isUnderTag(self, tick) ? '' : axisNumber(tick))),
        },
      ],
      // uPlot knows their values, for the cursor's points; they are painted on a canvas of their own.
      series: [
        {},
        ...Array.from({ length: firstLine - 1 }, () => unseen),
        ...curves.map(({ color }) => ({ ...unseen, stroke: color })),
      ],
      hooks: {
        setCursor: [(self) => onPoint(placeUnder(self))],
        setSelect: [
          (self) => {
            const { left, width } = self.select;
            if (width <= 0) return;
            options.onSelect([self.posToVal(left, 'x'), self.posToVal(left + width, 'x')]);
            self.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          },
        ],
        draw: [drawLevels, () => curveCanvas.draw(), options.onDrawn],
      },
    },
    [[], ...Array.from({ length: firstLine - 1 + curves.length }, () => [])],
    element,
  );
  // The plot draws for the first time when all of this is done.
  const curveCanvas = createCurveCanvas(plot, {
    drawn,
    scales: { x: axisScale, y: scale },
    zoom,
    paper: options.paper,
  });
  void drawAgainWithFont(plot);

  return {
    /** Shows a part of the axis with the curves in it. */
    setSeries(shown: ChartSeries, part: Range): void {
      const { places, curves: made } = shown;
      visible = part;
      range = yRange(...extentOf(shown, logarithmic), logarithmic, heights);
      const [bottom, top] = range;
      // The logarithm of 0 is nowhere: such a line ends below the axis.
      const lineOf = ({ line }: Curve): (number | null | undefined)[] =>
        line.map((value) => (logarithmic && value === 0 ? bottom * fallen : value));
      const within = (column: Column): (number | null | undefined)[] =>
        column.map((value) => (typeof value === 'number' ? Math.min(top, Math.max(bottom, value)) : value));
      plot.setData([
        [...places],
        ...made.flatMap(({ band }) => (band === null ? [] : [within(band.high), within(band.low)])),
        ...(areMeans ? made.map(({ raw, line }) => within(raw ?? line)) : []),
        ...made.flatMap(({ reference }, index) =>
          curves[index]!.hasReference ? [within(reference ?? places.map(() => null))] : [],
        ),
        ...(areCased ? made.map(lineOf) : []),
        ...made.map(lineOf),
      ]);
    },
    /** Moves the crosshair to a place that another chart points at; null hides it. */
    showPoint(place: number | null): void {
      const left = place === null ? -10 : plot.valToPos(place, 'x');
      plot.setCursor({ left, top: left < 0 ? -10 : 0 }, false);
    },
    /** Moves a head, an element over the plot, to a place; it is hidden if that is not in sight. */
    placeHead(head: HTMLElement, place: number): void {
      const isIn = place >= visible[0] && place <= visible[1];
      head.style.visibility = isIn ? '' : 'hidden';
      if (plot.data[0].length === 0 || !isIn) return;
      // Uses uPlot's own numbers: reading them from the page would force a layout in every frame.
      const { left, top, height } = plot.bbox;
      const x = left / uPlot.pxRatio + plot.valToPos(place, 'x');
      head.style.transform = `translate(${x}px, ${top / uPlot.pxRatio}px)`;
      head.style.height = `${height / uPlot.pxRatio}px`;
    },
    /** The part of the element that has the curves, in its pixels. */
    area(): {
      readonly topPx: number;
      readonly heightPx: number;
      readonly rightPx: number;
      readonly widthPx: number;
    } {
      const { left, top, width, height } = plot.bbox;
      const ratio = uPlot.pxRatio;
      return {
        topPx: top / ratio,
        heightPx: height / ratio,
        rightPx: (left + width) / ratio,
        widthPx: width / ratio,
      };
    },
    /** Where each curve ends, in pixels below the area's upper edge; null if there is none of it. */
    ends: (): (number | null)[] =>
      curves.map((_, index) => {
        const values = plot.data[firstLine + index] ?? [];
        let last = values.length - 1;
        while (last >= 0 && (values[last] === null || values[last] === undefined)) last -= 1;
        return last < 0 ? null : plot.valToPos(values[last]!, 'y');
      }),
    /** The place at a pointer's `clientX`. */
    placeAt: (clientX: number): number =>
      plot.posToVal(clientX - plot.over.getBoundingClientRect().left, 'x'),
    /** Where a place stands, in pixels from the element's left edge. */
    leftOf: (place: number): number => plot.bbox.left / uPlot.pxRatio + plot.valToPos(place, 'x'),
    resize: (): void => plot.setSize(size()),
    dispose(): void {
      curveCanvas.dispose();
      plot.destroy();
    },
  };
}

const unseen: uPlot.Series = { paths: () => null, points: { show: false } };

/** How opaque what belongs to a runner is. */
const shareOf = (isGhost: boolean): number => (isGhost ? ghostShares.path : 1);

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

/** The smallest and largest value on the map, without those that the axis can't show. */
export function extentOf({ places, curves }: ChartSeries, logarithmic: boolean): [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (const { line, raw, band, reference, leavesAt } of curves) {
    for (const column of [line, raw, reference, band?.low, band?.high]) {
      if (!column) continue;
      for (let i = 0; i < column.length && places[i]! <= leavesAt; i += 1) {
        const value = column[i];
        if (typeof value !== 'number' || !Number.isFinite(value) || (logarithmic && value <= 0)) continue;
        if (value < low) low = value;
        if (value > high) high = value;
      }
    }
  }
  return [low, high];
}

/** Powers of ten, or even numbers where there are few of them; at most `most`. */
export function logarithmicTicks([low, high]: Range, most: number): number[] {
  const decades = Math.log10(high / low);
  if (decades >= fewDecades) {
    const stride = Math.ceil(decades / most);
    const first = Math.ceil(Math.log10(low) / stride);
    const count = Math.floor(Math.log10(high) / stride) - first + 1;
    return Array.from({ length: count }, (_, index) => 10 ** ((first + index) * stride));
  }
  const rough = (high - low) / most;
  const decade = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, decade * ([1, 2, 5].find((each) => each * decade >= rough) ?? 10));
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, index) => (first + index) * step);
}

/** On a logarithmic axis every `stride`-th power of ten gets a line and a label; uPlot skips null. */
function wholeDecade(split: number, stride: number): number | null {
  const exponent = Math.log10(split);
  const whole = Math.round(exponent);
  return Math.abs(exponent - whole) < 1e-9 && whole % stride === 0 ? split : null;
}

/** The data's range with a margin, clipped to the surface's heights: runners that leave must not flatten others. */
export function yRange(low: number, high: number, logarithmic: boolean, heights: Range | null): Range {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return logarithmic ? [1e-3, 1] : [0, 1];
  if (logarithmic) {
    const top = heights === null ? high : Math.min(high, Math.max(heights[1], low));
    const bottom = Math.max(low, top * deepest);
    return [10 ** Math.floor(Math.log10(bottom)), 10 ** Math.ceil(Math.log10(top))];
  }
  const bottom = heights === null ? low : Math.max(low, heights[0]);
  const top = heights === null ? high : Math.min(high, heights[1]);
  const margin = (top > bottom ? top - bottom : Math.abs(top) || 1) * headroom;
  return [bottom - margin, top + margin];
}
