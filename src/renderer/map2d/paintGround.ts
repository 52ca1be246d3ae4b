// Paints what lies beneath all else on a map: colours by height, contour lines with their numbers, and the gradient field. In
// steps, so that the page can go on in between.
import { isoLineTracer, type IsoLine } from '../../core/contour/isoLines';
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';
import type { LandscapeReference } from '../../core/landscapes/reference';
import type { FoundLandscape } from '../../core/landscapes/resolve';
import type { SceneTheme } from '../../core/look/theme';
import type { SceneLook } from '../../core/scene/scene';
import { fontFamilies } from '../scene3d/paintedText';
import { boxAbout, type Box } from '../scene3d/pixelBox';
import {
  alongLine,
  measure,
  partsBetween,
  placeContourLabels,
  type ContourLabel,
  type MeasuredLine,
} from './contourLabels';
import { gradientField, type FieldArrow, type GradientField } from './gradientField';
import { mapColors, type MapColors } from './mapColors';
import type { MapView } from './mapView';
import { paintColors } from './paintColors';
import { gradientOf, heightsIn, type ViewHeights } from './viewHeights';
import { viewLevels, type ViewLevel } from './viewLevels';

/** All that the ground depends on. */
export interface Ground {
  readonly view: MapView;
  /** Device pixels per CSS pixel, and CSS pixels per unit of text and lines. */
  readonly pixelRatio: number;
  readonly unit: number;
  readonly surface: SurfaceGrid;
  readonly reference: LandscapeReference;
  readonly found: FoundLandscape;
  readonly look: SceneLook;
  readonly theme: SceneTheme;
  /** Whether there are arrows of −∇f. */
  readonly hasField: boolean;
  /** Where other texts stand, which numbers of lines keep out of. */
  readonly taken: readonly Box[];
  /** Counts changes of the fonts. */
  readonly fonts: number;
}

export interface PaintedGround {
  readonly ground: Ground;
  readonly canvas: OffscreenCanvas;
  /** What the arrows' lengths say; null without a field. */
  readonly field: Pick<GradientField, 'low' | 'high'> | null;
  /** The numbers on contour lines. */
  readonly numbers: readonly string[];
}

const lineWidth = 0.8;
const majorLineWidth = 1.25;
const numberSize = 10;
/** Units between arrows. */
const fieldSpacing = 38;
const arrowWidth = 1.25;
/** Length and half-width of an arrow's tip, in units. */
const tip = { length: 5, half: 2.7 } as const;
/** Closed lines shorter than this are fragments of details finer than the grid, in pixels. */
const shortestRing = 9;

export function* paintGround(ground: Ground): Generator<void, PaintedGround> {
  const { view, pixelRatio, found, look, unit } = ground;
  const { frame } = view;
  const heights = yield* heightsIn(view, ground.surface, found, () => performance.now());
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(frame.width * pixelRatio)),
    Math.max(1, Math.round(frame.height * pixelRatio)),
  );
  const context = canvas.getContext('2d')!;
  context.scale(canvas.width / frame.width, canvas.height / frame.height);
  context.translate(-frame.x, -frame.y);
  paintHeights(context, heights, ground);
  yield;
  const hasLines = look.surfaceContours || look.floorContours;
  const labels = hasLines ? yield* paintContours(context, heights, ground) : [];
  const numbers = labels.map(({ text }) => text);
  if (!ground.hasField) return { ground, canvas, field: null, numbers };
  yield;
  const field = gradientField(view, fieldSpacing * unit, gradientOf(found));
  const texts = [...ground.taken, ...labels.map(({ x, y }) => boxAbout({ x, y }, numberSize * unit))];
  const arrows = field.arrows.filter(
    ({ x, y }) => !texts.some((box) => isNear(box, x, y, fieldSpacing * unit)),
  );
  paintArrows(context, arrows, mapColors(ground.theme), unit);
  return { ground, canvas, field, numbers };
}

function paintHeights(
  context: OffscreenCanvasRenderingContext2D,
  { columns, rows, values }: ViewHeights,
  ground: Ground,
): void {
  const { frame } = ground.view;
  const painted = paintColors(columns, rows, (column, row) => values[row * columns + column]!, ground);
  // Heights lie close together: better ways to smooth between them take ten times as long.
  context.imageSmoothingQuality = 'low';
  // A point of the grid is the middle of a pixel.
  const [apartX, apartY] = [frame.width / (columns - 1), frame.height / (rows - 1)];
  context.drawImage(
    painted,
    frame.x - apartX / 2,
    frame.y - apartY / 2,
    frame.width + apartX,
    frame.height + apartY,
  );
}

/** Whether an arrow about a place would touch a text in a box. */
function isNear(box: Box, x: number, y: number, spacing: number): boolean {
  const reach = 0.35 * spacing;
  return (
    x > box.x - reach && x < box.x + box.width + reach && y > box.y - reach && y < box.y + box.height + reach
  );
}

