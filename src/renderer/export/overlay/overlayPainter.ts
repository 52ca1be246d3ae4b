// Paints the parts of the overlay with canvas 2D.
import { dashPattern, ghostShares, markerPath } from '../../../core/look/runnerMark';
import { cutName, nameEnds } from '../../../core/scene/runnerName';
import { shortened } from '../../../core/text/wrapText';
import { fontFamilies } from '../../scene3d/paintedText';
import type { ScenePalette } from '../../../core/look/theme';
import type { OverlayRunner } from './overlayContent';
import {
  captionPadding,
  lineHeight,
  markRoom,
  weights,
  type LegendLayout,
  type MeasureText,
  type OverlayLayout,
} from './overlayLayout';
import { captionLines } from './captionLines';

export type Context2D = OffscreenCanvasRenderingContext2D;

/** Height of the middle of capitals above the baseline, in em. */
const capitalMiddle = 0.36;
/** Scales the picture's dashes, in em, which are meant for longer lines. */
const dashScale = 0.032;

export const fontOf = (weight: number, fontPx: number): string => `${weight} ${fontPx}px ${fontFamilies}`;

/** Measures with a context's fonts; changes the context's current font. */
export function measureWith(context: Context2D): MeasureText {
  return (text, weight, fontPx) => {
    context.font = fontOf(weight, fontPx);
    return context.measureText(text).width;
  };
}

/** `1.234`, `0.01234`, `1.23e−7`: a fixed number of digits, so that they stay in place while they change. */
export function formatLoss(value: number): string {
  const size = Math.abs(value);
  const text =
    value === 0 || (size >= 1e-3 && size < 1e5)
      ? value.toFixed(size >= 1000 ? 1 : size >= 100 ? 2 : size >= 10 ? 3 : 4)
      : value.toExponential(2);
  return text.replaceAll('-', '−').replace('e+', 'e');
}

/** Paints a text with a soft outline in the background's colour, so that it is readable over the picture. */
function paintOutlined(
  context: Context2D,
  text: string,
  x: number,
  baseline: number,
  color: string,
  palette: ScenePalette,
  unit: number,
): void {
  context.lineJoin = 'round';
  context.lineWidth = 4 * unit;
  context.strokeStyle = palette.labelBackground;
  context.strokeText(text, x, baseline);
  context.fillStyle = color;
  context.fillText(text, x, baseline);
}

export function paintTitle(
  context: Context2D,
  text: string,
  { width, height, fontPx }: NonNullable<OverlayLayout['title']>,
  palette: ScenePalette,
  unit: number,
): void {
  const measure = measureWith(context);
  const shown = shortened(text, width, (part) => measure(part, weights.title, fontPx));
  paintOutlined(context, shown, 0, baselineOf(height / 2, fontPx), palette.labelText, palette, unit);
}

/** Paints the plate of the number of steps. */
export function paintStepsPlate(
  context: Context2D,
  { width, height }: NonNullable<OverlayLayout['steps']>,
  palette: ScenePalette,
  unit: number,
): void {
  paintPlate(context, width, height, palette, unit);
}

/** The baseline of a line of text with this vertical middle. */
export function baselineOf(middle: number, fontPx: number): number {
  return middle + capitalMiddle * fontPx;
}

/** Calls `place` for each character with its position; digits are as wide as the widest. Returns the total width. */
export function placeCharacters(
  text: string,
  widthOf: (character: string) => number,
  place: (character: string, x: number) => void,
): number {
  const cell = widthOf('0');
  let at = 0;
  for (const character of text) {
    const width = widthOf(character);
    const isDigit = character >= '0' && character <= '9';
    place(character, isDigit ? at + (cell - width) / 2 : at);
    at += isDigit ? cell : width;
  }
  return at;
}

function paintPlate(
  context: Context2D,
  width: number,
  height: number,
  palette: ScenePalette,
  unit: number,
): void {
  const line = Math.max(1, Math.round(unit));
  context.beginPath();
  context.roundRect(line / 2, line / 2, width - line, height - line, 8 * unit);
  context.fillStyle = palette.labelBackground;
  context.fill();
  context.lineWidth = line;
  context.strokeStyle = palette.labelBorder;
  context.stroke();
}

/** A runner's row in the legend: its left and right border, and its vertical middle. */
export function legendRow(
  { padding, rows, columnWidth, columnGap, rowHeight }: LegendLayout,
  index: number,
): { readonly left: number; readonly right: number; readonly middle: number } {
  const left = padding + Math.floor(index / rows) * columnWidth;
  return {
    left,
    right: left + columnWidth - columnGap,
    middle: padding + ((index % rows) + 0.5) * rowHeight,
  };
}

