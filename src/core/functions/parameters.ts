// Parameters of activations and losses.
import type { NumberHyperparameter } from '../hyperparameters/hyperparameter';

type Label = NumberHyperparameter['label'];
type Slider = readonly [low: number, high: number];

const parameter = (
  label: Label,
  symbol: string,
  defaultValue: number,
  slider: Slider,
  range: Partial<NumberHyperparameter>,
): NumberHyperparameter => ({
  kind: 'number',
  label,
  symbol,
  default: defaultValue,
  min: -Infinity,
  max: Infinity,
  slider,
  scale: 'linear',
  ...range,
});

/** Any finite number. */
export const anyNumber = (
  label: Label,
  symbol: string,
  defaultValue: number,
  slider: Slider,
): NumberHyperparameter => parameter(label, symbol, defaultValue, slider, {});

/** A number above 0, on a logarithmic slider. */
export const positive = (
  label: Label,
  symbol: string,
  defaultValue: number,
  slider: Slider,
): NumberHyperparameter =>
  parameter(label, symbol, defaultValue, slider, { min: 0, minExclusive: true, scale: 'log' });
