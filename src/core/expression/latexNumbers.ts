// Numbers as a mathematician writes them: fractions, multiples of π and e, roots and logarithms if a constant is exactly
// one of these, and decimals otherwise.

/** top/bottom times a symbol, which stands above the line or below it. */
export interface ExactNumber {
  readonly top: number;
  readonly bottom: number;
  readonly symbol?: { readonly latex: string; readonly exponent: number; readonly below: boolean };
}

/** Whole numbers beyond this are shown by their first digits. */
export const largestWhole = 1e15;

const decimalPlaces = (value: number): number => String(value).split('.')[1]?.length ?? 0;

/** The fraction that rounds to `value`, which is not whole, with terms up to the limit; null if there is none. */
function fractionOf(value: number, limit: number): { top: number; bottom: number } | null {
  for (let bottom = 2; bottom <= limit; bottom++) {
    const top = Math.round(value * bottom);
    if (top <= limit && top / bottom === value) return { top, bottom };
  }
  return null;
}

/** A fraction, if that reads better than the decimal number: ⅓, ¾ and 1/400, but 0.3, 0.26 and 12.5. */
function niceFraction(value: number): { top: number; bottom: number } | null {
  const reciprocal = Math.round(1 / value);
  if (reciprocal <= 10_000 && reciprocal > 0 && 1 / reciprocal === value)
    return { top: 1, bottom: reciprocal };
  const fraction = fractionOf(value, 400);
  if (fraction === null) return null;
  const isShortDecimal = decimalPlaces(value) <= 4;
  const isPlain = [2, 3, 4, 8].includes(fraction.bottom) && fraction.top <= 10;
  return isShortDecimal && !isPlain ? null : fraction;
}

const units = [
  { size: Math.PI, latex: '\\pi', exponent: 1 },
  { size: Math.PI * Math.PI, latex: '\\pi', exponent: 2 },
  { size: Math.sqrt(Math.PI), latex: '\\sqrt{\\pi}', exponent: 1 },
  { size: Math.E, latex: 'e', exponent: 1 },
];

/** π or e times a fraction of small terms, if `value` equals it up to rounding. */
function multipleOfUnit(value: number): ExactNumber | null {
  for (const { size, latex, exponent } of units) {
    for (const below of [false, true]) {
      const power = below ? 1 / size : size;
      for (let bottom = 1; bottom <= 100; bottom++) {
        const top = Math.round((value / power) * bottom);
        const isNear = Math.abs((top / bottom) * power - value) <= 3e-16 * value;
        if (top > 0 && top <= 100 && isNear) return { top, bottom, symbol: { latex, exponent, below } };
      }
    }
  }
  return null;
}

function rootOrLogarithm(value: number): ExactNumber | null {
  const symbol = (latex: string, below = false): ExactNumber => ({
    top: 1,
    bottom: 1,
    symbol: { latex, exponent: 1, below },
  });
  for (let n = 2; n <= 100; n++) {
    if (value === Math.sqrt(n)) return symbol(`\\sqrt{${n}}`);
    if (value === 1 / Math.sqrt(n) || value === Math.sqrt(1 / n)) return symbol(`\\sqrt{${n}}`, true);
    if (n <= 10 && value === Math.log(n)) return symbol(`\\ln ${n}`);
  }
  return null;
}

/** The simple exact form of a positive number; null if decimals read better. */
export function recognizeNumber(value: number): ExactNumber | null {
  if (Number.isInteger(value)) {
    // Powers of ten read better than rows of zeros.
    const isLong = value > largestWhole || (value >= 1e7 && value % 1e5 === 0);
    return isLong ? null : { top: value, bottom: 1 };
  }
  const fraction = niceFraction(value);
  if (fraction !== null) return fraction;
  if (decimalPlaces(value) <= 6) return null;
  return multipleOfUnit(value) ?? rootOrLogarithm(value);
}

/** A positive number in decimals: `0.26`, `10^{-8}`, `2.5 \cdot 10^{9}`; rounded to `digits` digits if it has more. */
export function decimalLatex(value: number, digits: number): string {
  if (Number.isNaN(value)) return '\\mathrm{NaN}';
  if (value === Infinity) return '\\infty';
  const written = String(value).replace(/e.*$/, '').replace('.', '').replace(/^0+/, '').length;
  // A single digit more is kept.
  const rounded = written > digits + 1 ? Number(value.toPrecision(digits)) : value;
  if (rounded === 0 || (rounded >= 1e-4 && rounded < 1e7)) return String(rounded);
  const [mantissa = '', exponent = ''] = rounded.toExponential().split('e');
  const power = `10^{${Number(exponent)}}`;
  return mantissa === '1' ? power : `${mantissa} \\cdot ${power}`;
}
