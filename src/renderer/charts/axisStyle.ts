// What the axes of all charts have in common.

export const axisFont = "11px 'Inter Variable', 'Noto Sans JP Variable', sans-serif";

/** The number at a tick. */
export function axisNumber(value: number): string {
  const magnitude = Math.abs(value);
  if (value === 0) return '0';
  if (magnitude >= 1e-2 && magnitude < 1e5) return String(Number(value.toPrecision(6))).replace('-', '−');
  return value.toExponential(0).replace('e+', 'e').replaceAll('-', '−');
}