type NumberedLabel = ContourLabel & { readonly text: string };

/** The lines of a level with the ways along them. */
interface TracedLevel {
  readonly level: ViewLevel;
  readonly lines: readonly IsoLine[];
}

function* paintContours(
  context: OffscreenCanvasRenderingContext2D,
  heights: ViewHeights,
  ground: Ground,
): Generator<void, readonly NumberedLabel[]> {
  const { view, surface, found, unit, taken, theme } = ground;
  const { frame } = view;
  const levels = viewLevels(found.landscape.contour, surface, heights);
  const trace = isoLineTracer(heights, {
    x: [frame.x, frame.x + frame.width],
    y: [frame.y + frame.height, frame.y],
  });
  const traced: TracedLevel[] = [];
  for (const level of levels) {
    traced.push({ level, lines: trace(level.value) });
    yield;
  }
  // Strong lines have their numbers first.
  traced.sort((a, b) => Number(b.level.isMajor) - Number(a.level.isMajor));
  const style = mapColors(theme);
  context.font = `500 ${numberSize * unit}px ${fontFamilies}`;
  const labels = placeContourLabels(
    traced.map(({ level, lines }) => ({
      lines,
      width: context.measureText(level.text).width,
      height: numberSize * unit,
      isMinor: !level.isMajor,
    })),
    frame,
    taken,
  );
  yield;
  context.strokeStyle = style.line;
  context.lineJoin = 'round';
  for (const isMajor of [false, true]) {
    const strokes = new Path2D();
    traced.forEach(({ level, lines }, index) => {
      if (level.isMajor !== isMajor) return;
      lines.forEach((line, at) => {
        const gaps = labels.filter((label) => label.level === index && label.line === at);
        addLine(strokes, line, gaps);
      });
    });
    context.globalAlpha = isMajor ? style.majorLineOpacity : style.lineOpacity;
    context.lineWidth = (isMajor ? majorLineWidth : lineWidth) * unit;
    context.stroke(strokes);
    yield;
  }
  context.globalAlpha = 1;
  const numbers = labels.map((label) => ({ ...label, text: traced[label.level]!.level.text }));
  paintNumbers(context, numbers, style);
  return numbers;
}

function addLine(strokes: Path2D, line: IsoLine, gaps: readonly ContourLabel[]): void {
  const path = measure(line);
  if (line.closed && path.length < shortestRing) return;
  for (const [from, to] of partsBetween(path, gaps)) addPart(strokes, path, from, to);
}

/** A part of a line; a closed one may go on over its end. */
function addPart(strokes: Path2D, path: MeasuredLine, from: number, to: number): void {
  const { points, ways, length } = path;
  strokes.moveTo(...alongLine(path, from));
  for (const round of path.closed ? [0, length] : [0]) {
    for (let point = 1; point < ways.length; point += 1) {
      const way = ways[point]! + round;
      if (way > from && way < to) strokes.lineTo(points[2 * point]!, points[2 * point + 1]!);
    }
  }
  strokes.lineTo(...alongLine(path, to));
}

function paintNumbers(
  context: OffscreenCanvasRenderingContext2D,
  labels: readonly NumberedLabel[],
  style: MapColors,
): void {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = style.text;
  for (const { x, y, angle, text } of labels) {
    context.save();
    context.translate(x, y);
    context.rotate(angle);
    context.globalAlpha = 0.85;
    // Capitals and digits stand a little above the middle of a line.
    context.fillText(text, 0, 0.5);
    context.restore();
  }
}

function paintArrows(
  context: OffscreenCanvasRenderingContext2D,
  arrows: readonly FieldArrow[],
  style: MapColors,
  unit: number,
): void {
  const shafts = new Path2D();
  const tips = new Path2D();
  for (const { x, y, dx, dy } of arrows) {
    const length = Math.hypot(dx, dy);
    const [alongX, alongY] = [dx / length, dy / length];
    const head = Math.min(tip.length * unit, 0.7 * length);
    const half = (tip.half * head) / tip.length;
    const [endX, endY] = [x + dx / 2, y + dy / 2];
    const [neckX, neckY] = [endX - alongX * head, endY - alongY * head];
    shafts.moveTo(x - dx / 2, y - dy / 2);
    shafts.lineTo(neckX, neckY);
    tips.moveTo(endX, endY);
    tips.lineTo(neckX - alongY * half, neckY + alongX * half);
    tips.lineTo(neckX + alongY * half, neckY - alongX * half);
    tips.closePath();
  }
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.strokeStyle = style.arrowCasing;
  context.lineWidth = (arrowWidth + 1.8) * unit;
  context.stroke(shafts);
  context.lineWidth = 1.8 * unit;
  context.stroke(tips);
  context.strokeStyle = style.arrow;
  context.fillStyle = style.arrow;
  context.lineWidth = arrowWidth * unit;
  context.lineCap = 'butt';
  context.stroke(shafts);
  context.fill(tips);
}
