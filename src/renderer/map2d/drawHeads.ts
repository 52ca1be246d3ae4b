// Heads, the dots and outlines of search shapes, and the rings that show what is pointed at or selected.
import type { HeadState } from '../../core/contourMap/mapSigns';
import { ghostShares, headReach, markerPath } from '../../core/look/runnerMark';
import type { SceneRunner } from '../../core/scene/scene';
import type { Pixel } from '../scene3d/pointerPlace';
import type { DrawnShape } from '../scene3d/searchShapes';
import { drawStrokes } from './drawLines';
import { pixelAt, type MapView } from './mapView';

export const headRadius = 5.8;
const familyHeadRadius = 2.5;
const dotRadius = 3;
const shapeWidth = 1.8;

const darkEdge = '#101219';

const markers = new Map<string, Path2D>();

function shapeOf(marker: SceneRunner['marker']): Path2D {
  let shape = markers.get(marker);
  if (shape === undefined) {
    shape = new Path2D(markerPath(marker));
    markers.set(marker, shape);
  }
  return shape;
}

/** A runner's head: with a white rim; hollow if the run left the domain, a cross if it diverged. */
export function drawHead(
  context: CanvasRenderingContext2D,
  runner: SceneRunner,
  state: HeadState,
  at: Pixel,
  unit: number,
): void {
  const radius = headRadius * unit;
  const strength = runner.ghost ? ghostShares.head : 1;
  context.save();
  context.translate(at.x, at.y);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  if (state === 'diverged') drawCross(context, runner.color, 0.9 * radius, strength);
  else {
    context.scale(radius, radius);
    const shape = shapeOf(runner.marker);
    const outline = (color: string, width: number, opacity: number): void => {
      context.globalAlpha = strength * opacity;
      context.strokeStyle = color;
      context.lineWidth = (width * unit) / radius;
      context.stroke(shape);
    };
    outline(darkEdge, 4.2, 0.45);
    outline('#ffffff', 3, 1);
    context.globalAlpha = strength;
    context.fillStyle = state === 'left' ? '#ffffff' : runner.color;
    context.fill(shape);
    if (state === 'left') outline(runner.color, 1.7, 1);
  }
  context.restore();
}

function drawCross(context: CanvasRenderingContext2D, color: string, reach: number, strength: number): void {
  for (const [style, width, opacity] of [
    [darkEdge, 1.35, 0.6],
    ['#ffffff', 1.05, 1],
    [color, 0.58, 1],
  ] as const) {
    context.globalAlpha = strength * opacity;
    context.strokeStyle = style;
    context.lineWidth = width * reach;
    context.beginPath();
    context.moveTo(-reach, -reach);
    context.lineTo(reach, reach);
    context.moveTo(reach, -reach);
    context.lineTo(-reach, reach);
    context.stroke();
  }
}

/** The heads of the other runs of a family. */
export function drawFamilyHead(
  context: CanvasRenderingContext2D,
  { color, marker, ghost }: SceneRunner,
  at: Pixel,
  unit: number,
): void {
  context.save();
  context.translate(at.x, at.y);
  context.scale(familyHeadRadius * unit, familyHeadRadius * unit);
  context.globalAlpha = ghost ? 0.9 * ghostShares.head : 0.9;
  context.strokeStyle = '#ffffff';
  context.lineWidth = 0.45;
  context.fillStyle = color;
  context.stroke(shapeOf(marker));
  context.fill(shapeOf(marker));
  context.restore();
}

/** A ring around a head. */
export function drawRing(
  context: CanvasRenderingContext2D,
  at: Pixel,
  color: string,
  casing: string,
  unit: number,
): void {
  context.beginPath();
  context.arc(at.x, at.y, (headReach * headRadius + 2) * unit, 0, 2 * Math.PI);
  context.strokeStyle = casing;
  context.lineWidth = 3.4 * unit;
  context.globalAlpha = 0.6;
  context.stroke();
  context.strokeStyle = color;
  context.lineWidth = 1.5 * unit;
  context.globalAlpha = 1;
  context.stroke();
}

/** The search shape of a method, in its runner's colour. */
export function drawShape(
  context: CanvasRenderingContext2D,
  runner: SceneRunner,
  { outline, dots }: DrawnShape,
  view: MapView,
  unit: number,
): void {
  if (outline.length > 0 && outline.every(Number.isFinite)) {
    const line = new Path2D();
    for (let at = 0; at < outline.length; at += 2) {
      const { x, y } = pixelAt(view, outline[at]!, outline[at + 1]!);
      line.lineTo(x, y);
    }
    line.closePath();
    drawStrokes(
      context,
      { ...runner, dash: 'solid' },
      [{ line, width: shapeWidth * unit, opacity: 1, way: 0 }],
      unit,
    );
  }
  context.fillStyle = runner.color;
  context.strokeStyle = '#ffffff';
  context.lineWidth = 1.4 * unit;
  for (let at = 0; at < dots.length; at += 2) {
    const { x, y } = pixelAt(view, dots[at]!, dots[at + 1]!);
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    context.beginPath();
    context.arc(x, y, dotRadius * unit, 0, 2 * Math.PI);
    context.stroke();
    context.fill();
  }
}
