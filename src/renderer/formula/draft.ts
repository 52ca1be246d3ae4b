// A formula being edited: its text, domain and parameters, and their issues.
import type { Domain } from '../../core/geometry/domain';
import type { FormulaParameter, FormulaReference, LandscapeReference } from '../../core/landscapes/reference';
import { parseFormula, type FormulaProblem } from '../../core/formula/formula';
import { defaultDomain, parameterOf } from '../../core/scene/readLandscape';

export interface FormulaDraft {
  readonly text: string;
  readonly domain: Domain;
  /** Every parameter that the text has had: one that is missing for a moment keeps its value. */
  readonly parameters: Readonly<Record<string, FormulaParameter>>;
}

/** The initial draft: the formula of the open race, or an example. */
export function draftOf(landscape: LandscapeReference): FormulaDraft {
  if (!('formula' in landscape)) return { text: examples[0], domain: defaultDomain, parameters: {} };
  return { text: landscape.formula, domain: landscape.domain, parameters: landscape.parameters };
}

/** Formulas to start from. Each demonstrates something different. */
export const examples = [
  'x^2 + 3*y^2 + sin(4*x)',
  'a*x^2 + b*y^2',
  'sin(x)*cos(y) + (x^2 + y^2)/20',
  'log(1 + (x^2 + y - 3)^2 + (x + y^2 - 3)^2)',
  'abs(x) + 2*abs(y)',
  'x^4 - 4*x^2 + y^2 + k*x',
] as const;

export type CheckedDraft =
  | { readonly ok: true; readonly reference: FormulaReference; readonly parameters: readonly string[] }
  | { readonly ok: false; readonly problem: FormulaProblem };

/** The draft as a complete landscape, or the issues of its text. */
export function checkDraft({ text, domain, parameters }: FormulaDraft): CheckedDraft {
  const parsed = parseFormula(text);
  if (!parsed.ok) return parsed;
  const names = parsed.formula.parameters;
  return {
    ok: true,
    parameters: names,
    reference: {
      formula: text,
      domain,
      parameters: Object.fromEntries(names.map((name) => [name, parameters[name] ?? parameterOf(1)])),
    },
  };
}
