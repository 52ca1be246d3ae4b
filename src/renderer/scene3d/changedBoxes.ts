// The parts of an image that change between two frames, tracked by the boxes of what moves.
import { overlap, type Box } from './pixelBox';

/** A growing box, in pixels. */
export class Extent {
  private left = Infinity;
  private right = -Infinity;
  private bottom = Infinity;
  private top = -Infinity;

  clear(): void {
    this.left = Infinity;
    this.right = -Infinity;
    this.bottom = Infinity;
    this.top = -Infinity;
  }

  /** Adds a point with a margin of `reach`. */
  addPoint(x: number, y: number, reach: number): void {
    this.left = Math.min(this.left, x - reach);
    this.right = Math.max(this.right, x + reach);
    this.bottom = Math.min(this.bottom, y - reach);
    this.top = Math.max(this.top, y + reach);
  }

  addBox({ x, y, width, height }: Box, reach: number): void {
    this.addPoint(x, y, reach);
    this.addPoint(x + width, y + height, reach);
  }

  add(other: Extent): void {
    this.left = Math.min(this.left, other.left);
    this.right = Math.max(this.right, other.right);
    this.bottom = Math.min(this.bottom, other.bottom);
    this.top = Math.max(this.top, other.top);
  }

  /** In whole pixels, clipped to the image; null if empty. */
  boxIn(width: number, height: number): Box | null {
    const x = Math.max(0, Math.floor(this.left));
    const y = Math.max(0, Math.floor(this.bottom));
    const right = Math.min(width, Math.ceil(this.right));
    const top = Math.min(height, Math.ceil(this.top));
    return right > x && top > y ? { x, y, width: right - x, height: top - y } : null;
  }
}

/** Merges overlapping boxes, so that nothing is drawn twice. */
export function joinOverlapping(boxes: readonly Box[]): Box[] {
  const joined: Box[] = [];
  for (const box of boxes) {
    let grown = box;
    for (let index = 0; index < joined.length; index += 1) {
      if (!overlap(joined[index]!, grown)) continue;
      grown = around(joined[index]!, grown);
      joined.splice(index, 1);
      // The union may overlap a box that neither part did.
      index = -1;
    }
    joined.push(grown);
  }
  return joined;
}

function around(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}
