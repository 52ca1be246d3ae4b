// Hyper-parameters as the numbers that rules compute with.
import type { HyperparameterValues, Hyperparameterized } from './hyperparameter';

/** The hyper-parameters of a run as numbers; switches as 0 and 1, a library as its index in the list. */
export type NumericValues<H extends string> = Readonly<Record<H, number>>;

/** Hyper-parameters as numbers: switches as 0 and 1, a library as its index in the list. */
export function toNumericValues(
  { hyperparameters }: Hyperparameterized,
  values: HyperparameterValues,
): NumericValues<string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const declared = hyperparameters[name];
      return [
        name,
        declared?.kind === 'library'
          ? declared.forms.findIndex(({ library }) => library === value)
          : Number(value),
      ];
    }),
  );
}
