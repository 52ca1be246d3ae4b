// Maps values to drawn heights: linearly, or logarithmically above the surface's minimum.
import { ticks } from './levels';
import type { SceneLook } from '../scene/scene';

/** The logarithmic scale spans three decades above the minimum, and is linear below the first. */
export const logContrast = 1e3;

/** Maps values to 0..1 between a surface's minimum and maximum. The shaders have the same in shaders/common.ts. */
export interface HeightScale {
  readonly kind: SceneLook['heightScale'];
  readonly minimum: number;
  readonly maximum: number;
  unitAt(value: number): number;
  /** The value that is drawn at a unit height. */
  valueAt(unit: number): number;
  /** About `count` round values to label. */
  ticks(count: number): number[];
}

export function createHeightScale(
  kind: SceneLook['heightScale'],
  minimum: number,
  maximum: number,
): HeightScale {
  const range = maximum > minimum ? maximum - minimum : 1;
  const logRange = Math.log1p(logContrast);
  const unitAt = (value: number): number => {
    const share = (value - minimum) / range;
    return kind === 'log' ? Math.log1p(logContrast * Math.max(0, share)) / logRange : share;
  };
  // A grid misses the minimum slightly, but a tick there is wanted.
  const slack = 0.01 * range;
  return {
    kind,
    minimum,
    maximum,
    unitAt,
    valueAt: (unit) => minimum + range * (kind === 'log' ? Math.expm1(unit * logRange) / logContrast : unit),
    ticks: (count) =>
      kind === 'linear'
        ? ticks(minimum - slack, maximum, count)
        : decadeTicks(minimum - slack / 100, maximum, unitAt, 0.7 / (count + 1)),
  };
}

/** Zero, powers of ten, then 5 and 2 times these, unless closer than `spacing` to one already chosen. */
function decadeTicks(
  minimum: number,
  maximum: number,
  unitAt: (value: number) => number,
  spacing: number,
): number[] {
  const top = Math.floor(Math.log10(Math.max(Math.abs(minimum), Math.abs(maximum), Number.MIN_VALUE)));
  const bottom = top - 6;
  const candidates = [0];
  for (const mantissa of [1, 5, 2]) {
    for (let exponent = top; exponent >= bottom; exponent -= 1) {
      const value = Number(`${mantissa}e${exponent}`);
      candidates.push(value, -value);
    }
  }
  const chosen: number[] = [];
  for (const value of candidates) {
    if (value < minimum || value > maximum) continue;
    const unit = unitAt(value);
    if (chosen.every((other) => Math.abs(unitAt(other) - unit) >= spacing)) chosen.push(value);
  }
  return chosen.sort((a, b) => a - b);
}
