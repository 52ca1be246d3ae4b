// A plot as vector graphics for paper: curves told apart by dashes and marks, black on white but for the curves' colours.
import { ticks } from '../../core/contour/levels';
import { element, escaped, short, strokesData } from '../../core/contourMap/svg';
import { markerPath } from '../../core/look/runnerMark';
import type { RunnerMarker } from '../../core/scene/scene';
import type { ChartScale } from '../../core/view/chartSettings';
import { axisNumber } from '../charts/chartStyle';
import { logarithmicTicks } from '../charts/racePlot';

type Range = readonly [low: number, high: number];

interface FigureAxis {
  readonly range: Range;
  readonly scale: ChartScale;
  /** What is counted along it. */
  readonly label: string;
  /** Writes a number at a tick. */
  readonly text?: (value: number) => string;
}

export interface FigureCurve {
  /** Places on the x axis, and the values there: NaN where there is none. */
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** #rrggbb */
  readonly color: string;
  /** Lengths of dashes and gaps in pixels; empty for a solid line. */
  readonly dash: readonly number[];
  /** A mark at some of its points. */
  readonly marker: RunnerMarker | null;
  /** The area about it, from a lower to an upper value at each place. */
  readonly band?: { readonly low: ArrayLike<number>; readonly high: ArrayLike<number> };
  /** Whether it is drawn thin, as what others are compared with. */
  readonly isThin?: boolean;
}

export interface PlotFigure {
  /** Unique among the figures of a page, of letters, digits and dashes. */
  readonly id: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** What is drawn, for readers who can't see it. */
  readonly title: string;
  readonly x: FigureAxis;
  readonly y: FigureAxis;
  /** Values that are marked by a line across and their number at the y axis. */
  readonly levels?: readonly number[];
  readonly curves: readonly FigureCurve[];
}

const fontPx = 10;
const margins = { left: 46, right: 12, top: 22, bottom: 34 };
const ticksApartPx = { x: 64, y: 34 };
const linePx = 1.7;
const thinLinePx = 0.9;
const levelDash = '4 3';
const markRadiusPx = 3.2;
/** Marks along a curve, as shares of the plot's width. */
const markShares = [0.2, 0.4, 0.6, 0.8, 1];
/** Of lines and words on paper. */
export const ink = '#1b1d24';
const faintInk = '#d6d7db';

interface Scale {
  /** In pixels; not finite for what the axis can't show. */
  place(value: number): number;
  readonly ticks: readonly number[];
}

function scaleOf({ range, scale }: FigureAxis, from: number, to: number, apartPx: number): Scale {
  const warp = scale === 'log' ? Math.log10 : (value: number) => value;
  const [low, high] = [warp(range[0]), warp(range[1])];
  const most = Math.max(2, Math.abs(to - from) / apartPx);
  const place = (value: number): number => from + ((warp(value) - low) / (high - low)) * (to - from);
  const all = scale === 'log' ? logarithmicTicks(range, most) : ticks(range[0], range[1], most);
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  return {
    place,
    // Powers of ten have rounding errors.
    ticks: all.filter((value) => place(value) >= first - 0.5 && place(value) <= last + 0.5),
  };
}

/** The plot as SVG. */
export function plotFigure({ id, widthPx, heightPx, title, x, y, levels = [], curves }: PlotFigure): string {
  const box = {
    x: margins.left,
    y: margins.top,
    width: widthPx - margins.left - margins.right,
    height: heightPx - margins.top - margins.bottom,
  };
  const across = scaleOf(x, box.x, box.x + box.width, ticksApartPx.x);
  const up = scaleOf(y, box.y + box.height, box.y, ticksApartPx.y);
  const seen = levels.filter((level) => level >= y.range[0] && level <= y.range[1]);
  const clip = `${id}-clip`;
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: widthPx,
      height: heightPx,
      viewBox: `0 0 ${widthPx} ${heightPx}`,
      role: 'img',
    },
    [
      element('title', {}, [escaped(title)]),
      element('defs', {}, [element('clipPath', { id: clip }, [element('rect', box)])]),
      element('g', { fill: ink, 'font-size': fontPx }, axisParts(x, y, seen, across, up, box)),
      element(
        'g',
        { 'clip-path': `url(#${clip})` },
        curves.flatMap((curve) => bandOf(curve, across, up)),
      ),
      element(
        'g',
        { 'clip-path': `url(#${clip})`, fill: 'none', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' },
        curves.flatMap((curve) => lineOf(curve, across, up)),
      ),
      ...curves.flatMap((curve) => marksOf(curve, across, up, box)),
    ],
  );
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function axisParts(
  x: FigureAxis,
  y: FigureAxis,
  levels: readonly number[],
  across: Scale,
  up: Scale,
  box: Box,
): string[] {
  const bottom = box.y + box.height;
  const right = box.x + box.width;
  const line = (x1: number, y1: number, x2: number, y2: number, isZero: boolean): string =>
    element('line', { x1, y1, x2, y2, stroke: isZero ? ink : faintInk, 'stroke-width': 0.7 });
  const isZero = ({ scale }: FigureAxis, value: number): boolean => scale === 'linear' && value === 0;
  const number = (at: number, value: number, weight: number): string =>
    element('text', { x: box.x - 6, y: at + 0.36 * fontPx, 'text-anchor': 'end', 'font-weight': weight }, [
      escaped((y.text ?? axisNumber)(value)),
    ]);
  const parts: string[] = [];
  for (const value of across.ticks) {
    const at = across.place(value);
    parts.push(line(at, box.y, at, bottom, isZero(x, value)));
    const text = (x.text ?? axisNumber)(value);
    parts.push(element('text', { x: at, y: bottom + 13, 'text-anchor': 'middle' }, [escaped(text)]));
  }
  for (const value of up.ticks) {
    const at = up.place(value);
    parts.push(line(box.x, at, right, at, isZero(y, value)));
    if (levels.some((level) => Math.abs(up.place(level) - at) < 1.2 * fontPx)) continue;
    parts.push(number(at, value, 400));
  }
  for (const level of levels) {
    const at = up.place(level);
    const dashed = { stroke: ink, 'stroke-width': 0.9, 'stroke-dasharray': levelDash };
    parts.push(element('line', { x1: box.x, y1: at, x2: right, y2: at, ...dashed }));
    parts.push(number(at, level, 700));
  }
  parts.push(element('rect', { ...box, fill: 'none', stroke: ink, 'stroke-width': 0.8 }));
  parts.push(element('text', { x: right, y: bottom + 28, 'text-anchor': 'end' }, [escaped(x.label)]));
  parts.push(element('text', { x: box.x, y: box.y - 8, 'font-weight': 600 }, [escaped(y.label)]));
  return parts;
}

