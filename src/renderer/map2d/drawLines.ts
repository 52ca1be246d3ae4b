// Strokes of paths on the map: in the runner's colour and dashes, with a casing that shows them on any ground.
import { casingOf, dashPattern, ghostShares } from '../../core/look/runnerMark';
import type { SceneRunner } from '../../core/scene/scene';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** The dashes of `dashPattern` are made for somewhat wider lines than these. */
const dashScale = 0.72;
/** How much wider a casing is: dark ones look wider than light ones. */
const casingOutset = { dark: 1.3, light: 1.9 } as const;

/** A piece of a runner's path. */
export interface PathPiece {
  readonly line: Path2D;
  /** Of the coloured line, in pixels. */
  readonly width: number;
  readonly opacity: number;
  /** How far from the path's beginning it begins, in pixels. */
  readonly way: number;
}

/** Draws pieces of a runner's path: first all casings, so that none lies on the line itself. */
export function drawStrokes(
  context: Context,
  { color, dash, ghost }: SceneRunner,
  strokes: readonly PathPiece[],
  unit: number,
): void {
  const [red, green, blue, opacity] = casingOf(color);
  const bytes = [red, green, blue].map((share) => Math.round(255 * share)).join(' ');
  const outset = unit * (red < 0.5 ? casingOutset.dark : casingOutset.light);
  const pattern = dashPattern(dash).map((length) => length * dashScale * unit);
  context.lineJoin = 'round';
  context.lineCap = pattern.length === 0 ? 'butt' : 'round';
  context.setLineDash(pattern);
  for (const [style, extra, strength] of [
    [`rgb(${bytes})`, outset, 0.8 * opacity],
    [color, 0, 1],
  ] as const) {
    context.strokeStyle = style;
    for (const stroke of strokes) {
      context.lineDashOffset = stroke.way;
      context.lineWidth = stroke.width + extra;
      context.globalAlpha = stroke.opacity * strength * (ghost ? ghostShares.path : 1);
      context.stroke(stroke.line);
    }
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
}

/** Draws thin lines of a family, without casings. */
export function drawFaintLines(
  context: Context,
  color: string,
  line: Path2D,
  width: number,
  opacity: number,
): void {
  context.lineJoin = 'round';
  context.lineCap = 'butt';
  context.strokeStyle = color;
  context.lineWidth = width;
  context.globalAlpha = opacity;
  context.stroke(line);
  context.globalAlpha = 1;
}
