// Hyper-parameters that several methods share.
import { phrase, type Phrase } from '../../text/text';
import { count } from '../../hyperparameters/commonHyperparameters';
import type { NumberHyperparameter } from '../../hyperparameters/hyperparameter';

/** c₁ of Armijo's condition. */
export const sufficientDecrease: NumberHyperparameter = {
  kind: 'number',
  label: phrase('Sufficient decrease'),
  symbol: 'c_1',
  default: 1e-4,
  min: 0,
  minExclusive: true,
  max: 0.1,
  slider: [1e-6, 0.1],
  scale: 'log',
};

/** c₂ of the strong Wolfe conditions: above every c₁. */
export function curvature(defaultValue: number): NumberHyperparameter {
  return {
    kind: 'number',
    label: phrase('Curvature condition'),
    symbol: 'c_2',
    default: defaultValue,
    min: 0.1,
    minExclusive: true,
    max: 1,
    maxExclusive: true,
    slider: [0.11, 0.95],
    scale: 'linear',
  };
}

/** The factor that shortens a step that is too long. */
export const shrinkFactor: NumberHyperparameter = {
  kind: 'number',
  label: phrase('Shrink factor'),
  symbol: '\\beta',
  default: 0.5,
  min: 0,
  minExclusive: true,
  max: 0.99,
  slider: [0.1, 0.9],
  scale: 'linear',
};

/** A number of members, such as samples or pairs, limited to what can be drawn and computed easily. */
export function members(
  label: Phrase,
  symbol: string,
  defaultCount: number,
  min: number,
  slider: readonly [number, number],
): NumberHyperparameter {
  return { ...count(label, symbol, defaultCount, min, slider), max: 1000 };
}

/** A length as a fraction of the domain's width and height. */
export function shareOfDomain(
  label: Phrase,
  symbol: string,
  defaultShare: number,
  slider: readonly [number, number],
): NumberHyperparameter {
  return {
    kind: 'number',
    label,
    symbol,
    default: defaultShare,
    min: 0,
    minExclusive: true,
    max: 1,
    slider,
    scale: 'log',
  };
}
