// The arrows of updates on the map, as the surface has them: cased lines with heads, and ellipses about the heads of runners.
import type { DrawnPart } from '../../core/explanation/arrows';
import {
  arrowHead,
  partLooks,
  unlitOpacity,
  type RunnerArrows,
  type ShownArrows,
} from '../../core/look/arrowLook';
import { casingOf } from '../../core/look/runnerMark';
import { distanceToPath } from '../scene3d/arrowPath';
import type { Pixel } from '../scene3d/pointerPlace';
import type { SeenArrow } from '../scene3d/raceScene';
import { headRadius } from './drawHeads';
import { pixelAt, type MapView } from './mapView';

/** How far a pointer may be from a line, in units. */
const pointReach = 6;
const ellipsePoints = 48;

/** A part as it is seen. */
interface SeenPart extends SeenArrow {
  readonly points: readonly Pixel[];
}

/** Draws what is shown; all but the part that is lit is faint. Gives where the parts are. */
export function drawArrows(
  context: CanvasRenderingContext2D,
  { runners }: ShownArrows,
  lit: DrawnPart | null,
  view: MapView,
  unit: number,
): SeenPart[] {
  return runners.flatMap((runner) => {
    const parts = partsOf(runner, view);
    for (const { part, points } of parts) {
      const { halfWidth, dash, color } = partLooks[part];
      context.save();
      context.globalAlpha = lit === null || lit === part ? 1 : unlitOpacity;
      drawPart(context, part, points, { halfWidth, dash, color: color ?? runner.color }, unit);
      context.restore();
    }
    return parts;
  });
}

/** In the order in which they are drawn: the widest first, so that all are seen where they lie on each other. */
function partsOf({ key, step, theta, ellipse, arrows }: RunnerArrows, view: MapView): SeenPart[] {
  const at = ([x, y]: readonly [number, number]): Pixel => pixelAt(view, x, y);
  const seen = (part: DrawnPart, points: readonly Pixel[]): SeenPart => ({
    key,
    part,
    step,
    points,
    from: points[0]!,
    to: points.at(-1)!,
  });
  const outline = (halfAxes: readonly [number, number]): Pixel[] =>
    Array.from({ length: ellipsePoints + 1 }, (_, i) => {
      const angle = (2 * Math.PI * i) / ellipsePoints;
      return at([theta[0] + halfAxes[0] * Math.cos(angle), theta[1] + halfAxes[1] * Math.sin(angle)]);
    });
  return [
    ...(ellipse === null ? [] : [seen('scaling', outline(ellipse))]),
    ...[...arrows].reverse().map(({ kind, from, to }) => seen(kind, [at(from), at(to)])),
  ];
}

interface Pen {
  readonly halfWidth: number;
  readonly dash: readonly [number, number] | null;
  readonly color: string;
}

function drawPart(
  context: CanvasRenderingContext2D,
  part: DrawnPart,
  points: readonly Pixel[],
  { halfWidth, dash, color }: Pen,
  unit: number,
): void {
  const [from, to] = [points[0]!, points.at(-1)!];
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const room = Math.max(0, length - 0.5 * headRadius * unit);
  const headLength = part === 'scaling' ? 0 : Math.min(arrowHead.length * halfWidth * unit, 0.75 * room);
  const line = new Path2D();
  const head = new Path2D();
  if (part === 'scaling') for (const { x, y } of points) line.lineTo(x, y);
  else if (length > 0) {
    const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
    const half = (headLength * arrowHead.halfWidth) / arrowHead.length;
    line.moveTo(from.x, from.y);
    line.lineTo(to.x - 0.8 * headLength * dx, to.y - 0.8 * headLength * dy);
    const [baseX, baseY] = [to.x - headLength * dx, to.y - headLength * dy];
    head.moveTo(to.x, to.y);
    head.lineTo(baseX - half * dy, baseY + half * dx);
    head.lineTo(baseX + half * dy, baseY - half * dx);
    head.closePath();
  }
  const [red, green, blue, opacity] = casingOf(color);
  const bytes = [red, green, blue].map((share) => Math.round(255 * share)).join(' ');
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const [style, outset] of [
    [`rgb(${bytes} / ${opacity})`, unit],
    [color, 0],
  ] as const) {
    context.strokeStyle = style;
    context.fillStyle = style;
    context.setLineDash(dash === null ? [] : dash.map((each) => each * unit));
    context.lineWidth = 2 * (halfWidth * unit + outset);
    context.stroke(line);
    context.setLineDash([]);
    if (outset > 0) {
      context.lineWidth = 2 * outset;
      context.stroke(head);
    } else context.fill(head);
  }
}

/** The part whose line is at a pixel; of several the nearest one. */
export function partNear(seen: readonly SeenPart[], at: Pixel, unit: number): DrawnPart | null {
  let nearest: DrawnPart | null = null;
  let reach = pointReach * unit;
  for (const { part, points } of seen) {
    const away = distanceToPath(points, at);
    if (away > reach) continue;
    reach = away;
    nearest = part;
  }
  return nearest;
}
