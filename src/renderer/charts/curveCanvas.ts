// The canvas of a chart's curves, over uPlot's own, which has the axes: bands, lines, and the runners' heads on them. It is painted
// without the graphics card, whose software stand-ins take many times as long for lines. Thickets of lines are bars while
// something moves, and lines when all rests.
import type uPlot from 'uplot';
import { markerPath } from '../../core/look/runnerMark';
import type { RunnerMarker } from '../../core/scene/scene';
import type { ChartScale } from '../../core/view/chartSettings';
import { columnBars, travelOf, type PixelLine } from './curveColumns';

/**
 * A curve that goes up and down over this many times the chart's width is a thicket. It has no dashes: nobody would see them, and
 * each would be painted. Its heads tell it.
 */
const longestPlain = 4;

/** After this time without a change all rests. */
const restMs = 150;

/** The heads on a curve, which tell it without its colour: their radius, and how far apart they are at least. */
const markRadiusPx = 3.6;
const markDistancePx = 150;

/** Farther from the chart no line goes, in pixels: a canvas can't place what is at 10³⁰. */
const farthestPx = 1e5;

/** What is drawn, by the number of its series in the plot; later ones lie over earlier ones. Lengths in CSS pixels. */
export type Drawn =
  | { readonly kind: 'band'; readonly high: number; readonly low: number; readonly color: string }
  | {
      readonly kind: 'line';
      readonly series: number;
      /** Or what tells it whenever the line is drawn. */
      readonly color: string | (() => string);
      readonly widthPx: number;
      readonly dash: readonly number[];
      /** The runner's head, if it is on the line. */
      readonly marker: RunnerMarker | null;
    };

const colorOf = (color: string | (() => string)): string => (typeof color === 'string' ? color : color());

export interface CurveCanvas {
  /** Draws what the plot has. */
  draw(): void;
  dispose(): void;
}

export interface CurveCanvasOptions {
  readonly drawn: readonly Drawn[];
  /** Of the plot's axes. */
  readonly scales: Readonly<Record<'x' | 'y', ChartScale>>;
  /** How much larger than usual the heads are. */
  readonly zoom: number;
  /** The colour around the heads. */
  readonly paper: () => string;
}

/** Puts the canvas over the plot's. */
export function createCurveCanvas(
  plot: uPlot,
  { drawn, scales, zoom, paper }: CurveCanvasOptions,
): CurveCanvas {
  const canvas = document.createElement('canvas');
  canvas.className = 'curves';
  plot.ctx.canvas.after(canvas);
  // A canvas that is read often is one that the processor paints.
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  let rest: ReturnType<typeof setTimeout> | undefined;

  const paint = (isMoving: boolean): boolean => {
    const { width, height } = plot.ctx.canvas;
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    else context.clearRect(0, 0, width, height);
    const ratio = width / plot.width;
    const toPixels = pixelsOf(plot, scales);
    const marked = drawn.filter((each) => each.kind === 'line' && each.marker !== null);
    const spans = Math.max(1, Math.floor(plot.bbox.width / ratio / (markDistancePx * zoom)));
    let hasThickets = false;
    context.save();
    const { left, top, width: areaWidth, height: areaHeight } = plot.bbox;
    context.beginPath();
    context.rect(left - ratio, top - ratio, areaWidth + 2 * ratio, areaHeight + 2 * ratio);
    context.clip();
    context.lineJoin = 'round';
    for (const each of drawn) {
      if (each.kind === 'band') {
        fillBand(context, toPixels(each.high), toPixels(each.low), each.color);
        continue;
      }
      const line = toPixels(each.series);
      const isThicket = travelOf(line, top, top + areaHeight) > longestPlain * areaWidth;
      hasThickets ||= isThicket;
      context.strokeStyle = colorOf(each.color);
      if (isThicket && isMoving) strokeColumns(context, line, plot.bbox, each.widthPx * ratio);
      else
        strokeLine(context, line, each.widthPx * ratio, isThicket ? [] : each.dash.map((px) => px * ratio));
    }
    context.restore();
    context.save();
    context.lineWidth = 0.9;
    context.lineJoin = 'round';
    context.strokeStyle = paper();
    marked.forEach((each, index) => {
      if (each.kind !== 'line') return;
      context.fillStyle = colorOf(each.color);
      const path = new Path2D(markerPath(each.marker!));
      for (let span = 0; span < spans; span += 1)
        drawMark(
          context,
          plot,
          each.series,
          (span + (index + 0.5) / marked.length) / spans,
          path,
          ratio,
          markRadiusPx * zoom,
        );
    });
    context.restore();
    return hasThickets;
  };

  return {
    draw() {
      clearTimeout(rest);
      if (paint(true)) rest = setTimeout(() => paint(false), restMs);
    },
    dispose() {
      clearTimeout(rest);
      canvas.remove();
    },
  };
}

