// The positions of contour lines and axis ticks.
import type { ContourLevels } from '../landscapes/landscape';

/**
 * The heights of the contour lines between a surface's minimum and maximum, ascending. By step: min, min + step,
 * … up to max (the minimum's own level has no length, and shows nothing). By list: those listed that lie between.
 */
export function contourLevels(contour: ContourLevels, min: number, max: number): number[] {
  switch (contour.kind) {
    case 'step': {
      const count = Math.floor((max - min) / contour.step + 1e-9) + 1;
      return Array.from({ length: Math.max(0, count) }, (_, index) => min + index * contour.step);
    }
    case 'list':
      return contour.levels.filter((level) => level >= min && level <= max).sort((a, b) => a - b);
    case 'spread': {
      const { count, power } = contour;
      return Array.from({ length: count }, (_, i) => min + (max - min) * ((i + 1) / (count + 1)) ** power);
    }
  }
}

/** Whether a level of `contourLevels` is drawn strongly: every fourth one, or if levels are listed, powers of ten. */
export function isMajorLevel(contour: ContourLevels, level: number, index: number): boolean {
  switch (contour.kind) {
    case 'step':
      return index % 4 === 0;
    case 'list': {
      const decade = Math.log10(Math.abs(level));
      return Math.abs(decade - Math.round(decade)) < 0.01;
    }
    case 'spread':
      return index % 4 === 3;
  }
}

/**
 * Round numbers (1, 2 or 5 times a power of ten apart) from `min` to `max`, about `count` of them: at least 2,
 * unless the range is empty.
 */
export function ticks(min: number, max: number, count: number): number[] {
  if (!(max > min)) return [];
  let step = niceStep((max - min) / Math.max(1, count));
  while (Math.floor(max / step) - Math.ceil(min / step) < 1) step = niceStep(step / 2.5);
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => roundTo(first + index, step));
}

/** A tick's text: no more digits than its neighbours need to differ. */
export function tickText(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude !== 0 && (magnitude >= 1e5 || magnitude < 1e-4)) {
    return value.toExponential().replace('e+', 'e').replace('-', '−').replace('e-', 'e−');
  }
  return String(value).replace('-', '−');
}

/** The smallest of 1, 2, 5 × 10ⁿ that is at least `raw`, up to rounding. */
function niceStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw) + 1e-9);
  const fraction = raw / power;
  if (fraction <= 1 + 1e-9) return power;
  if (fraction <= 2 + 1e-9) return 2 * power;
  if (fraction <= 5 + 1e-9) return 5 * power;
  return 10 * power;
}

/** multiple × step without the rounding errors of binary fractions (0.30000000000000004), and without −0. */
function roundTo(multiple: number, step: number): number {
  return Number((multiple * step).toPrecision(12));
}
