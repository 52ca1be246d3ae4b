// What all charts have in common.

export const axisFont = "11px 'Inter Variable', 'Noto Sans JP Variable', sans-serif";

/** uPlot's `pxAlign` of a curve: points on whole pixels would make stairs of it. */
export const smoothLine = 0;

/** Digits that a tick may have; more are rounding. */
const digits = 6;

/** The number at a tick. */
export function axisNumber(value: number): string {
  const magnitude = Math.abs(value);
  if (value === 0) return '0';
  const rounded = Number(value.toPrecision(digits));
  const text = magnitude >= 1e-2 && magnitude < 1e5 ? String(rounded) : rounded.toExponential();
  return text.replace('e+', 'e').replaceAll('-', '−');
}
