// The paths behind the heads, kept as a picture while the view rests: it grows by pieces of a fixed number of steps, all runners'
// in turn, so that a frame looks the same after playing as after a jump. What has come since the last piece is drawn by each
// frame itself.
import type { FrameRun } from '../../core/timeline/frameAt';
import type { Box } from '../scene3d/pixelBox';
import { drawFaintLines, drawStrokes } from './drawLines';
import type { RunInView } from './runPaths';
import { PaintedCells } from './paintedCells';

/** The pieces of a race. */
const pieces = 256;
/** Side of the cells that tell what has been painted, in pixels. */
const cellSize = 1.5;

export interface PastStyle {
  /** Of the lines, in pixels. */
  readonly width: number;
  readonly unit: number;
  readonly opacity: number;
  /** Whether the lines are those of families: without casings and dashes. */
  readonly isFaint: boolean;
}

export class PastLayer {
  private readonly canvas = new OffscreenCanvas(1, 1);
  private readonly context = this.canvas.getContext('2d')!;
  private cells: readonly PaintedCells[] = [];
  private paintedFor = '';
  private frame: Box = { x: 0, y: 0, width: 1, height: 1 };
  /** Number of pieces that have been painted. */
  private painted = 0;

  /** Draws the runs' paths up to their heads. */
  draw(
    target: CanvasRenderingContext2D,
    runs: readonly RunInView[],
    steps: number,
    frame: Box,
    pixelRatio: number,
    style: PastStyle,
  ): void {
    if (runs.length === 0) return;
    const size = Math.max(1, Math.ceil(steps / pieces));
    const whole = Math.floor(Math.min(...runs.map(({ state }) => reachOf(state, steps))) / size);
    const paintedFor = keyOf(runs, size, frame, pixelRatio, style);
    if (paintedFor !== this.paintedFor || whole < this.painted)
      this.clear(paintedFor, runs, frame, pixelRatio);
    for (; this.painted < whole; this.painted += 1) {
      const from = this.painted * size;
      this.paint(this.context, runs, from, from + size, style);
    }
    target.globalAlpha = style.opacity;
    target.drawImage(this.canvas, frame.x, frame.y, frame.width, frame.height);
    target.globalAlpha = 1;
    this.paint(target, runs, whole * size, Infinity, style, style.opacity);
  }

  private clear(paintedFor: string, runs: readonly RunInView[], frame: Box, pixelRatio: number): void {
    const { canvas, context } = this;
    if (!isSameBox(frame, this.frame) || this.cells.length !== runs.length) {
      this.cells = runs.map(() => new PaintedCells(frame, cellSize));
    } else {
      for (const cells of this.cells) cells.clear();
    }
    this.frame = frame;
    canvas.width = Math.max(1, Math.round(frame.width * pixelRatio));
    canvas.height = Math.max(1, Math.round(frame.height * pixelRatio));
    context.setTransform(canvas.width / frame.width, 0, 0, canvas.height / frame.height, 0, 0);
    context.translate(-frame.x, -frame.y);
    this.paintedFor = paintedFor;
    this.painted = 0;
  }

  /** Paints a piece of all runs that have come so far; what is kept leaves out what would paint nothing new. */
  private paint(
    context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
    runs: readonly RunInView[],
    from: number,
    to: number,
    { width, unit, isFaint }: PastStyle,
    opacity = 1,
  ): void {
    runs.forEach(({ path, runner, state }, index) => {
      const end = Math.min(to, state.headRow);
      if (end <= from) return;
      const line = new Path2D();
      path.trace(line, from, end, context === this.context ? this.cells[index]! : null);
      if (isFaint) drawFaintLines(context, runner.color, line, width, opacity);
      else drawStrokes(context, runner, [{ line, width, opacity, way: path.wayAt(from) }], unit);
    });
  }
}

/** The step up to which all that there is of a run is known. */
function reachOf({ status, headRow }: FrameRun, steps: number): number {
  return status === 'running' ? headRow : steps;
}

function isSameBox(one: Box, other: Box): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}

/** What the kept picture depends on, except for how far it goes: rows that arrive change nothing of what is painted. */
function keyOf(
  runs: readonly RunInView[],
  size: number,
  { x, y, width, height }: Box,
  pixelRatio: number,
  style: PastStyle,
): string {
  const each = runs.map(
    ({ path, runner }) => `${runner.key} ${runner.color} ${runner.dash} ${runner.ghost} ${path.generation}`,
  );
  return [size, x, y, width, height, pixelRatio, style.width, style.unit, ...each].join('\n');
}
