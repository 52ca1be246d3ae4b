// What an optimizer is: its hyper-parameters, its state and its update rule, and what there is to say about it.
import type { LocalizedText } from '../text';

/** A number that the user sets. The form, the validation, the help and the bad-value tests all come from this. */
export interface NumberHyperparameter {
  readonly kind: 'number';
  readonly label: LocalizedText;
  /** LaTeX of its symbol in the update rule, for example `\\beta_1`. */
  readonly symbol: string;
  readonly default: number;
  /** Smallest allowed value; allowed itself unless `minExclusive`. */
  readonly min: number;
  readonly minExclusive?: boolean;
  /** Largest allowed value; allowed itself unless `maxExclusive`. Infinity where there is no limit. */
  readonly max: number;
  readonly maxExclusive?: boolean;
  /** The sensible range, which the slider spans. Inside min..max; > 0 where the scale is logarithmic. */
  readonly slider: readonly [low: number, high: number];
  /**
   * How the slider spaces its values: `log` for rates, `complement` (logarithmic in 1 − value) for decay
   * factors that live close below 1.
   */
  readonly scale: 'linear' | 'log' | 'complement';
}

/** A switch that the user sets. */
export interface BooleanHyperparameter {
  readonly kind: 'boolean';
  readonly label: LocalizedText;
  readonly symbol: string;
  readonly default: boolean;
}

export type Hyperparameter = NumberHyperparameter | BooleanHyperparameter;

export type HyperparameterValue = number | boolean;

export type HyperparameterValues = Readonly<Record<string, HyperparameterValue>>;

export type OptimizerFamily = 'gradient' | 'momentum' | 'adaptive';

/** What the interface and the command line read of an optimizer. The rule itself is in `OptimizerDefinition`. */
export interface OptimizerDescription {
  /** kebab-case and permanent: it stands in scene files. */
  readonly id: string;
  readonly name: string;
  readonly family: OptimizerFamily;
  readonly idea: LocalizedText;
  readonly hyperparameters: Readonly<Record<string, Hyperparameter>>;
  /** LaTeX of the update rule; its symbols are those of the hyper-parameters and the state. */
  readonly latex: string;
  /** Where the rule comes from: authors, title, year. */
  readonly paper: string;
  /** Whose definition this is where libraries disagree, and how the others differ. */
  readonly convention: LocalizedText;
}
