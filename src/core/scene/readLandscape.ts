// Completes and validates a scene's landscape: an id, a formula with its domain and all of its parameters, or a neuron
// with its domain, its functions and its data.
import type { z } from 'zod';
import { parseFormula } from '../formula/formula';
import { completeNeuron } from '../functions/neuron';
import type { LandscapeDefinition } from '../landscapes/define';
import type { Domain } from '../geometry/domain';
import type { LandscapeNumbers } from '../landscapes/evaluate';
import type {
  FormulaParameter,
  FormulaReference,
  LandscapeReference,
  OwnReference,
} from '../landscapes/reference';
import { resolveLandscape } from '../landscapes/resolve';
import { phrase, type Phrase } from '../text/text';
import { onlyOf } from '../validation/expectation';
import { fieldPath, invalid, type Issue } from '../validation/issue';
import { describeRange, isInRange } from '../validation/numberRange';
import { limits } from './scene';
import type { landscapeSchema } from './sceneSchema';

type WrittenLandscape = z.infer<typeof landscapeSchema>;

export type ReadLandscape =
  | {
      readonly ok: true;
      readonly reference: LandscapeReference;
      readonly landscape: LandscapeDefinition;
      readonly numbers: LandscapeNumbers;
    }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** The default domain of a formula or a neuron. */
export const defaultDomain = { x: [-5, 5], y: [-5, 5] } as const;

export function readLandscape(written: WrittenLandscape): ReadLandscape {
  const completed = complete(written);
  return 'issue' in completed
    ? { ok: false, issues: [completed.issue] }
    : checkLandscape(completed.reference);
}

/** Finds the landscape of a complete reference, and validates the domain, parameters and data of the user's own. */
export function checkLandscape(reference: LandscapeReference): ReadLandscape {
  // A formula's problem is reported first: its parameters depend on it.
  const found = resolveLandscape(reference);
  if (!found.ok) return found;
  const issues = [
    ...('domain' in reference ? domainIssues(reference) : []),
    ...('formula' in reference ? parameterIssues(reference) : []),
  ];
  return issues.length > 0 ? { ok: false, issues } : { ...found, reference };
}

function domainIssues({ domain }: OwnReference): Issue[] {
  return (['x', 'y'] as const).flatMap((axis) => {
    const field = `landscape.domain.${axis}`;
    const interval = domain[axis];
    const ends = (['min', 'max'] as const).flatMap((name, end) => {
      const value = interval[end]!;
      const isAllowed = isInRange(value, limits.domain);
      return isAllowed ? [] : [invalid(`${field}[${end}]`, value, describeRange(name, limits.domain))];
    });
    if (ends.length > 0 || interval[1] - interval[0] >= limits.domainWidth) return ends;
    return [
      invalid(
        field,
        interval,
        phrase('two numbers [min, max] with max − min ≥ {domainWidth}', { domainWidth: limits.domainWidth }),
      ),
    ];
  });
}

const noParameters: Phrase = phrase('none: the formula has no parameters');

const orderedParameter: Phrase = phrase('an object with min ≤ value ≤ max');

function parameterIssues({ formula, parameters }: FormulaReference): Issue[] {
  const parsed = parseFormula(formula);
  const names = parsed.ok ? parsed.formula.parameters : [];
  const known = names.length === 0 ? noParameters : onlyOf(names);
  const given = new Map(Object.entries(parameters));
  return [...new Set([...names, ...given.keys()])].flatMap((name) => {
    const field = fieldPath(['landscape', 'parameters', name]);
    const parameter = given.get(name);
    if (!names.includes(name)) return [invalid(field, parameter, known)];
    return parameter !== undefined && isParameter(parameter)
      ? []
      : [invalid(field, parameter, orderedParameter)];
  });
}

function isParameter({ value, min, max }: FormulaParameter): boolean {
  return min < max && min <= value && value <= max;
}

/** The fields that are allowed beside each kind of reference. */
const partsBeside = {
  id: [],
  formula: ['domain', 'parameters'],
  neuron: ['domain'],
} as const satisfies Readonly<Record<string, readonly ('domain' | 'parameters')[]>>;

type Naming = keyof typeof partsBeside;

/** Fills in defaults; superfluous parameters are kept, so that they are reported later. */
function complete(
  written: WrittenLandscape,
): { readonly reference: LandscapeReference } | { readonly issue: Issue } {
  const { id, formula, neuron, domain = defaultDomain, parameters = {} } = written;
  const namings = (Object.keys(partsBeside) as Naming[]).filter((name) => written[name] !== undefined);
  const [naming] = namings;
  if (naming === undefined) {
    const expected = phrase('an id, a formula or a neuron');
    return { issue: invalid('landscape', written, expected) };
  }
  if (namings.length > 1) {
    const expected = phrase('only one of {namings}', { namings });
    return { issue: invalid('landscape', written, expected) };
  }
  const allowed: readonly string[] = partsBeside[naming];
  const alien = (['domain', 'parameters'] as const).find(
    (part) => part in written && !allowed.includes(part),
  );
  if (alien !== undefined) {
    const expected =
      naming === 'neuron'
        ? phrase('none: the functions of a neuron have their own')
        : phrase('none: a built-in landscape has its own');
    return { issue: invalid(`landscape.${alien}`, written[alien], expected) };
  }
  if (id !== undefined) return { reference: { id } };
  if (neuron !== undefined) return { reference: { neuron: completeNeuron(neuron), domain } };
  return { reference: completeFormula(formula ?? '', domain, parameters) };
}

function completeFormula(
  formula: string,
  domain: Domain,
  parameters: Readonly<Record<string, number | FormulaParameter>>,
): FormulaReference {
  const parsed = parseFormula(formula);
  const names = parsed.ok ? parsed.formula.parameters : [];
  const values = new Map([
    ...names.map((name): [string, number | FormulaParameter] => [name, 1]),
    ...Object.entries(parameters),
  ]);
  const entries = [...values].map(([name, value]): [string, FormulaParameter] => [name, parameterOf(value)]);
  return { formula, domain, parameters: Object.fromEntries(entries) };
}

/** A number alone gets a slider range around 0 that contains it. */
export function parameterOf(written: number | FormulaParameter): FormulaParameter {
  if (typeof written !== 'number') return written;
  const reach = Math.max(5, 2 * Math.abs(written));
  return { value: written, min: -reach, max: reach };
}
