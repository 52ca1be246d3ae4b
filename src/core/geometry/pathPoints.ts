// The points of a drawn path: in the box of the domain, whose sides go from −1 to 1, with gaps where it is interrupted.

export interface PathPoints {
  /** x, y and the height of each point; a height of `gapHeight` breaks the line. */
  readonly points: Float32Array;
  /** Number of points. */
  readonly count: number;
}

/** A point with at least this height is a gap: its segments are not drawn. */
export const gapHeight = 1e30;
