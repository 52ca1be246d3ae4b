// The description of an optimizer: its hyper-parameters, its update rule in LaTeX, and texts about it.
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

/** The part of an optimizer that the interface and the command line show. The rule itself is in `OptimizerDefinition`. */
export interface OptimizerDescription {
  /** kebab-case and permanent: scene files contain it. */
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
  /** Authors and title of the source of the rule. */
  readonly paper: string;
  /** The year of its publication. */
  readonly year: number;
  /** Which library's definition this is, and how those of others differ. */
  readonly definitionNote: Phrase;
}
