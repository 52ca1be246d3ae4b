// Style common to all charts.

export const axisFont = "11px 'Inter Variable', 'Noto Sans JP Variable', sans-serif";

/** uPlot's `pxAlign` of a curve: with points on whole pixels, curves would look like stairs. */
export const smoothLine = 0;

/** Significant digits of a tick; further ones are rounding errors. */
const digits = 6;

/** The text of a tick. */
export function axisNumber(value: number): string {
  const magnitude = Math.abs(value);
  if (value === 0) return '0';
  const rounded = Number(value.toPrecision(digits));
  const text = magnitude >= 1e-2 && magnitude < 1e5 ? String(rounded) : rounded.toExponential();
  return text.replace('e+', 'e').replaceAll('-', '−');
}
