// Whether a formula makes a surface on a domain, and what is wrong with it in a formula's own terms.
import { checkSurface } from './checkSurface';
import type { Domain } from '../geometry/domain';
import { parameterInput, type Formula } from '../formula/formula';
import { problem, type FormulaProblem } from '../formula/problem';

/** Null where nothing is wrong. Parameters without a value make the formula NaN. */
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
