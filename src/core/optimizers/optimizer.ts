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
  /** A learning rate that counts at the start alone, so that no schedule can drive it. */
  readonly firstStepOnly?: true;
  /** Whether only whole numbers are allowed. */
  readonly whole?: boolean;
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

/** One of the forms in which libraries have a rule. */
export interface Convention {
  readonly value: 'pytorch' | 'keras' | 'optax';
  /** LaTeX of the update rule in this form. */
  readonly latex: string;
  /** The library's defaults where they differ from the declared ones. */
  readonly defaults: Readonly<Record<string, number>>;
  /** What is different in this form; empty for the default one. */
  readonly difference: LocalizedText;
}

/** Whose form of the rule is run, where libraries disagree; the first is the default. */
export interface ConventionHyperparameter {
  readonly kind: 'convention';
  readonly label: LocalizedText;
  readonly default: Convention['value'];
  readonly conventions: readonly Convention[];
}

export type Hyperparameter = NumberHyperparameter | BooleanHyperparameter | ConventionHyperparameter;

export type HyperparameterValue = number | boolean | string;

export type HyperparameterValues = Readonly<Record<string, HyperparameterValue>>;

export const optimizerFamilies = [
  'gradient',
  'momentum',
  'adaptive',
  'sign',
  'layerwise',
  'parameter-free',
  'averaging',
  'second-order',
  'derivative-free',
] as const;
export type OptimizerFamily = (typeof optimizerFamilies)[number];

/** What the interface and the command line read of an optimizer. The rule itself is in `OptimizerDefinition`. */
export interface OptimizerDescription {
  /** kebab-case and permanent: it stands in scene files. */
  readonly id: string;
  readonly name: string;
  readonly family: OptimizerFamily;
  /** One sentence. */
  readonly idea: LocalizedText;
  readonly goodAt: LocalizedText;
  readonly badAt: LocalizedText;
  readonly hyperparameters: Readonly<Record<string, Hyperparameter>>;
  /** LaTeX of the update rule; its symbols are those of the hyper-parameters and the state. */
  readonly latex: string;
  /** Where the rule comes from: authors and title. */
  readonly paper: string;
  /** When it was published. */
  readonly year: number;
  /** Whose definition this is where libraries disagree, and how the others differ. */
  readonly convention: LocalizedText;
}
