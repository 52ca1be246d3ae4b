// Finds the landscape that a scene refers to: its definition, and the numbers of its inputs.
import { phrase } from '../text/text';
import { checkFormulaOn } from './checkFormulaOn';
import type { FormulaProblem } from '../formula/formula';
import { oneOf } from '../validation/expectation';
import { invalid, invalidText, issueInWords, type Issue } from '../validation/issue';
import { checkSurface } from './checkSurface';
import type { LandscapeDefinition } from './define';
import type { LandscapeNumbers } from './evaluate';
import { findFormulaLandscape, formulaNumbers } from './formulaLandscape';
import { findNeuronLandscape } from './neuronLandscape';
import type { FormulaReference, LandscapeReference, NeuronReference } from './reference';
import { findLandscape, landscapes } from './registry';

export interface FoundLandscape {
  readonly landscape: LandscapeDefinition;
  readonly numbers: LandscapeNumbers;
}

export type ResolvedLandscape =
  ({ readonly ok: true } & FoundLandscape) | { readonly ok: false; readonly issues: readonly Issue[] };

export function resolveLandscape(reference: LandscapeReference): ResolvedLandscape {
  if ('neuron' in reference) return findNeuronLandscape(reference);
  if ('formula' in reference) {
    const found = findFormulaLandscape(reference.formula, reference.domain);
    if (!found.ok) return { ok: false, issues: [formulaIssue(reference.formula, found.problem)] };
    return { ok: true, landscape: found.landscape, numbers: formulaNumbers(reference) };
  }
  const landscape = findLandscape(reference.id);
  if (landscape !== undefined) return { ok: true, landscape, numbers: {} };
  const known = landscapes.map(({ id }) => id);
  return { ok: false, issues: [invalid('landscape.id', reference.id, oneOf(known))] };
}

/** The landscape of a reference that has been checked, as every scene's has. Throws if it is invalid. */
export function requireLandscape(reference: LandscapeReference): FoundLandscape {
  const found = resolveLandscape(reference);
  if (!found.ok) throw new Error(found.issues[0]?.message);
  return found;
}

/**
 * The issues of a landscape's values on its domain: the user's own landscapes must be finite there, and not flat. They are
 * computed on a grid, which is too slow for a page that may not compile WebAssembly.
 */
export function landscapeIssues(reference: LandscapeReference): readonly Issue[] {
  if ('formula' in reference) return formulaIssues(reference);
  return 'neuron' in reference ? neuronIssues(reference) : [];
}

function formulaIssues({ formula, domain, parameters }: FormulaReference): Issue[] {
  const known = findFormulaLandscape(formula, domain);
  if (!known.ok) return [formulaIssue(formula, known.problem)];
  const values = Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [name, value]));
  const found = checkFormulaOn(known.formula, domain, values);
  return found === null ? [] : [formulaIssue(formula, found)];
}

function neuronIssues(reference: NeuronReference): readonly Issue[] {
  const found = findNeuronLandscape(reference);
  if (!found.ok) return found.issues;
  const trouble = checkSurface(found.landscape, found.numbers, reference.domain);
  if (trouble === null) return [];
  const [value, expected] =
    trouble.kind === 'constant'
      ? [
          phrase('the loss is {value} everywhere', { value: trouble.value }),
          phrase('a loss that changes on the domain'),
        ]
      : [
          phrase('the loss is {value} at weight {x}, bias {y}', {
            value: trouble.value,
            x: trouble.x,
            y: trouble.y,
          }),
          phrase('a loss that is finite on the domain'),
        ];
  return [invalidText('landscape.neuron', value, expected)];
}

const longestShown = 60;

function formulaIssue(formula: string, problem: FormulaProblem): Issue {
  const shown = formula.length > longestShown ? `${formula.slice(0, longestShown - 1)}…` : formula;
  const field = 'landscape.formula';
  const quoted = JSON.stringify(shown);
  const character = problem.at + 1;
  return issueInWords(
    field,
    phrase('Invalid {field}: {quoted}, character {character}: {problem}', {
      field,
      quoted,
      character,
      problem: problem.words,
    }),
  );
}
