// Rectangles in planes of palette indices, which have a frame's width and are stored row by row from the top.

/** `right` and `bottom` are exclusive. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * The bounding box of all places in `within` where `after` differs from `before`; null if there is none. With
 * `becoming`, only places count that have this index in `after`.
 */
export function changedArea(
  before: Uint8Array,
  after: Uint8Array,
  widthPx: number,
  within: Area,
  becoming: number | null,
): Area | null {
  let { left, top, right, bottom } = { left: within.right, top: within.bottom, right: 0, bottom: 0 };
  for (let y = within.top; y < within.bottom; y += 1) {
    for (let x = within.left, at = y * widthPx + x; x < within.right; x += 1, at += 1) {
      if (before[at] === after[at] || (becoming !== null && after[at] !== becoming)) continue;
      if (x < left) left = x;
      if (x >= right) right = x + 1;
      if (y < top) top = y;
      bottom = y + 1;
    }
  }
  return bottom === 0 ? null : { left, top, right, bottom };
}

/** The bounding box of both. */
export function areaAround(one: Area | null, other: Area | null): Area | null {
  if (one === null || other === null) return one ?? other;
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

export function copyArea(from: Uint8Array, to: Uint8Array, widthPx: number, area: Area): void {
  for (let y = area.top; y < area.bottom; y += 1) {
    const start = y * widthPx + area.left;
    to.set(from.subarray(start, y * widthPx + area.right), start);
  }
}

export function fillArea(plane: Uint8Array, index: number, widthPx: number, area: Area): void {
  for (let y = area.top; y < area.bottom; y += 1) {
    plane.fill(index, y * widthPx + area.left, y * widthPx + area.right);
  }
}
