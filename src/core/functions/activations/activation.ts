// Defines activations: of one number, written once as an expression, or of a vector.
import { differentiate } from '../../expression/differentiate';
import { input, type Expression } from '../../expression/expression';
import type { NumberHyperparameter } from '../../hyperparameters/hyperparameter';
import { parameterInputs, type FunctionDescription, type ParameterValues } from '../description';
import type { NumberSet } from '../numberSet';

/** An activation's kind of nonlinearity, for grouping. */
export const activationFamilies = ['squashing', 'rectifying', 'self-gated', 'shrinking', 'output'] as const;
export type ActivationFamily = (typeof activationFamilies)[number];

export interface ActivationDescription extends FunctionDescription {
  readonly family: ActivationFamily;
  /** The set that contains its outputs, whatever its parameters. */
  readonly outputs: NumberSet;
  /** Set if its value has a jump: then gradients don't lead to the lowest point of a loss of it. */
  readonly jumps?: true;
}

/** An activation of one number, over the input `x` and the inputs of its parameters. */
export interface ScalarActivation extends ActivationDescription {
  readonly kind: 'scalar';
  readonly value: Expression;
  readonly derivative: Expression;
  /** The derivative as it is reported: `derivative`, or as the library that defines the activation rounds it. */
  readonly reportedDerivative: Expression;
}

export interface VectorValue {
  readonly y: readonly number[];
  /** ∂y_i/∂x_j in row i, column j. */
  readonly jacobian: readonly (readonly number[])[];
}

/** An activation of all its inputs together. */
export interface VectorActivation extends ActivationDescription {
  readonly kind: 'vector';
  readonly evaluate: (x: readonly number[], values: ParameterValues) => VectorValue;
}

export type ActivationDefinition = ScalarActivation | VectorActivation;

/** The prefix of an activation's parameters as inputs of its expressions. */
export const activationPrefix = 'activation';

/**
 * Declares an activation by its formula, which must be finite for every finite x. The derivative is derived from it; if
 * that would lose digits, it is declared by hand, and so is a different one that a library reports.
 */
export function defineActivation<P extends string>(
  declaration: ActivationDescription & {
    readonly parameters: Readonly<Record<P, NumberHyperparameter>>;
    readonly value: (x: Expression, parameters: Readonly<Record<P, Expression>>) => Expression;
    readonly derivative?: (x: Expression, parameters: Readonly<Record<P, Expression>>) => Expression;
    readonly reportedDerivative?: (x: Expression) => Expression;
  },
): ScalarActivation {
  const x = input('x', 'particle');
  const parameters = parameterInputs(activationPrefix, declaration.parameters);
  const value = declaration.value(x, parameters);
  const derivative = declaration.derivative?.(x, parameters) ?? differentiate(value, 'x');
  return {
    ...declaration,
    kind: 'scalar',
    value,
    derivative,
    reportedDerivative: declaration.reportedDerivative?.(x) ?? derivative,
  };
}
