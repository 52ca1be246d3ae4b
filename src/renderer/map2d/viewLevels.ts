// The heights of a map's contour lines: those of the landscape as round numbers, and finer ones between them where a view
// shows few.
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
/** Into how many parts the intervals between the landscape's levels are divided, and no further. */
const finest = 1e12;
/** Of finer lines, those at each fifth part are drawn strongly. */
const majorParts = 5;

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
  let levels = inSight;
  for (let parts = 2; levels.length < wanted && parts <= finest; parts = nextParts(parts)) {
    levels = dividedLevels(own, surface, seen, parts);
  }
  return levels;
}

/** 2, 5, 10, 20, 50, … */
const nextParts = (parts: number): number => (String(parts).startsWith('2') ? (parts / 2) * 5 : parts * 2);

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

/** The levels in sight where each interval between the landscape's is divided. */
function dividedLevels(
  own: readonly ViewLevel[],
  surface: HeightRange,
  seen: HeightRange,
  parts: number,
): ViewLevel[] {
  const ends = [surface.minimum, ...own.map(({ value }) => value), surface.maximum];
  const levels: ViewLevel[] = [];
  for (let index = 1; index < ends.length && levels.length <= most; index += 1) {
    const [low, high] = [ends[index - 1]!, ends[index]!];
    if (high <= seen.minimum || low >= seen.maximum) continue;
    const size = (high - low) / parts;
    const first = Math.max(1, Math.floor((seen.minimum - low) / size));
    for (let part = first; part <= parts && levels.length <= most; part += 1) {
      const isOwn = part === parts;
      const value = isOwn ? high : roundedWithin(low + part * size, size);
      if (value >= seen.maximum) break;
      if (value <= seen.minimum || (isOwn && index === ends.length - 1)) continue;
      if (value <= (levels.at(-1)?.value ?? -Infinity)) continue;
      levels.push({ value, isMajor: isOwn || part % majorParts === 0, text: tickText(value) });
    }
  }
  return levels;
}

/** A round number beside a value, nearer than half of a gap. */
function roundedWithin(value: number, gap: number): number {
  const power = 10 ** Math.floor(Math.log10(gap * 0.4));
  const unit = power * ([5, 2].find((each) => each * power <= gap * 0.4) ?? 1);
  return rounded(value, unit);
}

/** The multiple of a unit, without the rounding errors of binary fractions. */
function rounded(value: number, unit: number): number {
  return Number((Math.round(value / unit) * unit).toPrecision(14)) + 0;
}
