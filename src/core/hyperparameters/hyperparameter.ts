// The declaration of a hyper-parameter of an optimizer, a schedule or a function: kind, range and default.
import type { Phrase } from '../text/text';

/** A number that the user sets. The form, the validation, the help and the bad-value tests all come from this. */
export interface NumberHyperparameter {
  readonly kind: 'number';
  readonly label: Phrase;
  /** LaTeX of its symbol in the update rule, for example `\\beta_1`. */
  readonly symbol: string;
  readonly default: number;
  /** Smallest allowed value; allowed itself unless `minExclusive`. */
  readonly min: number;
  readonly minExclusive?: boolean;
  /** Largest allowed value; allowed itself unless `maxExclusive`. Infinity if there is no limit. */
  readonly max: number;
  readonly maxExclusive?: boolean;
  /** A learning rate that is used only in the first step, so that no schedule can change it. */
  readonly firstStepOnly?: true;
  /** Whether only whole numbers are allowed. */
  readonly whole?: boolean;
  /** The sensible range, which the slider spans. Inside min..max; > 0 if the scale is logarithmic. */
  readonly slider: readonly [low: number, high: number];
  /**
   * How the slider spaces its values: `log` for rates, `complement` (logarithmic in 1 − value) for decay
   * factors just below 1.
   */
  readonly scale: 'linear' | 'log' | 'complement';
}

/** A switch that the user sets. */
export interface BooleanHyperparameter {
  readonly kind: 'boolean';
  readonly label: Phrase;
  readonly symbol: string;
  readonly default: boolean;
}

/** The libraries whose forms of a rule there are, and what they are called. */
export const libraryNames = { pytorch: 'PyTorch', keras: 'Keras', optax: 'optax' } as const;

/** A rule as one library defines it. */
export interface LibraryForm {
  readonly library: keyof typeof libraryNames;
  /** LaTeX of the update rule in this form. */
  readonly latex: string;
  /** The library's defaults where they differ from the declared ones. */
  readonly defaults: Readonly<Record<string, number>>;
  /** How this form differs from the default one, for which it is empty. */
  readonly difference: Phrase;
}

/** The library whose form of the rule is run; the first is the default. */
export interface LibraryHyperparameter {
  readonly kind: 'library';
  readonly label: Phrase;
  readonly default: LibraryForm['library'];
  readonly forms: readonly LibraryForm[];
}

export type Hyperparameter = NumberHyperparameter | BooleanHyperparameter | LibraryHyperparameter;

export type HyperparameterValue = number | boolean | string;

export type HyperparameterValues = Readonly<Record<string, HyperparameterValue>>;

/** A definition with hyper-parameters: an optimizer, a schedule. */
export interface Hyperparameterized {
  readonly hyperparameters: Readonly<Record<string, Hyperparameter>>;
}
