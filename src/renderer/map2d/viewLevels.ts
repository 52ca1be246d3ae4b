// The heights of a map's contour lines: those of the landscape as round numbers, and where a view shows few of them, others of
// even distances.
import { contourLevels, isMajorLevel, tickText } from '../../core/contour/levels';
import type { ContourLevels } from '../../core/landscapes/landscape';

export interface HeightRange {
  readonly minimum: number;
  readonly maximum: number;
}

export interface ViewLevel {
  readonly value: number;
  readonly isMajor: boolean;
  /** The value with no more digits than the lines beside it need. */
  readonly text: string;
}

/** A view has at least this many lines, if its heights allow it. */
const wanted = 8;
/** More lines than these merge into grey. */
const most = 48;
/** Of finer lines, each fifth one is drawn strongly. */
const majorEvery = 5;

/**
 * Ascending. `surface` has the heights of the whole domain, which the landscape's own levels depend on, `seen` those in sight:
 * a map that is moved keeps its lines.
 */
export function viewLevels(contour: ContourLevels, surface: HeightRange, seen: HeightRange): ViewLevel[] {
  const own = ownLevels(contour, surface);
  const inSight = own.filter(({ value }) => value > seen.minimum && value < seen.maximum);
  if (inSight.length >= wanted) {
    const stride = Math.ceil(inSight.length / most);
    return own.filter((level, index) => index % stride === 0 && inSight.includes(level));
  }
  return withFiner(inSight, seen);
}

/** The landscape's levels above its minimum, as round numbers. */
function ownLevels(contour: ContourLevels, { minimum, maximum }: HeightRange): ViewLevel[] {
  if (contour.kind === 'step') {
    const { step } = contour;
    const first = Math.floor(minimum / step) + 1;
    const count = Math.max(0, Math.ceil(maximum / step) - first);
    return Array.from({ length: count }, (_, index) => {
      const value = rounded((first + index) * step, step);
      return { value, isMajor: (first + index) % 4 === 0, text: tickText(value) };
    });
  }
  const levels = contourLevels(contour, minimum, maximum);
  return levels.flatMap((level, index) => {
    const gap = Math.min(level - (levels[index - 1] ?? minimum), (levels[index + 1] ?? maximum) - level);
    // Levels that are listed are where something happens, as at a saddle.
    const value = contour.kind === 'list' ? level : roundedWithin(level, gap);
    if (!(value > minimum && value < maximum)) return [];
    return [{ value, isMajor: isMajorLevel(contour, level, index), text: tickText(value) }];
  });
}

/** The landscape's levels in sight and, evenly spaced, multiples of a round number that are not close to one of them. */
function withFiner(own: readonly ViewLevel[], { minimum, maximum }: HeightRange): ViewLevel[] {
  const range = maximum - minimum;
  if (!(range > 0)) return [...own];
  const step = roundBelow(range / (wanted + 1));
  const first = Math.floor(minimum / step) + 1;
  const finer = Array.from({ length: Math.ceil(maximum / step) - first }, (_, index): ViewLevel => {
    const value = rounded((first + index) * step, step);
    return { value, isMajor: (first + index) % majorEvery === 0, text: tickText(value) };
  });
  const apart = (one: ViewLevel, other: ViewLevel): boolean => Math.abs(one.value - other.value) > 0.3 * step;
  const kept = own.map((level) => ({ ...level, isMajor: true }));
  return [...kept, ...finer.filter((level) => own.every((each) => apart(each, level)))]
    .filter(({ value }) => value > minimum && value < maximum)
    .sort((one, other) => one.value - other.value);
}

/** A round number beside a value, nearer than half of a gap. */
function roundedWithin(value: number, gap: number): number {
  return rounded(value, roundBelow(gap * 0.4));
}

/** The largest of 1, 2 and 5 times a power of ten that is not above a number. */
function roundBelow(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return power * ([5, 2].find((each) => each * power <= most) ?? 1);
}

/** The multiple of a unit, without the rounding errors of binary fractions. */
function rounded(value: number, unit: number): number {
  return Number((Math.round(value / unit) * unit).toPrecision(15)) + 0;
}