/** The runners' names as their rows have room for them: what tells one apart from others stays. */
export function legendNames(
  runners: readonly Pick<OverlayRunner, 'name'>[],
  legend: LegendLayout,
  lossWidths: readonly number[],
  measure: MeasureText,
): string[] {
  const { fontPx } = legend;
  const ends = nameEnds(new Map(runners.map(({ name }) => [name, name])));
  return runners.map(({ name }, index) => {
    const { left, right } = legendRow(legend, index);
    const room = right - left - markRoom * fontPx - (lossWidths[index] ?? 0);
    return cutName(name, ends.get(name) ?? '', room, (part) => measure(part, weights.legend, fontPx));
  });
}

/** Paints the legend without its losses. @param lossWidths width of the loss at the right of each row */
export function paintLegend(
  context: Context2D,
  runners: readonly OverlayRunner[],
  legend: LegendLayout,
  lossWidths: readonly number[],
  palette: ScenePalette,
  unit: number,
): void {
  const { width, height, fontPx, shown } = legend;
  paintPlate(context, width, height, palette, unit);
  const measure = measureWith(context);
  const names = legendNames(runners, legend, lossWidths, measure);
  runners.slice(0, shown).forEach((runner, index) => {
    const { left, middle } = legendRow(legend, index);
    paintMark(context, runner, left, middle, fontPx, palette);
    context.font = fontOf(weights.legend, fontPx);
    context.fillStyle = palette.labelText;
    context.globalAlpha = runner.ghost ? ghostShares.plate : 1;
    context.fillText(names[index]!, left + markRoom * fontPx, baselineOf(middle, fontPx));
    context.globalAlpha = 1;
  });
  if (shown < runners.length) {
    const { left, middle } = legendRow(legend, shown);
    context.font = fontOf(weights.number, fontPx);
    context.fillStyle = palette.tickText;
    context.fillText(`+ ${runners.length - shown}`, left + markRoom * fontPx, baselineOf(middle, fontPx));
  }
}

/** A piece of a runner's path with its dashes, and its head at the end, as in the picture. */
function paintMark(
  context: Context2D,
  { color, marker, dash, ghost }: OverlayRunner,
  left: number,
  y: number,
  fontPx: number,
  palette: ScenePalette,
): void {
  const radius = 0.36 * fontPx;
  const [from, to] = [left + 0.2 * fontPx, left + 1.9 * fontPx];
  const opacity = ghost ? ghostShares.path : 1;
  context.save();
  context.globalAlpha = opacity;
  context.lineCap = 'round';
  context.setLineDash(dashPattern(dash).map((length) => dashScale * fontPx * length));
  context.beginPath();
  context.moveTo(from, y);
  context.lineTo(to - (dash === 'solid' ? 0 : 0.3 * fontPx), y);
  context.lineWidth = 0.2 * fontPx;
  context.strokeStyle = color;
  context.stroke();
  context.restore();
  const path = new Path2D();
  path.addPath(new Path2D(markerPath(marker)), new DOMMatrix([radius, 0, 0, radius, to, y]));
  context.globalAlpha = opacity;
  context.fillStyle = color;
  context.fill(path);
  context.globalAlpha = 0.4 * opacity;
  context.lineWidth = radius / 6;
  context.strokeStyle = palette.labelText;
  context.stroke(path);
  context.globalAlpha = 1;
}

/** Paints the text on a plate as wide as its lines, centred in its area. */
export function paintCaption(
  context: Context2D,
  text: string,
  { width, height, fontPx, maxLines }: NonNullable<OverlayLayout['caption']>,
  palette: ScenePalette,
  unit: number,
): void {
  const across = captionPadding.across * unit;
  const along = captionPadding.along * unit;
  const measure = measureWith(context);
  const measureLine = (part: string): number => measure(part, weights.caption, fontPx);
  const lines = captionLines(text, width - 2 * across, maxLines, measureLine);
  const plateWidth = Math.min(width, Math.ceil(Math.max(...lines.map(measureLine)) + 2 * across));
  const plateHeight = Math.ceil(lines.length * lineHeight * fontPx + 2 * along);
  context.save();
  context.translate(Math.round((width - plateWidth) / 2), height - plateHeight);
  paintPlate(context, plateWidth, plateHeight, palette, unit);
  context.font = fontOf(weights.caption, fontPx);
  context.fillStyle = palette.labelText;
  context.textAlign = 'center';
  lines.forEach((line, index) => {
    const middle = along + (index + 0.5) * lineHeight * fontPx;
    context.fillText(line, plateWidth / 2, baselineOf(middle, fontPx));
  });
  context.restore();
}
