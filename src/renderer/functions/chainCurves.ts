// How much of the gradient a chain of layers passes on, as curves over depth.
import { fixedChain, forwardChain } from '../../core/functions/chain';
import type { ScalarActivation } from '../../core/functions/activations/registry';
import type { ParameterValues } from '../../core/functions/description';
import type { ChainSettings } from '../../core/view/functionSettings';
import type { CurveData } from './curveChart';

/** log₁₀ of the product's magnitude after each layer, starting with 0 before the first; −∞ after a factor of 0. */
export function chainCurve(
  activation: ScalarActivation,
  parameters: ParameterValues,
  { mode, depth, weight, bias, input, preActivation }: ChainSettings,
): Float64Array {
  const chain = { activation, parameters, weight, depth };
  const layers =
    mode === 'fixed' ? fixedChain({ ...chain, preActivation }) : forwardChain({ ...chain, input, bias });
  return Float64Array.from([0, ...layers.map(({ logProduct }) => logProduct)]);
}

/** Margin above and below, in decades. */
const margin = 0.4;
/** Minimum range in decades, so that a chain that loses nothing is drawn as a level line. */
const leastSpan = 2;

/** A curve that reaches 0 leaves the plot at its lower edge. */
export function chainData(curves: readonly Float64Array[], depth: number): CurveData {
  const finite = curves.flatMap((curve) => [...curve]).filter(Number.isFinite);
  const top = Math.max(0, ...finite) + margin;
  const bottom = Math.min(top - leastSpan, Math.min(0, ...finite) - margin);
  return {
    x: Float64Array.from({ length: depth + 1 }, (_, layer) => layer),
    columns: curves.map((curve) => {
      const end = curve.indexOf(-Infinity);
      return curve.map((value, layer) => (end < 0 || layer < end ? value : layer === end ? bottom : NaN));
    }),
    heights: [bottom, top],
  };
}

/** 10^`exponent` as text: a power of ten, or a plain number if that is easier to read. */
export function powerText(exponent: number): string {
  if (exponent === -Infinity) return '0';
  if (Number.isNaN(exponent)) return '–';
  if (exponent >= -3 && exponent < 4) {
    return String(Number((10 ** exponent).toPrecision(3)));
  }
  const whole = Math.floor(exponent);
  const mantissa = 10 ** (exponent - whole);
  // 9.999 would be rounded to 10.00.
  const rounded = Number(mantissa.toPrecision(3));
  return rounded < 10 ? `${rounded} × 10${superscript(whole)}` : `1 × 10${superscript(whole + 1)}`;
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function superscript(value: number): string {
  return String(value).replace(/./g, (sign) => (sign === '-' ? '⁻' : superscripts[Number(sign)]!));
}

/** The tick label for an exponent. */
export function decadeText(exponent: number): string {
  return Number.isInteger(exponent) ? `10${superscript(exponent)}` : '';
}