/** A series in pixels of the canvas; rows without a value of their own are left out. */
function pixelsOf(plot: uPlot, scales: CurveCanvasOptions['scales']): (series: number) => PixelLine {
  const { left, top, width, height } = plot.bbox;
  const placer = (key: 'x' | 'y', from: number, length: number): ((value: number) => number) => {
    const { min, max } = plot.scales[key]!;
    const place = scales[key] === 'log' ? Math.log : (value: number) => value;
    const [first, last] = [place(min!), place(max!)];
    return (value) => from + ((place(value) - first) / (last - first)) * length;
  };
  const xOf = placer('x', left, width);
  const yOf = placer('y', top + height, -height);
  const places = Float64Array.from(plot.data[0], xOf);
  const within = (y: number): number => Math.min(top + farthestPx, Math.max(top - farthestPx, y));
  return (series) => {
    const values = plot.data[series]!;
    const xs = new Float64Array(places.length);
    const ys = new Float64Array(places.length);
    let count = 0;
    for (let index = 0; index < places.length; index += 1) {
      const value = values[index];
      if (value === undefined) continue;
      xs[count] = places[index]!;
      ys[count] = value === null ? NaN : within(yOf(value));
      count += 1;
    }
    return { xs: xs.subarray(0, count), ys: ys.subarray(0, count) };
  };
}

function strokeLine(
  context: CanvasRenderingContext2D,
  { xs, ys }: PixelLine,
  width: number,
  dash: readonly number[],
): void {
  context.setLineDash([...dash]);
  context.lineCap = dash.length > 0 ? 'round' : 'butt';
  context.lineWidth = width;
  context.beginPath();
  let isOn = false;
  xs.forEach((x, index) => {
    const y = ys[index]!;
    if (Number.isNaN(y)) isOn = false;
    else if (isOn) context.lineTo(x, y);
    else {
      context.moveTo(x, y);
      isOn = true;
    }
  });
  context.stroke();
}

function strokeColumns(
  context: CanvasRenderingContext2D,
  line: PixelLine,
  { left, top, width, height }: uPlot.BBox,
  pen: number,
): void {
  const { tops, bottoms } = columnBars(line, left, width, pen);
  // One pixel wide, and in its middle: such lines are painted without looking for their edges.
  context.setLineDash([]);
  context.lineCap = 'butt';
  context.lineWidth = 1;
  context.beginPath();
  tops.forEach((y, column) => {
    if (Number.isNaN(y)) return;
    context.moveTo(left + column + 0.5, Math.max(top - pen, y));
    context.lineTo(left + column + 0.5, Math.min(top + height + pen, bottoms[column]!));
  });
  context.stroke();
}

/** Between two series that have gaps at the same places. */
function fillBand(context: CanvasRenderingContext2D, high: PixelLine, low: PixelLine, color: string): void {
  context.fillStyle = color;
  context.beginPath();
  const { xs } = high;
  const isGap = (index: number): boolean => Number.isNaN(high.ys[index]!) || Number.isNaN(low.ys[index]!);
  for (let from = 0; from < xs.length; from += 1) {
    if (isGap(from)) continue;
    let end = from;
    while (end < xs.length && !isGap(end)) end += 1;
    context.moveTo(xs[from]!, high.ys[from]!);
    for (let index = from + 1; index < end; index += 1) context.lineTo(xs[index]!, high.ys[index]!);
    for (let index = end - 1; index >= from; index -= 1) context.lineTo(xs[index]!, low.ys[index]!);
    context.closePath();
    from = end;
  }
  context.fill();
}

/** Draws a runner's head on its curve, at a share of the width. */
function drawMark(
  context: CanvasRenderingContext2D,
  plot: uPlot,
  series: number,
  share: number,
  path: Path2D,
  ratio: number,
  radiusPx: number,
): void {
  const { top, height, width } = plot.bbox;
  const values = plot.data[series] ?? [];
  let at = plot.posToIdx((share * width) / ratio);
  while (at > 0 && values[at] === undefined) at -= 1;
  const value = values[at];
  if (value === undefined || value === null) return;
  const y = plot.valToPos(value, 'y', true);
  if (!(y >= top && y <= top + height)) return;
  const scale = radiusPx * ratio;
  context.setTransform(scale, 0, 0, scale, plot.valToPos(plot.data[0][at]!, 'x', true), y);
  context.stroke(path);
  context.fill(path);
}
