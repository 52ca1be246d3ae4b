// The part of the x axis that a plot shows: zooming and moving, within limits.

export interface PlotView {
  readonly min: number;
  readonly max: number;
}

/** Of the limits' whole width. */
const narrowest = 1e-4;

/** Wider by `factor` (narrower below 1), with the point at `share` of the width where it was. */
export function zoomView(view: PlotView, limits: PlotView, factor: number, share = 0.5): PlotView {
  const whole = limits.max - limits.min;
  const width = Math.min(whole, Math.max(whole * narrowest, (view.max - view.min) * factor));
  const fixed = view.min + share * (view.max - view.min);
  return fitted(fixed - share * width, width, limits);
}

/** Moved by a share of its width. */
export function moveView(view: PlotView, limits: PlotView, share: number): PlotView {
  const width = view.max - view.min;
  return fitted(view.min + share * width, width, limits);
}

function fitted(min: number, width: number, limits: PlotView): PlotView {
  const start = Math.min(limits.max - width, Math.max(limits.min, min));
  return { min: start, max: Math.min(limits.max, start + width) };
}

/** `count` numbers from end to end. */
export function samplesOf({ min, max }: PlotView, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => {
    const share = i / (count - 1);
    // Ends and, where the view is even about 0, the middle are met exactly.
    return min * (1 - share) + max * share;
  });
}

/** Room above and below the curves, as a share of their range. */
const headroom = 0.06;

/** Where the ends make the range this much larger, they are cut off. */
const steep = 3;

/**
 * The range of heights that shows columns of values. `trim` is the share of the samples at each end which don't count
 * where the values there would flatten the rest: functions that grow beyond all bounds.
 */
export function heightsOf(columns: readonly Float64Array[], trim = 0): [low: number, high: number] {
  const whole = rangeOf(columns, 0);
  const middle = rangeOf(columns, trim);
  const cut = middle[0] <= middle[1] && whole[1] - whole[0] > steep * (middle[1] - middle[0]);
  const [low, high] = cut ? middle : whole;
  if (low > high) return [0, 1];
  const range = high > low ? high - low : Math.abs(high) || 1;
  return [low - headroom * range, high + headroom * range];
}

function rangeOf(columns: readonly Float64Array[], trim: number): [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (const column of columns) {
    const cut = Math.floor(trim * column.length);
    for (const value of column.subarray(cut, column.length - cut)) {
      if (!Number.isFinite(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return [low, high];
}
