// Hyper-parameters that several methods share.
import { phrase, type Phrase } from '../../text/text';
import { count, rangedNumber } from '../../hyperparameters/commonHyperparameters';
import type { NumberHyperparameter } from '../../hyperparameters/hyperparameter';

/** c₁ of Armijo's condition. */
export const sufficientDecrease = rangedNumber(phrase('Sufficient decrease'), 'c_1', 1e-4, [1e-6, 0.1], {
  min: 0,
  minExclusive: true,
  max: 0.1,
  scale: 'log',
});

/** c₂ of the strong Wolfe conditions: above every c₁. */
export function curvature(defaultValue: number): NumberHyperparameter {
  return rangedNumber(phrase('Curvature condition'), 'c_2', defaultValue, [0.11, 0.95], {
    min: 0.1,
    minExclusive: true,
    max: 1,
    maxExclusive: true,
  });
}

/** The factor that shortens a step that is too long. */
export const shrinkFactor = rangedNumber(phrase('Shrink factor'), '\\beta', 0.5, [0.1, 0.9], {
  min: 0,
  minExclusive: true,
  max: 0.99,
});

/** A number of members, such as samples or pairs, limited to what can be drawn and computed easily. */
export function members(
  label: Phrase,
  symbol: string,
  defaultCount: number,
  min: number,
  slider: readonly [number, number],
): NumberHyperparameter {
  return count(label, symbol, defaultCount, min, slider, 1000);
}

/** A length as a fraction of the domain's width and height. */
export function shareOfDomain(
  label: Phrase,
  symbol: string,
  defaultShare: number,
  slider: readonly [number, number],
): NumberHyperparameter {
  return rangedNumber(label, symbol, defaultShare, slider, {
    min: 0,
    minExclusive: true,
    max: 1,
    scale: 'log',
  });
}
