// A large map of a landscape with its marked points, the start and, if given, a runner's path, which is drawn as an
// animation.
import { useEffect, useRef } from 'react';
import type { LandscapeDescription } from '../../core/landscapes/landscape';
import type { Point } from '../../core/geometry/domain';
import { prefersReducedMotion } from '../host/platform';
import type { LandscapeReference } from '../../core/landscapes/reference';
import { lightnessOf } from '../../core/look/colorMaps';
import { type MarkKind, markPaths } from '../../core/look/landscapeMarks';
import { useLandscapeMap } from './useLandscapeMap';

/** Two per CSS pixel, so that lines are sharp on any screen. */
const pixels = 512;
const lineWidth = 5;
const markSize = 1.9;
const drawingMs = 900;
/** OKLab lightness between light and dark colours. */
const middleLightness = 0.66;

/** x and y, alternating. */
export interface MapPath {
  readonly positions: Float64Array;
  readonly rows: number;
  readonly color: string;
}

interface LandscapeMapProps {
  readonly reference: LandscapeReference;
  readonly landscape: LandscapeDescription;
  readonly start: Point;
  readonly path?: MapPath | null;
  /** Description of the picture. */
  readonly label: string;
}

export function LandscapeMap({ reference, landscape, start, path = null, label }: LandscapeMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const map = useLandscapeMap(reference, pixels);

  useEffect(() => {
    const context = canvas.current!.getContext('2d');
    if (context === null || map === null) return;
    const place = ([x, y]: Point): Point => placeOnMap(landscape, x, y);
    const draw = (rows: number): void => {
      context.drawImage(map, 0, 0);
      if (path !== null) drawPath(context, landscape, path, rows);
      for (const { kind, position } of landscape.marks) drawMark(context, kind, place(position), '#ffffff');
      drawMark(context, 'start', place(start), '#ffffff');
      if (path !== null) drawHead(context, landscape, path, rows);
    };
    const still = prefersReducedMotion();
    if (path === null || still) {
      draw(path?.rows ?? 0);
      return;
    }
    let frame = 0;
    const begin = performance.now();
    const tick = (now: number): void => {
      const share = Math.min(1, Math.max(0, now - begin) / drawingMs);
      draw(Math.max(1, Math.ceil(share * path.rows)));
      if (share < 1) frame = requestAnimationFrame(tick);
    };
    draw(1);
    frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, [map, landscape, start, path]);

  return (
    <canvas
      ref={canvas}
      className="landscapeMap"
      width={pixels}
      height={pixels}
      data-drawn={map !== null}
      data-path={path !== null}
      role="img"
      aria-label={label}
    />
  );
}

/** Pixels from the upper left. Clamped far outside: canvases don't accept all numbers. */
function placeOnMap({ domain }: LandscapeDescription, x: number, y: number): Point {
  const share = (value: number, [low, high]: readonly [number, number]): number =>
    Math.min(9, Math.max(-8, (value - low) / (high - low)));
  return [pixels * share(x, domain.x), pixels * (1 - share(y, domain.y))];
}

function drawMark(context: CanvasRenderingContext2D, kind: MarkKind, [x, y]: Point, color: string): void {
  context.save();
  context.translate(x, y);
  context.scale(markSize, markSize);
  const shape = new Path2D(markPaths[kind]);
  context.lineJoin = 'round';
  context.lineWidth = 2;
  context.strokeStyle = 'rgb(16 18 30 / 0.75)';
  context.stroke(shape);
  context.fillStyle = color;
  context.fill(shape);
  context.restore();
}

function drawPath(
  context: CanvasRenderingContext2D,
  landscape: LandscapeDescription,
  { positions, color }: MapPath,
  rows: number,
): void {
  const line = new Path2D();
  for (let row = 0; row < rows; row += 1) line.lineTo(...pointOfPath(landscape, positions, row));
  context.lineJoin = 'round';
  context.lineCap = 'round';
  // An outline of contrasting lightness: runner colours must stand out at any height.
  context.lineWidth = lineWidth + 4;
  context.strokeStyle =
    lightnessOf(color) > middleLightness ? 'rgb(16 18 30 / 0.6)' : 'rgb(255 255 255 / 0.75)';
  context.stroke(line);
  context.lineWidth = lineWidth;
  context.strokeStyle = color;
  context.stroke(line);
}

function drawHead(
  context: CanvasRenderingContext2D,
  landscape: LandscapeDescription,
  { positions, color }: MapPath,
  rows: number,
): void {
  drawMark(context, 'local-minimum', pointOfPath(landscape, positions, rows - 1), color);
}

function pointOfPath(landscape: LandscapeDescription, positions: Float64Array, row: number): Point {
  return placeOnMap(landscape, positions[2 * row]!, positions[2 * row + 1]!);
}
