// Removes lines of paths over areas that others have painted: endless noise becomes the blot that it looks like, and the
// file stays small.
import type { Rectangle } from './runnerPath';

/** A path's lines, each x and y in turn. */
export type Pieces = readonly Float64Array[];

/**
 * Overlapping paths, each without the lines that would only paint cells of the map (squares of size `cell`) that it has
 * painted itself, or that `layers` paths have painted before it.
 */
export function thinPaths(paths: readonly Pieces[], map: Rectangle, cell: number, layers: number): Pieces[] {
  const columns = Math.ceil(map.width / cell) + 1;
  const rows = Math.ceil(map.height / cell) + 1;
  /** How many paths have painted each cell, and the last of them. */
  const painted = new Uint8Array(columns * rows);
  const lastPath = new Int32Array(columns * rows).fill(-1);

  /** Paints a line's cells; returns whether any of them was new. */
  const paint = (path: number, ax: number, ay: number, bx: number, by: number): boolean => {
    const length = Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2);
    const steps = Math.max(1, Math.ceil(length / cell));
    let isNew = false;
    for (let step = 0; step <= steps; step += 1) {
      const column = Math.floor((ax + ((bx - ax) * step) / steps - map.x) / cell);
      const row = Math.floor((ay + ((by - ay) * step) / steps - map.y) / cell);
      const at = Math.min(rows - 1, Math.max(0, row)) * columns + Math.min(columns - 1, Math.max(0, column));
      if (lastPath[at] === path || painted[at]! >= layers) continue;
      lastPath[at] = path;
      painted[at]! += 1;
      isNew = true;
    }
    return isNew;
  };

  return paths.map((pieces, path) => {
    const kept: Float64Array[] = [];
    for (const piece of pieces) {
      let open: number[] = [];
      const close = (): void => {
        if (open.length > 0) kept.push(Float64Array.from(open));
        open = [];
      };
      for (let at = 2; at < piece.length; at += 2) {
        const [ax, ay, bx, by] = [piece[at - 2]!, piece[at - 1]!, piece[at]!, piece[at + 1]!];
        if (!paint(path, ax, ay, bx, by)) {
          close();
          continue;
        }
        if (open.length === 0) open.push(ax, ay);
        open.push(bx, by);
      }
      close();
    }
    return kept;
  });
}

export function countPoints(paths: readonly Pieces[]): number {
  return paths.reduce(
    (sum, pieces) => sum + pieces.reduce((points, piece) => points + piece.length / 2, 0),
    0,
  );
}
