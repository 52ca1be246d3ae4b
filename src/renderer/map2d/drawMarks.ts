// A landscape's marks and the starts on the map, with their names.
import type { MarkedPoint } from '../../core/landscapes/landscape';
import { markPaths } from '../../core/look/landscapeMarks';
import type { ScenePalette } from '../../core/look/theme';
import type { StartPlace } from '../../core/scene/starts';
import { chooseSides, namedPlaces, placeNames, type MarkNames } from '../scene3d/markNames';
import { paintText, sizeOfText, type TextStyle } from '../scene3d/paintedText';
import type { Crowded, Side } from '../scene3d/placeNames';
import type { Box } from '../scene3d/pixelBox';
import type { Pixel } from '../scene3d/pointerPlace';
import type { StartState } from '../scene3d/surfaceMarks';
import { isInFrame, pixelAt, type MapView } from './mapView';

const darkEdge = '#101219';
const markScale = 1.15;
export const startRadius = 7.5;
/** How much larger a runner's own start is, which has its colour in it. */
const ownGrowth = 1;
const startGrowth: Readonly<Record<StartState, number>> = { idle: 0, hover: 3, drag: 4 };

const signs = new Map<string, Path2D>();

function signOf(kind: MarkedPoint['kind']): Path2D {
  let sign = signs.get(kind);
  if (sign === undefined) {
    sign = new Path2D(markPaths[kind]);
    signs.set(kind, sign);
  }
  return sign;
}

/** A marked point, white with a dark edge. */
export function drawMark(
  context: CanvasRenderingContext2D,
  kind: MarkedPoint['kind'],
  at: Pixel,
  unit: number,
): void {
  context.save();
  context.translate(at.x, at.y);
  context.scale(markScale * unit, markScale * unit);
  context.lineJoin = 'round';
  context.lineWidth = 2.2;
  context.strokeStyle = darkEdge;
  context.globalAlpha = 0.85;
  context.stroke(signOf(kind));
  context.globalAlpha = 1;
  context.fillStyle = '#ffffff';
  context.fill(signOf(kind));
  context.restore();
}

/** A start: a diamond to take hold of, as on the surface; a runner's own with its colour between rim and middle. */
export function drawStart(
  context: CanvasRenderingContext2D,
  { color }: StartPlace,
  state: StartState,
  at: Pixel,
  unit: number,
): void {
  const radius = (startRadius + (color === null ? 0 : ownGrowth) + startGrowth[state]) * unit;
  const diamond = (reach: number): Path2D => {
    const path = new Path2D();
    path.moveTo(0, -reach);
    path.lineTo(reach, 0);
    path.lineTo(0, reach);
    path.lineTo(-reach, 0);
    path.closePath();
    return path;
  };
  context.save();
  context.translate(at.x, at.y);
  context.lineJoin = 'round';
  context.strokeStyle = darkEdge;
  context.globalAlpha = 0.4;
  context.lineWidth = 3 * unit;
  context.stroke(diamond(radius));
  context.globalAlpha = 1;
  context.fillStyle = '#ffffff';
  context.fill(diamond(radius));
  if (color !== null) {
    context.fillStyle = color;
    context.fill(diamond(radius - 1.5 * unit));
  }
  context.fillStyle = darkEdge;
  context.fill(diamond(radius - (color === null ? 2.8 : 5.4) * unit));
  context.restore();
}

/** The names of marks and starts in a view, each with its box. */
export interface PlacedMarkName {
  readonly name: string;
  readonly place: Pixel;
  readonly box: Box;
  readonly isFar: boolean;
}

const nameStyle = ({ labelText, labelBackground }: ScenePalette): TextStyle => ({
  size: 12,
  weight: 600,
  color: labelText,
  halo: labelBackground,
});

/** Where names stand: beside their places, and where they cover least of `crowd`. Pixels, y down. */
export function placeMarkNames(
  context: CanvasRenderingContext2D,
  named: MarkNames,
  view: MapView,
  palette: ScenePalette,
  unit: number,
  crowd: readonly Crowded[],
): PlacedMarkName[] {
  const style = nameStyle(palette);
  const up = ({ x, y }: Pixel): Pixel => ({ x, y: -y });
  const places = namedPlaces(named, unit, (position) => {
    const at = pixelAt(view, ...position);
    return isInFrame(view, at) ? up(at) : null;
  });
  const { frame } = view;
  const bounds = { ...frame, y: -frame.y - frame.height };
  const sizeOf = (name: string) => (name === '' ? null : sizeOfText(context, name, style, unit));
  const sides: readonly (Side | undefined)[] = chooseSides(
    places,
    sizeOf,
    unit,
    bounds,
    crowd.map((each) => ({ ...each, ...up(each) })),
    [],
  );
  return placeNames(places, sides, sizeOf, unit, bounds).map(({ name, place, box, isFar }) => ({
    name,
    place: up(place),
    box: { ...box, x: Math.round(box.x), y: Math.round(-box.y - box.height) },
    isFar,
  }));
}

export function drawMarkNames(
  context: CanvasRenderingContext2D,
  names: readonly PlacedMarkName[],
  palette: ScenePalette,
  unit: number,
): void {
  const style = nameStyle(palette);
  for (const { name, place, box, isFar } of names) {
    if (isFar) {
      const nearest = {
        x: Math.min(Math.max(place.x, box.x), box.x + box.width),
        y: Math.min(Math.max(place.y, box.y), box.y + box.height),
      };
      drawLeader(context, [place, nearest], '#ffffff', darkEdge, unit);
    }
    paintText(context, name, style, unit, box.x, box.y);
  }
}

/** A thin line that leads to a name: light beside dark. */
export function drawLeader(
  context: CanvasRenderingContext2D,
  points: readonly Pixel[],
  color: string,
  casing: string,
  unit: number,
): void {
  const line = new Path2D();
  for (const { x, y } of points) line.lineTo(x, y);
  context.lineJoin = 'round';
  context.lineCap = 'butt';
  for (const [style, width, opacity] of [
    [casing, 2.6, 0.35],
    [color, 1, 0.7],
  ] as const) {
    context.strokeStyle = style;
    context.lineWidth = width * unit;
    context.globalAlpha = opacity;
    context.stroke(line);
  }
  context.globalAlpha = 1;
}
