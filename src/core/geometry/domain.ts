// Points of the plane, and the rectangle on which a landscape is shown.

export type Point = readonly [x: number, y: number];

export interface Domain {
  readonly x: readonly [min: number, max: number];
  readonly y: readonly [min: number, max: number];
}

/** Whether a point lies in a domain, its border included; false for numbers that are not finite. */
export function isInDomain({ x: [left, right], y: [bottom, top] }: Domain, x: number, y: number): boolean {
  return x >= left && x <= right && y >= bottom && y <= top;
}
