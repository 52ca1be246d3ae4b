// Style common to all charts.
import type uPlot from 'uplot';

/** The font of numbers at the axes. */
const numbersFont = "'Inter Variable'";
const numbersPx = 11;
export const axisFont = (zoom = 1): string =>
  `${numbersPx * zoom}px ${numbersFont}, 'Noto Sans JP Variable', sans-serif`;

/** Draws a plot once more as soon as its font is there: a canvas doesn't do that by itself, as the rest of the page does. */
export async function drawAgainWithFont(plot: uPlot): Promise<void> {
  const font = `${numbersPx}px ${numbersFont}`;
  if (document.fonts.check(font)) return;
  await document.fonts.load(font);
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
