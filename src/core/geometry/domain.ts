// Points of the plane, and the rectangle that a landscape is looked at on.

export type Point = readonly [x: number, y: number];

export interface Domain {
  readonly x: readonly [min: number, max: number];
  readonly y: readonly [min: number, max: number];
}
