// A scene's landscape as it is written, made complete: an id, or a formula with its domain and all of its parameters.
import { parseFormula } from '../formula/formula';
import type { LandscapeDefinition } from '../landscapes/define';
import type { LandscapeNumbers } from '../landscapes/evaluate';
import type { FormulaParameter, FormulaReference, LandscapeReference } from '../landscapes/reference';
import { resolveLandscape } from '../landscapes/resolve';
import { invalid, type SceneIssue } from './issue';
import { describeRange, isInRange } from './numberRange';
import { limits } from './scene';
import type { SceneDocument } from './sceneSchema';

export type ReadLandscape =
  | {
      readonly ok: true;
      readonly reference: LandscapeReference;
      readonly landscape: LandscapeDefinition;
      readonly numbers: LandscapeNumbers;
    }
  | { readonly ok: false; readonly issues: readonly SceneIssue[] };

/** The domain of a formula that names none. */
export const defaultDomain = { x: [-5, 5], y: [-5, 5] } as const;

export function readLandscape(written: SceneDocument['landscape']): ReadLandscape {
  const completed = complete(written);
  return 'issue' in completed
    ? { ok: false, issues: [completed.issue] }
    : checkLandscape(completed.reference);
}

/** Finds a landscape that is written out; a formula's domain and parameters must make sense. */
export function checkLandscape(reference: LandscapeReference): ReadLandscape {
  // A formula that can't be read comes first: which parameters there are depends on it.
  const found = resolveLandscape(reference);
  if (!found.ok) return found;
  const issues = 'formula' in reference ? [...domainIssues(reference), ...parameterIssues(reference)] : [];
  return issues.length > 0 ? { ok: false, issues } : { ...found, reference };
}

function domainIssues({ domain }: FormulaReference): SceneIssue[] {
  return (['x', 'y'] as const).flatMap((axis) => {
    const field = `landscape.domain.${axis}`;
    const interval = domain[axis];
    const ends = (['min', 'max'] as const).flatMap((name, end) => {
      const value = interval[end]!;
      const isAllowed = isInRange(value, limits.domain);
      return isAllowed ? [] : [invalid(`${field}[${end}]`, value, describeRange(name, limits.domain))];
    });
    if (ends.length > 0 || interval[1] - interval[0] >= limits.domainWidth) return ends;
    return [invalid(field, interval, `two numbers [min, max] with max − min ≥ ${limits.domainWidth}`)];
  });
}

function parameterIssues({ formula, parameters }: FormulaReference): SceneIssue[] {
  const parsed = parseFormula(formula);
  const names = parsed.ok ? parsed.formula.parameters : [];
  const known = names.length === 0 ? 'none: the formula has no parameters' : `only ${names.join(', ')}`;
  const given = new Map(Object.entries(parameters));
  return [...new Set([...names, ...given.keys()])].flatMap((name) => {
    const field = `landscape.parameters.${name}`;
    const parameter = given.get(name);
    if (!names.includes(name)) return [invalid(field, parameter, known)];
    return parameter !== undefined && isParameter(parameter)
      ? []
      : [invalid(field, parameter, 'an object with min ≤ value ≤ max')];
  });
}

function isParameter({ value, min, max }: FormulaParameter): boolean {
  return min < max && min <= value && value <= max;
}

/** What is left out is filled in; what is written too much of stays, to be refused. */
function complete(
  written: SceneDocument['landscape'],
): { readonly reference: LandscapeReference } | { readonly issue: SceneIssue } {
  const { id, formula, domain, parameters = {} } = written;
  if (formula === undefined) {
    if (id === undefined) return { issue: invalid('landscape', written, 'an id, or a formula') };
    const alien = domain !== undefined ? 'domain' : 'parameters' in written ? 'parameters' : null;
    if (alien === null) return { reference: { id } };
    return { issue: invalid(`landscape.${alien}`, written[alien], 'none beside an id') };
  }
  if (id !== undefined) return { issue: invalid('landscape', written, 'an id or a formula, not both') };
  const parsed = parseFormula(formula);
  const names = parsed.ok ? parsed.formula.parameters : [];
  const values = new Map([
    ...names.map((name): [string, number] => [name, 1]),
    ...Object.entries(parameters),
  ]);
  const entries = [...values].map(([name, value]): [string, FormulaParameter] => [name, parameterOf(value)]);
  return {
    reference: { formula, domain: domain ?? defaultDomain, parameters: Object.fromEntries(entries) },
  };
}

/** A number alone gets a slider round about it. */
export function parameterOf(written: number | FormulaParameter): FormulaParameter {
  if (typeof written !== 'number') return written;
  const reach = Math.max(5, 2 * Math.abs(written));
  return { value: written, min: -reach, max: reach };
}
