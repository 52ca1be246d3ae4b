// A curve as one upright bar for each column of pixels. Of a curve that goes up and down within a few pixels this is what a pen
// would leave, and a small part of the work: the bars of thousands of segments are no more than there are columns.

/** A curve in pixels, from left to right; y is NaN where there is a gap. */
export interface PixelLine {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
}

/** The bars of columns 0, 1, …; NaN where there is none. */
export interface ColumnBars {
  readonly tops: Float64Array;
  readonly bottoms: Float64Array;
}

/** What a pen of `penPx` leaves in `count` columns of pixels, from the one at `leftPx` on. */
export function columnBars({ xs, ys }: PixelLine, leftPx: number, count: number, penPx: number): ColumnBars {
  // The pen is as wide as so many slots, whose middle is a column's.
  const slotsOfPen = Math.max(1, Math.round(penPx));
  const shift = slotsOfPen % 2 === 0 ? 0.5 : 0;
  const before = Math.floor((slotsOfPen - 1) / 2);
  const slots = count + slotsOfPen - 1;
  const slotTops = new Float64Array(slots).fill(Infinity);
  const slotBottoms = new Float64Array(slots).fill(-Infinity);
  const slotAt = (x: number): number => x - leftPx + shift + before;
  const cover = (slot: number, top: number, bottom: number): void => {
    if (top < slotTops[slot]!) slotTops[slot] = top;
    if (bottom > slotBottoms[slot]!) slotBottoms[slot] = bottom;
  };
  /** A pen's round end. */
  const dot = (index: number): void => {
    const slot = Math.floor(slotAt(xs[index]!));
    if (slot >= 0 && slot < slots) cover(slot, ys[index]! - penPx / 2, ys[index]! + penPx / 2);
  };

  let lastRise = NaN;
  for (let next = 1; next < xs.length; next += 1) {
    const [from, to] = [slotAt(xs[next - 1]!), slotAt(xs[next]!)];
    const [y, rise] = [ys[next - 1]!, ys[next]! - ys[next - 1]!];
    if (Number.isNaN(rise)) {
      lastRise = NaN;
      continue;
    }
    if (!(rise * lastRise >= 0)) dot(next - 1);
    if (rise !== 0 || Number.isNaN(lastRise)) lastRise = rise;
    if (next + 1 === xs.length || Number.isNaN(ys[next + 1]!)) dot(next);
    if (to < 0 || from >= slots) continue;
    const slope = to > from ? rise / (to - from) : 0;
    const steepness = to > from ? Math.abs(slope) : Infinity;
    // Above and below the pen's middle: half the pen on a level line; on a steep one, the slots beside it are above and below.
    const pad = steepness < Infinity ? (penPx / 2) * (Math.hypot(1, steepness) - steepness) : 0;
    const last = Math.min(slots - 1, Math.floor(to));
    for (let slot = Math.max(0, Math.floor(from)); slot <= last; slot += 1) {
      const a = to > from ? y + (Math.max(from, slot) - from) * slope : y;
      const b = to > from ? y + (Math.min(to, slot + 1) - from) * slope : y + rise;
      cover(slot, Math.min(a, b) - pad, Math.max(a, b) + pad);
    }
  }

  const tops = new Float64Array(count);
  const bottoms = new Float64Array(count);
  for (let column = 0; column < count; column += 1) {
    let [top, bottom] = [Infinity, -Infinity];
    for (let slot = column; slot < column + slotsOfPen; slot += 1) {
      if (slotTops[slot]! < top) top = slotTops[slot]!;
      if (slotBottoms[slot]! > bottom) bottom = slotBottoms[slot]!;
    }
    tops[column] = top <= bottom ? top : NaN;
    bottoms[column] = top <= bottom ? bottom : NaN;
  }
  return { tops, bottoms };
}

/** How far a curve goes up and down in all between two heights, in pixels. */
export function travelOf({ ys }: PixelLine, topPx: number, bottomPx: number): number {
  let [sum, last] = [0, NaN];
  for (const y of ys) {
    const within = Math.min(bottomPx, Math.max(topPx, y));
    const rise = Math.abs(within - last);
    if (!Number.isNaN(rise)) sum += rise;
    last = within;
  }
  return sum;
}
