// The target of an arrow key in a list or a grid: decided by positions on screen, so that rows may have any length, and
// headings between them.

export type Direction = 'up' | 'down' | 'left' | 'right';

/** A box on screen; a DOMRect fits. */
export interface CardBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * The index of the next box. Left and right follow the order; up and down go to the nearest row, and there to the box
 * with the nearest centre. At an end the index stays.
 */
export function neighbour(boxes: readonly CardBox[], from: number, direction: Direction): number {
  const here = boxes[from];
  if (here === undefined) return 0;
  if (direction === 'left') return Math.max(0, from - 1);
  if (direction === 'right') return Math.min(boxes.length - 1, from + 1);
  const sign = direction === 'down' ? 1 : -1;
  const middle = (here.left + here.right) / 2;
  let best = from;
  let bestRow = Infinity;
  let bestOffset = Infinity;
  boxes.forEach((box, index) => {
    const row = sign * (box.top - here.top);
    const offset = Math.abs((box.left + box.right) / 2 - middle);
    if (row < 1 || row > bestRow || (row === bestRow && offset >= bestOffset)) return;
    best = index;
    bestRow = row;
    bestOffset = offset;
  });
  return best;
}
