// What an optimizer is: its hyper-parameters, its state and its update rule, and what there is to say about it.
import type { Hyperparameter } from '../hyperparameters/hyperparameter';
import type { Phrase } from '../text/text';

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
  readonly idea: Phrase;
  readonly goodAt: Phrase;
  readonly badAt: Phrase;
  readonly hyperparameters: Readonly<Record<string, Hyperparameter>>;
  /** LaTeX of the update rule; its symbols are those of the hyper-parameters and the state. */
  readonly latex: string;
  /** Where the rule comes from: authors and title. */
  readonly paper: string;
  /** When it was published. */
  readonly year: number;
  /** Whose definition this is where libraries disagree, and how the others differ. */
  readonly definitionNote: Phrase;
}
