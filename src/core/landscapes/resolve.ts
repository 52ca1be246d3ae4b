// Finds the landscape that a scene names: its definition, and the numbers that it is run with.
import { checkFormulaOn } from '../formula/checkFormulaOn';
import type { FormulaProblem } from '../formula/formula';
import { invalid, type SceneIssue } from '../scene/issue';
import type { LandscapeDefinition } from './define';
import type { LandscapeNumbers } from './evaluate';
import { findFormulaLandscape, formulaNumbers } from './formulaLandscape';
import type { LandscapeReference } from './reference';
import { findLandscape, landscapes } from './registry';

export type ResolvedLandscape =
  | {
      readonly ok: true;
      readonly landscape: LandscapeDefinition;
      readonly numbers: LandscapeNumbers;
    }
  | { readonly ok: false; readonly issues: readonly SceneIssue[] };

export function resolveLandscape(reference: LandscapeReference): ResolvedLandscape {
  if ('formula' in reference) {
    const found = findFormulaLandscape(reference.formula, reference.domain);
    if (!found.ok) return { ok: false, issues: [formulaIssue(reference.formula, found.problem)] };
    return { ok: true, landscape: found.landscape, numbers: formulaNumbers(reference) };
  }
  const landscape = findLandscape(reference.id);
  if (landscape !== undefined) return { ok: true, landscape, numbers: {} };
  const known = landscapes.map(({ id }) => id).join(', ');
  return { ok: false, issues: [invalid('landscape.id', reference.id, `one of ${known}`)] };
}

/**
 * What is wrong with a landscape's values on its domain: a formula must be finite there, and not flat. It is computed
 * on a grid, which is too slow for a page that may not compile.
 */
export function landscapeIssues(reference: LandscapeReference): SceneIssue[] {
  if (!('formula' in reference)) return [];
  const known = findFormulaLandscape(reference.formula, reference.domain);
  if (!known.ok) return [formulaIssue(reference.formula, known.problem)];
  const values = Object.fromEntries(
    Object.entries(reference.parameters).map(([name, { value }]) => [name, value]),
  );
  const found = checkFormulaOn(known.formula, reference.domain, values);
  return found === null ? [] : [formulaIssue(reference.formula, found)];
}

const longestShown = 60;

function formulaIssue(formula: string, { message, at }: FormulaProblem): SceneIssue {
  const shown = formula.length > longestShown ? `${formula.slice(0, longestShown - 1)}…` : formula;
  return {
    field: 'landscape.formula',
    message: `Invalid landscape.formula: ${JSON.stringify(shown)}, character ${at + 1}: ${message}`,
  };
}
