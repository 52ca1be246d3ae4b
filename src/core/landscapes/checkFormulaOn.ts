// Checks whether a formula is a surface on a domain, and reports the problem as one of the formula.
import { checkSurface } from './checkSurface';
import type { Domain } from '../geometry/domain';
import { parameterInput, type Formula } from '../formula/formula';
import { problem, type FormulaProblem } from '../formula/problem';

/** Null if there is no problem. Parameters without a value make the formula NaN. */
export function checkFormulaOn(
  formula: Formula,
  domain: Domain,
  parameterValues: Readonly<Record<string, number>>,
): FormulaProblem | null {
  const numbers = Object.fromEntries(
    formula.parameters.map((name) => [parameterInput(name), parameterValues[name] ?? NaN]),
  );
  const trouble = checkSurface(formula, numbers, domain);
  if (trouble === null) return null;
  const { kind, ...parts } = trouble;
  const code = kind === 'constant' ? 'constantOnDomain' : kind;
  return problem(code, 0, formula.text.length, parts);
}
