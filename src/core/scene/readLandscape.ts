// A scene's landscape as it is written, made complete: an id, or a formula with its domain and all of its parameters.
import { parseFormula } from '../formula/formula';
import type { LandscapeDefinition } from '../landscapes/define';
import type { FormulaParameter, LandscapeReference } from '../landscapes/reference';
import { resolveLandscape } from '../landscapes/resolve';
import { invalid, type SceneIssue } from './issue';
import type { SceneDocument } from './sceneSchema';

export type ReadLandscape =
  | { readonly ok: true; readonly reference: LandscapeReference; readonly landscape: LandscapeDefinition }
  | { readonly ok: false; readonly issues: readonly SceneIssue[] };

/** The domain of a formula that names none. */
export const defaultDomain = { x: [-5, 5], y: [-5, 5] } as const;

export function readLandscape(written: SceneDocument['landscape']): ReadLandscape {
  const reference = referenceOf(written);
  if (!('ok' in reference)) {
    const found = resolveLandscape(reference);
    return found.ok ? { ok: true, reference, landscape: found.landscape } : found;
  }
  return reference;
}

function referenceOf(
  written: SceneDocument['landscape'],
): LandscapeReference | { readonly ok: false; readonly issues: readonly SceneIssue[] } {
  const { id, formula, domain, parameters = {} } = written;
  const fail = (field: string, value: unknown, expected: string): ReturnType<typeof referenceOf> => ({
    ok: false,
    issues: [invalid(field, value, expected)],
  });
  if (formula === undefined) {
    if (id === undefined) return fail('landscape', written, 'an id, or a formula');
    const alien = domain !== undefined ? 'domain' : 'parameters' in written ? 'parameters' : null;
    return alien === null ? { id } : fail(`landscape.${alien}`, written[alien], 'none beside an id');
  }
  if (id !== undefined) return fail('landscape', written, 'an id or a formula, not both');
  const parsed = parseFormula(formula);
  // What is wrong with the formula itself is told by whoever resolves it.
  const names = parsed.ok ? parsed.formula.parameters : Object.keys(parameters);
  const unknown = Object.keys(parameters).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const known = names.length === 0 ? 'none: the formula has no parameters' : `only ${names.join(', ')}`;
    return fail(`landscape.parameters.${unknown}`, parameters[unknown], known);
  }
  return {
    formula,
    domain: domain ?? defaultDomain,
    parameters: Object.fromEntries(names.map((name) => [name, parameterOf(parameters[name] ?? 1)])),
  };
}

/** A number alone gets a slider round about it. */
export function parameterOf(written: number | FormulaParameter): FormulaParameter {
  if (typeof written !== 'number') return written;
  const reach = Math.max(5, 2 * Math.abs(written));
  return { value: written, min: -reach, max: reach };
}