/** Values far outside of the plot are cut: graphics of unbounded size are drawn by few programs. */
const farPx = 4000;
const near = (place: number): number => Math.min(farPx, Math.max(-farPx, place));

/** The curve's pieces between the places where it has no value. */
function piecesOf(x: ArrayLike<number>, y: ArrayLike<number>, across: Scale, up: Scale): number[][] {
  const pieces: number[][] = [];
  let piece: number[] | null = null;
  for (let at = 0; at < x.length; at += 1) {
    const [left, top] = [across.place(x[at]!), up.place(y[at]!)];
    if (Number.isNaN(left) || Number.isNaN(top) || Math.abs(left) === Infinity) {
      piece = null;
      continue;
    }
    if (piece === null) {
      piece = [];
      pieces.push(piece);
    }
    piece.push(left, near(top));
  }
  return pieces;
}

function lineOf({ x, y, color, dash, isThin }: FigureCurve, across: Scale, up: Scale): string[] {
  const pieces = piecesOf(x, y, across, up);
  if (pieces.length === 0) return [];
  const path = {
    d: strokesData(pieces.map((points) => ({ points, closed: false }))),
    stroke: color,
    'stroke-width': isThin === true ? thinLinePx : linePx,
    'stroke-dasharray': dash.length === 0 ? null : dash.map(short).join(' '),
  };
  return [element('path', path)];
}

function bandOf({ x, band, color }: FigureCurve, across: Scale, up: Scale): string[] {
  if (band === undefined) return [];
  const lower = piecesOf(x, band.low, across, up);
  const upper = piecesOf(x, band.high, across, up);
  // Where the lower edge can't be shown, as 0 on a logarithmic axis, the band would end in mid-air.
  if (lower.length !== 1 || upper.length !== 1) return [];
  const back: number[] = [];
  for (let at = lower[0]!.length - 2; at >= 0; at -= 2) back.push(lower[0]![at]!, lower[0]![at + 1]!);
  const d = strokesData([{ points: [...upper[0]!, ...back], closed: true }]);
  return [element('path', { d, fill: color, 'fill-opacity': 0.14 })];
}

/** Marks at the last point before some places of the axis, and at the curve's end. */
function marksOf({ x, y, color, marker }: FigureCurve, across: Scale, up: Scale, box: Box): string[] {
  if (marker === null) return [];
  const inside = (top: number): boolean => top >= box.y - 1 && top <= box.y + box.height + 1;
  const points = piecesOf(x, y, across, up).flatMap((piece) =>
    piece.flatMap((left, at) => (at % 2 === 0 ? [[left, piece[at + 1]!] as const] : [])),
  );
  const shown = new Set<readonly [number, number]>();
  for (const share of markShares) {
    const last = points.findLast(([left]) => left <= box.x + share * box.width + 1e-6);
    if (last !== undefined && inside(last[1])) shown.add(last);
  }
  return [...shown].map(([left, top]) =>
    element('path', {
      d: markerPath(marker),
      transform: `translate(${short(left)} ${short(top)}) scale(${markRadiusPx})`,
      fill: color,
      stroke: '#ffffff',
      'stroke-width': 1.6 / markRadiusPx,
      'stroke-linejoin': 'round',
      'paint-order': 'stroke',
    }),
  );
}
