// Declares a landscape: its description and its formula, written once. Gradient and Hessian follow from it.
import { differentiate } from '../expression/differentiate';
import { input, type Expression } from '../expression/expression';
import type { LandscapeDescription } from './landscape';

/** The names under which a landscape's expressions know the coordinates. */
export const coordinates = ['x', 'y'] as const;

export interface LandscapeDefinition extends LandscapeDescription {
  /** f(x, y) over the inputs `x` and `y`. */
  readonly value: Expression;
  /** ∂f/∂x, ∂f/∂y */
  readonly gradient: readonly [Expression, Expression];
  /** ∂²f/∂x², ∂²f/∂x∂y, ∂²f/∂y² */
  readonly hessian: readonly [Expression, Expression, Expression];
}

export interface LandscapeDeclaration extends LandscapeDescription {
  /** The formula; it must stay finite on the whole domain. */
  readonly value: (x: Expression, y: Expression) => Expression;
}

export function defineLandscape(declaration: LandscapeDeclaration): LandscapeDefinition {
  const value = declaration.value(input('x', 'particle'), input('y', 'particle'));
  const [dx, dy] = [differentiate(value, 'x'), differentiate(value, 'y')];
  return {
    ...declaration,
    value,
    gradient: [dx, dy],
    hessian: [differentiate(dx, 'x'), differentiate(dx, 'y'), differentiate(dy, 'y')],
  };
}
