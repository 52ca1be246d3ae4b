// Style common to all charts.
import type uPlot from 'uplot';

/** The font of numbers at the axes. */
const numbersFont = "11px 'Inter Variable'";
export const axisFont = `${numbersFont}, 'Noto Sans JP Variable', sans-serif`;

/** Draws a plot once more as soon as its font is there: a canvas doesn't do that by itself, as the rest of the page does. */
export async function drawAgainWithFont(plot: uPlot): Promise<void> {
  if (document.fonts.check(numbersFont)) return;
  await document.fonts.load(numbersFont);
  plot.redraw(false, true);
}

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
