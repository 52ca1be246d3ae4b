// Which cells of a picture a line has painted: of noise that goes to and fro for ever, only what paints something new is drawn.
import type { Box } from '../scene3d/pixelBox';

export class PaintedCells {
  private readonly columns: number;
  private readonly rows: number;
  /** The round in which each cell was painted last. */
  private readonly painted: Uint32Array;
  private round = 1;

  /** Squares of `cell` pixels that cover a box. */
  constructor(
    private readonly box: Box,
    private readonly cell: number,
  ) {
    this.columns = Math.ceil(box.width / cell) + 1;
    this.rows = Math.ceil(box.height / cell) + 1;
    this.painted = new Uint32Array(this.columns * this.rows);
  }

  clear(): void {
    this.round += 1;
  }

  /** Paints the cells of a straight line; whether one of them was not painted before. */
  paint(ax: number, ay: number, bx: number, by: number): boolean {
    const { box, cell, columns, rows, painted, round } = this;
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(bx - ax), Math.abs(by - ay)) / cell));
    const [dx, dy] = [(bx - ax) / cell / steps, (by - ay) / cell / steps];
    let [x, y] = [(ax - box.x) / cell, (ay - box.y) / cell];
    let isNew = false;
    for (let step = 0; step <= steps; step += 1, x += dx, y += dy) {
      const at = Math.min(rows - 1, Math.max(0, y | 0)) * columns + Math.min(columns - 1, Math.max(0, x | 0));
      if (painted[at] === round) continue;
      painted[at] = round;
      isNew = true;
    }
    return isNew;
  }
}
