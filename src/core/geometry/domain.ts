// Points of the plane, and the rectangle on which a landscape is shown.

export type Point = readonly [x: number, y: number];

export interface Domain {
  readonly x: readonly [min: number, max: number];
  readonly y: readonly [min: number, max: number];
}
