// The format of numbers in the interface: short, and of similar width for values of the same kind.

/** A setting: as short as exactness allows (0.001, 1e-8, 0.999). */
export function formatSetting(value: number): string {
  if (value === 0) return '0';
  const magnitude = Math.abs(value);
  if (magnitude >= 1e-4 && magnitude < 1e6) return String(Number(value.toPrecision(12)));
  return value.toExponential().replace('e+', 'e');
}

/** A measured value: four significant digits; three and a power of ten if it is very small or large. */
export function formatMeasure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  const plain = value.toPrecision(4);
  if (Math.abs(value) >= 1e-3 && !plain.includes('e')) return plain.replace('-', '−');
  return value.toExponential(2).replace('e+', 'e').replaceAll('-', '−');
}

/** A measured value in a sentence: two significant digits (`0.86`, `25`, `1.4e−7`). */
export const formatRough = (value: number): string => formatDigits(value, 2);

/** A measured value in a sentence with so many significant digits. */
export function formatDigits(value: number, digits: number): string {
  if (!Number.isFinite(value)) return '–';
  const magnitude = Math.abs(value);
  const isPlain = value === 0 || (magnitude >= 1e-3 && magnitude < 1e4);
  const text = isPlain
    ? String(Number(value.toPrecision(digits)))
    : value.toExponential(digits - 1).replace(/\.?0*e/, 'e');
  return text.replace('e+', 'e').replaceAll('-', '−');
}

/** A time in seconds: three significant digits, in the unit that suits it (`213 ns`, `4.05 µs`). */
export function formatDuration(seconds: number): string {
  const [unit, name] = (
    [
      [1e-6, 'ns'],
      [1e-3, 'µs'],
      [1, 'ms'],
    ] as const
  ).find(([below]) => seconds < below) ?? [Infinity, 's'];
  const value = unit === Infinity ? seconds : (1000 * seconds) / unit;
  return `${Number(value.toPrecision(3))} ${name}`;
}
