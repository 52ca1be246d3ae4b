// Converts between a value and its position on the slider: linear, logarithmic, or logarithmic in the distance to 1.
import type { NumberHyperparameter } from '../../core/hyperparameters/hyperparameter';

/** The properties of a number that its slider needs. */
export type Scaled = Pick<NumberHyperparameter, 'scale' | 'slider' | 'whole'>;

/** Rounds to three significant digits: a slider is not more precise. */
function round(value: number): number {
  return Number(value.toPrecision(3));
}

const maxNotches = 400;

/** The number of slider steps. Each must have another value, or the arrow keys would get stuck. */
export function notchesOf({ whole, scale, slider: [low, high] }: Scaled): number {
  return whole === true && scale === 'linear' ? high - low : maxNotches;
}

/** Position 0..1 of a value; values beyond the slider's range are at its ends. */
export function positionOf(value: number, { scale, slider: [low, high] }: Scaled): number {
  const clamped = Math.min(Math.max(value, low), high);
  switch (scale) {
    case 'linear':
      return (clamped - low) / (high - low);
    case 'log':
      return Math.log(clamped / low) / Math.log(high / low);
    case 'complement':
      return Math.log((1 - low) / (1 - clamped)) / Math.log((1 - low) / (1 - high));
  }
}

/** The value at position 0..1, rounded. */
export function valueAt(position: number, scaled: Scaled): number {
  const value = exactValueAt(position, scaled);
  return scaled.whole === true ? Math.round(value) : value;
}

function exactValueAt(position: number, { scale, slider: [low, high] }: Scaled): number {
  switch (scale) {
    case 'linear': {
      const decimals = Math.max(0, Math.ceil(-Math.log10((high - low) / maxNotches)));
      return Number((low + position * (high - low)).toFixed(decimals));
    }
    case 'log':
      return round(low * (high / low) ** position);
    case 'complement':
      return Number((1 - round((1 - low) * ((1 - high) / (1 - low)) ** position)).toPrecision(10));
  }
}
