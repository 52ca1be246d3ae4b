// Where a pointer is in the picture, and how far it may stray in a click.

/** CSS pixels from the picture's upper left corner. */
export interface Pixel {
  readonly x: number;
  readonly y: number;
}

/** A press that moves less than this is a click; a finger is less steady. */
export const clickSlopPx = 4;
export const touchSlopPx = 10;

export function placeIn(canvas: HTMLCanvasElement, { clientX, clientY }: PointerEvent): Pixel {
  const box = canvas.getBoundingClientRect();
  return { x: clientX - box.left, y: clientY - box.top };
}

export function distance(one: Pixel, other: Pixel): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
