// The trails of a frame: tails that fade and taper behind the heads, over the paths before them, as the scene asks for.
import { familyOpacity, ghostShares } from '../../core/look/runnerMark';
import type { SceneTrail } from '../../core/scene/scene';
import { drawFaintLines, drawStrokes, type PathPiece } from './drawLines';
import type { MapView } from './mapView';
import { PaintedCells } from './paintedCells';
import { PastLayer } from './pastLayer';
import type { RunInView, RunPaths } from './runPaths';

/** Widths in units: of whole paths, of paths behind tails, and of tails at their two ends. */
const evenWidth = 2.5;
const slimWidth = 2;
const faintWidth = 1.7;
const tailWidths = { head: 3.6, end: 1.3 } as const;
/** More runners than these have slimmer paths. */
const maxWide = 8;
const faintOpacity = 0.75;
/** Of a tail at its end, where it fades out, and where it lies on its path. */
const endOpacity = { frames: 0.12, highlight: 0.55 } as const;
const tailPieces = 12;
/** Longer tails leave out what would paint nothing new. */
const denseTail = 400;
const cellSize = 1.5;

const familyWidths = { even: 1.1, head: 1.6, end: 0.8 } as const;
const familyTailPieces = 3;
/** As in the picture of the surface: the paths of more runs are a tangle. */
const maxFamilyPaths = 30;
const familyPathShare = 0.4;

export class TrailLayers {
  private readonly families = new PastLayer();
  private readonly own = new PastLayer();
  private cells: PaintedCells | null = null;
  private cellsOf: MapView | null = null;

  draw(
    context: CanvasRenderingContext2D,
    paths: RunPaths,
    trail: SceneTrail,
    steps: number,
    view: MapView,
    pixelRatio: number,
    unit: number,
  ): void {
    const { own, others } = paths;
    const past = (
      layer: PastLayer,
      runs: readonly RunInView[],
      width: number,
      opacity: number,
      isFaint: boolean,
    ) =>
      layer.draw(context, runs, steps, view.frame, pixelRatio, {
        width: width * unit,
        unit,
        opacity,
        isFaint,
      });
    if (trail.kind === 'all') {
      past(this.families, others, familyWidths.even, opacityOf(others), true);
      past(this.own, own, own.length > maxWide ? slimWidth : evenWidth, 1, false);
      return;
    }
    if (trail.kind === 'highlight' && others.length <= maxFamilyPaths) {
      past(this.families, others, familyWidths.end, familyPathShare * opacityOf(others), true);
    }
    for (const run of others) drawFamilyTail(context, run, unit);
    if (trail.kind === 'highlight') past(this.own, own, faintWidth, faintOpacity, false);
    for (const run of own) this.drawTail(context, run, trail.kind, view, unit);
  }

  private drawTail(
    context: CanvasRenderingContext2D,
    { runner, path, state: { firstRow, headRow } }: RunInView,
    kind: 'frames' | 'highlight',
    view: MapView,
    unit: number,
  ): void {
    if (headRow <= firstRow) return;
    const isDense = path.firstAfter(headRow) - path.firstAfter(firstRow) > denseTail;
    const cells = isDense ? this.cellsFor(view) : null;
    const strokes: PathPiece[] = [];
    // From the newest piece to the oldest: the newest is drawn last, and over all others.
    for (let piece = tailPieces - 1; piece >= 0; piece -= 1) {
      const [from, to] = [piece, piece + 1].map(
        (each) => firstRow + ((headRow - firstRow) * each) / tailPieces,
      );
      const share = (piece + 0.5) / tailPieces;
      const line = new Path2D();
      path.trace(line, from!, to!, cells);
      strokes.unshift({
        line,
        width: unit * (tailWidths.end + (tailWidths.head - tailWidths.end) * share),
        opacity: endOpacity[kind] + (1 - endOpacity[kind]) * share ** 0.7,
        way: path.wayAt(from!),
      });
    }
    drawStrokes(context, runner, strokes, unit);
  }

  private cellsFor(view: MapView): PaintedCells {
    if (this.cells === null || this.cellsOf !== view) this.cells = new PaintedCells(view.frame, cellSize);
    this.cellsOf = view;
    this.cells.clear();
    return this.cells;
  }
}

/** One for all families, since they share a picture. */
function opacityOf(runs: readonly RunInView[]): number {
  return familyOpacity(Math.max(1, ...runs.map(({ runner }) => runner.runs.count)));
}

function drawFamilyTail(
  context: CanvasRenderingContext2D,
  { runner, path, state: { firstRow, headRow } }: RunInView,
  unit: number,
): void {
  const opacity = familyOpacity(runner.runs.count) * (runner.ghost ? ghostShares.path : 1);
  for (let piece = 0; piece < familyTailPieces; piece += 1) {
    const [from, to] = [piece, piece + 1].map(
      (each) => firstRow + ((headRow - firstRow) * each) / familyTailPieces,
    );
    const share = (piece + 0.5) / familyTailPieces;
    const line = new Path2D();
    path.trace(line, from!, to!, null);
    const width = unit * (familyWidths.end + (familyWidths.head - familyWidths.end) * share);
    drawFaintLines(context, runner.color, line, width, opacity * share);
  }
}
