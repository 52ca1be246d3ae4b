// The part of the horizontal axis that all charts show, outside React: wheel and drags change it in each frame.
import type { ChartAxis, ChartScale } from '../../core/view/chartSettings';
import type { Range } from './buckets';

/** The smallest range on show: steps on a linear axis, a ratio on a logarithmic one. */
const smallest = { linear: 8, log: 1.5 } as const;

const scales = {
  linear: { to: (x: number) => x, from: (place: number) => place },
  log: { to: (x: number) => Math.log(Math.max(1, x)), from: (place: number) => Math.exp(place) },
} as const;

const leastSpan = (scale: ChartScale): number =>
  scale === 'linear' ? smallest.linear : Math.log(smallest.log);

/** A range moved into the full one, as wide as before if that is possible. */
function within([low, high]: Range, [fullLow, fullHigh]: Range): Range {
  const width = Math.min(high - low, fullHigh - fullLow);
  const start = Math.min(Math.max(low, fullLow), fullHigh - width);
  return [start, start + width];
}

/** `change`: the range in places of the scale, and the full one, to the new one. */
function changed(range: Range, full: Range, scale: ChartScale, change: (range: Range) => Range): Range {
  const { to, from } = scales[scale];
  const fullPlaces: Range = [to(full[0]), to(full[1])];
  const [low, high] = change([to(range[0]), to(range[1])]);
  const least = Math.min(leastSpan(scale), fullPlaces[1] - fullPlaces[0]);
  const middle = (low + high) / 2;
  const wide: Range = high - low < least ? [middle - least / 2, middle + least / 2] : [low, high];
  const [start, end] = within(wide, fullPlaces);
  return [from(start), from(end)];
}

/** The range made `factor` times as wide about `at`, which stays where it is on the screen. */
export function zoomed(range: Range, full: Range, scale: ChartScale, at: number, factor: number): Range {
  const place = scales[scale].to(at);
  return changed(range, full, scale, ([low, high]) => [
    place + (low - place) * factor,
    place + (high - place) * factor,
  ]);
}

/** The place in the middle of a range on the screen. */
export function middleOf([low, high]: Range, scale: ChartScale): number {
  const { to, from } = scales[scale];
  return from((to(low) + to(high)) / 2);
}

/** The range moved by a share of its width. */
export function panned(range: Range, full: Range, scale: ChartScale, share: number): Range {
  return changed(range, full, scale, ([low, high]) => {
    const by = share * (high - low);
    return [low + by, high + by];
  });
}

export type ChartView = ReturnType<typeof createChartView>;

export function createChartView() {
  let full: Range = [0, 1];
  let axis: ChartAxis = 'steps';
  let scale: ChartScale = 'linear';
  /** Null where all is on show. */
  let range: Range | null = null;
  const listeners = new Set<() => void>();
  const emit = (): void => listeners.forEach((listener) => listener());

  const show = (next: Range): void => {
    const isAll = next[0] <= full[0] && next[1] >= full[1];
    range = isAll ? null : next;
    emit();
  };

  return {
    range: (): Range => range ?? full,
    middle: (): number => middleOf(range ?? full, scale),
    isZoomed: (): boolean => range !== null,
    /** Whether the range is one of that axis: another one has been chosen a moment ago if it is not. */
    isOf: (ofAxis: ChartAxis, ofScale: ChartScale): boolean => axis === ofAxis && scale === ofScale,

    /** Sets what there is to see, up to `end`; of another axis all is shown. */
    setFull(end: number, nextAxis: ChartAxis, nextScale: ChartScale): void {
      const next: Range = [nextScale === 'log' ? 1 : 0, Math.max(2, end)];
      const isOther = nextAxis !== axis || nextScale !== scale;
      if (!isOther && next[1] === full[1]) return;
      [full, axis, scale] = [next, nextAxis, nextScale];
      if (isOther) range = null;
      else if (range !== null) range = changed(range, full, scale, (same) => same);
      emit();
    },
    zoomAt: (at: number, factor: number): void => show(zoomed(range ?? full, full, scale, at, factor)),
    panBy: (share: number): void => show(panned(range ?? full, full, scale, share)),
    show: ([low, high]: Range): void => show(changed([low, high], full, scale, (same) => same)),
    reset: (): void => show(full),

    /** Called after every change. */
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
