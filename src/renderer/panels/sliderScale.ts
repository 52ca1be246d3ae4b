// Where a value sits on its slider, and back: linear, logarithmic, or logarithmic in the distance to 1.
import type { NumberHyperparameter } from '../../core/optimizers/optimizer';

type Scaled = Pick<NumberHyperparameter, 'scale' | 'slider'>;

/** Keeps three significant digits: what a slider's notch can mean. */
function round(value: number): number {
  return Number(value.toPrecision(3));
}

/** Position 0..1 of a value; values beyond the slider's range sit at its ends. */
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

/** The value at position 0..1, rounded to what a reader would write. */
export function valueAt(position: number, { scale, slider: [low, high] }: Scaled): number {
  switch (scale) {
    case 'linear':
      return round(low + position * (high - low));
    case 'log':
      return round(low * (high / low) ** position);
    case 'complement':
      return Number((1 - round((1 - low) * ((1 - high) / (1 - low)) ** position)).toPrecision(6));
  }
}
