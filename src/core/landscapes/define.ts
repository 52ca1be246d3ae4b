// Declares a landscape: its description and its formula, written once. Gradient and Hessian follow from it.
import { differentiate } from '../expression/differentiate';
import { input, type Expression } from '../expression/expression';
import type { LandscapeDescription } from './landscape';

/** The names of the coordinates in a landscape's expressions. */
export const coordinates = ['x', 'y'] as const;

/** A function of two variables with its exact derivatives. */
export interface LandscapeFunction {
  /** f(x, y) over the inputs `x` and `y`, and over inputs that are set once per run. */
  readonly value: Expression;
  /** ∂f/∂x, ∂f/∂y */
  readonly gradient: readonly [Expression, Expression];
  /** ∂²f/∂x², ∂²f/∂x∂y, ∂²f/∂y² */
  readonly hessian: readonly [Expression, Expression, Expression];
  /** Of a mean over data: the gradients of its terms, whose mean is the gradient. */
  readonly pointGradients?: readonly (readonly [Expression, Expression])[];
  /** Names of the inputs beside x and y. */
  readonly parameters: readonly string[];
}

export interface LandscapeDefinition extends LandscapeDescription, LandscapeFunction {}

export interface LandscapeDeclaration extends LandscapeDescription {
  /** The formula; it must stay finite on the whole domain. */
  readonly value: (x: Expression, y: Expression) => Expression;
  /** ∂f/∂x, ∂f/∂y by hand, if automatic differentiation gives singularities that f doesn't have; the Hessian follows. */
  readonly gradient?: (x: Expression, y: Expression) => readonly [Expression, Expression];
}

export function defineLandscape(declaration: LandscapeDeclaration): LandscapeDefinition {
  const [x, y] = [input('x', 'particle'), input('y', 'particle')];
  const value = declaration.value(x, y);
  const [dx, dy] = declaration.gradient?.(x, y) ?? [differentiate(value, 'x'), differentiate(value, 'y')];
  return {
    ...declaration,
    value,
    gradient: [dx, dy],
    hessian: [differentiate(dx, 'x'), differentiate(dx, 'y'), differentiate(dy, 'y')],
    parameters: [],
  };
}
