// The learning rate over the steps of a race as an SVG path.

/** The size of the drawing in its own units; it is stretched to the available space. */
export const curveBox = { width: 1000, height: 100 } as const;

export interface ScheduleCurve {
  /** The line, and the area between it and the bottom. */
  readonly line: string;
  readonly area: string;
  /** The value at the upper edge: the highest rate, or 1 if no rate is above 0. */
  readonly top: number;
}

const columns = 300;
/** Samples per column, so that a wave shorter than a column still shows its height. */
const looksPerColumn = 8;

/**
 * @param rate NaN where there is none
 * @param steps the race's, at least 1
 */
export function scheduleCurve(rate: (step: number) => number, steps: number): ScheduleCurve {
  const perColumn = Math.max(1, steps / columns);
  const points: { readonly step: number; readonly rate: number }[] = [];
  for (let first = 0; first <= steps; first += perColumn) {
    const looks = perColumn === 1 ? 1 : Math.min(looksPerColumn, Math.ceil(perColumn));
    const seen = Array.from({ length: looks }, (_, look) => {
      const step = Math.min(steps, Math.floor(first + (look * perColumn) / looks));
      return { step, rate: rate(step) };
    }).filter((look) => Number.isFinite(look.rate));
    if (seen.length === 0) continue;
    const lowest = seen.reduce((a, b) => (b.rate < a.rate ? b : a));
    const highest = seen.reduce((a, b) => (b.rate > a.rate ? b : a));
    points.push(...(lowest.step <= highest.step ? [lowest, highest] : [highest, lowest]));
  }
  const highest = points.reduce((top, point) => Math.max(top, point.rate), 0);
  const top = highest > 0 ? highest : 1;
  const line = points
    .filter((point, i) => i === 0 || point.step > points[i - 1]!.step)
    .map(
      (point, i) =>
        `${i === 0 ? 'M' : 'L'}${round((point.step / steps) * curveBox.width)} ${round((1 - point.rate / top) * curveBox.height)}`,
    )
    .join('');
  return { line, area: `${line}V${curveBox.height}H0Z`, top };
}

function round(coordinate: number): number {
  return Number(coordinate.toFixed(2));
}
