// The visible part of an x axis: zooming and panning within limits.

export interface PlotView {
  readonly min: number;
  readonly max: number;
}

/** Minimum width, relative to the limits. */
const narrowest = 1e-4;

/** Zooms out by `factor` (in, below 1); the point at `share` of the width stays in place. */
export function zoomView(view: PlotView, limits: PlotView, factor: number, share = 0.5): PlotView {
  const whole = limits.max - limits.min;
  const width = Math.min(whole, Math.max(whole * narrowest, (view.max - view.min) * factor));
  const fixed = view.min + share * (view.max - view.min);
  return fitted(fixed - share * width, width, limits);
}

/** Pans by a fraction of its width. */
export function moveView(view: PlotView, limits: PlotView, share: number): PlotView {
  const width = view.max - view.min;
  return fitted(view.min + share * width, width, limits);
}

function fitted(min: number, width: number, limits: PlotView): PlotView {
  const start = Math.min(limits.max - width, Math.max(limits.min, min));
  return { min: start, max: Math.min(limits.max, start + width) };
}

/** `count` equidistant numbers, both ends included. */
export function samplesOf({ min, max }: PlotView, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => {
    const share = i / (count - 1);
    // Written so that both ends, and 0 in a symmetric view, are exact.
    return min * (1 - share) + max * share;
  });
}

/** Margin above and below the curves, as a fraction of their range. */
const headroom = 0.06;

/** If the ends enlarge the range by this factor, they are cut off. */
const steep = 3;

/**
 * The range of heights for columns of values. `trim` is the fraction of samples at each end that is ignored if their
 * values would flatten the rest: functions that are unbounded there.
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
