// Defines losses: of one output and its target, written once as an expression, or of vectors.
import { differentiate } from '../../expression/differentiate';
import { input, type Expression } from '../../expression/expression';
import type { NumberHyperparameter } from '../../hyperparameters/hyperparameter';
import { parameterInputs, type FunctionDescription, type ParameterValues } from '../description';
import type { NumberSet } from '../numberSet';

/** The kind of output that a loss measures, for grouping. */
export const lossFamilies = ['regression', 'probability', 'margin'] as const;
export type LossFamily = (typeof lossFamilies)[number];

export interface LossDescription extends FunctionDescription {
  readonly family: LossFamily;
  /** The allowed outputs of the model. */
  readonly outputs: NumberSet;
  readonly targets: NumberSet;
}

/**
 * A loss of one output, over the inputs `y` and `t` and the inputs of its parameters. Outputs outside the allowed set are
 * clamped to it.
 */
export interface ScalarLoss extends LossDescription {
  readonly kind: 'scalar';
  readonly value: Expression;
  /** By y; where the value is clamped, as libraries define it. */
  readonly derivative: Expression;
  /** The value for y = σ(z), computed directly from the input `z`; null if that gains nothing. */
  readonly ofSigmoid: Expression | null;
}

export interface VectorLossValue {
  readonly loss: number;
  /** By the components of the output. */
  readonly dz: readonly number[];
}

/** A loss of all the outputs of a model together. */
export interface VectorLoss extends LossDescription {
  readonly kind: 'vector';
  readonly evaluate: (z: readonly number[], t: readonly number[], values: ParameterValues) => VectorLossValue;
}

export type LossDefinition = ScalarLoss | VectorLoss;

/** The prefix of a loss's parameters as inputs of its expressions. */
export const lossPrefix = 'loss';

/** A formula of an output (or of its logit), the target and the parameters. */
type LossFormula<P extends string> = (
  output: Expression,
  target: Expression,
  parameters: Readonly<Record<P, Expression>>,
) => Expression;

/**
 * Declares a loss by its formula. The derivative by y is derived from it; if the formula is clamped and libraries don't
 * let the gradient vanish there, it is declared by hand.
 */
export function defineLoss<P extends string>(
  declaration: LossDescription & {
    readonly parameters: Readonly<Record<P, NumberHyperparameter>>;
    readonly value: LossFormula<P>;
    readonly derivative?: LossFormula<P>;
    readonly ofSigmoid?: LossFormula<P>;
  },
): ScalarLoss {
  const [y, t, z] = [input('y', 'particle'), input('t', 'particle'), input('z', 'particle')];
  const parameters = parameterInputs(lossPrefix, declaration.parameters);
  const value = declaration.value(y, t, parameters);
  return {
    ...declaration,
    kind: 'scalar',
    value,
    derivative: declaration.derivative?.(y, t, parameters) ?? differentiate(value, 'y'),
    ofSigmoid: declaration.ofSigmoid?.(z, t, parameters) ?? null,
  };
}
