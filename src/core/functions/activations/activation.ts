// What an activation is: of one number, written once as an expression, or of a vector.
import { differentiate } from '../../expression/differentiate';
import { input, type Expression } from '../../expression/expression';
import type { NumberHyperparameter } from '../../hyperparameters/hyperparameter';
import { parameterInputs, type FunctionDescription, type ParameterValues } from '../description';
import type { NumberSet } from '../numberSet';

/** How an activation bends what goes through it, for grouping. */
export const activationFamilies = ['squashing', 'rectifying', 'self-gated', 'shrinking', 'output'] as const;
export type ActivationFamily = (typeof activationFamilies)[number];

export interface ActivationDescription extends FunctionDescription {
  readonly family: ActivationFamily;
  /** Where its outputs lie, whatever its parameters. */
  readonly outputs: NumberSet;
  /** Set where its value jumps somewhere: slopes don't lead to the lowest point of what is made of it. */
  readonly jumps?: true;
}

/** An activation of one number, over the input `x` and the inputs of its parameters. */
export interface ScalarActivation extends ActivationDescription {
  readonly kind: 'scalar';
  readonly value: Expression;
  readonly derivative: Expression;
  /** What is told of the derivative: the same but where the library that is followed rounds it. */
  readonly reportedDerivative: Expression;
}

export interface VectorValue {
  readonly y: readonly number[];
  /** ∂y_i/∂x_j in row i, column j. */
  readonly jacobian: readonly (readonly number[])[];
}

/** An activation that takes its inputs all together. */
export interface VectorActivation extends ActivationDescription {
  readonly kind: 'vector';
  readonly evaluate: (x: readonly number[], values: ParameterValues) => VectorValue;
}

export type ActivationDefinition = ScalarActivation | VectorActivation;

/** What the names of an activation's parameters begin with as inputs of its expressions. */
export const activationPrefix = 'activation';

/**
 * Declares an activation by its formula, which must be finite for every finite x. The derivative follows by rule; where
 * that would lose digits it is written beside it by hand, and so is what a library reports instead.
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
