// The user's own formula as a landscape: with exact derivatives, and defaults that suit any function.
import { phrase } from '../text/text';
import { differentiate } from '../expression/differentiate';
import {
  inputLatex,
  parameterInput,
  parseFormula,
  type Formula,
  type FormulaProblem,
} from '../formula/formula';
import { toLatex } from '../expression/latex';
import type { LandscapeDefinition, LandscapeFunction } from './define';
import type { LandscapeNumbers } from './evaluate';
import type { Domain } from '../geometry/domain';
import { createCache } from './cache';
import type { ContourLevels } from './landscape';
import { ownLandscape } from './ownLandscape';
import type { FormulaReference } from './reference';

/** The id that stands for any formula where a landscape's id is shown. */
const formulaId = 'formula';

function defineFunction({ value, parameters }: Formula): LandscapeFunction {
  const [dx, dy] = [differentiate(value, 'x'), differentiate(value, 'y')];
  return {
    value,
    gradient: [dx, dy],
    hessian: [differentiate(dx, 'x'), differentiate(dx, 'y'), differentiate(dy, 'y')],
    parameters: parameters.map(parameterInput),
  };
}

function defineFormulaLandscape(
  formula: Formula,
  definedFunction: LandscapeFunction,
  domain: Domain,
): LandscapeDefinition {
  const { text } = formula;
  const own = ownLandscape(domain);
  return {
    ...own,
    contour: evenLevels(definedFunction, domain) ?? own.contour,
    id: formulaId,
    name: phrase('Your formula'),
    story: phrase('f(x, y) = {text}', { text }),
    latex: `f(x, y) = ${formula.latex}`,
    marks: [],
    minimumValue: null,
    ...definedFunction,
  };
}

/** At least as many contour lines has a plane. */
const planeLevels = 10;

/** On a plane, lines that lie denser farther down would tell of a slope that grows: it has even ones. Null if it is none. */
function evenLevels({ gradient: [dx, dy] }: LandscapeFunction, { x, y }: Domain): ContourLevels | null {
  if (dx.operation !== 'constant' || dy.operation !== 'constant') return null;
  const apart = (Math.abs(dx.value) * (x[1] - x[0]) + Math.abs(dy.value) * (y[1] - y[0])) / planeLevels;
  if (!(apart > 0 && apart < Infinity)) return null;
  const power = 10 ** Math.floor(Math.log10(apart));
  return { kind: 'step', step: power * ([5, 2].find((each) => each * power <= apart) ?? 1) };
}

/** A formula on a domain. */
export interface KnownFormula {
  readonly formula: Formula;
  readonly landscape: LandscapeDefinition;
}

/** Formulas by their text: a dragged parameter, another domain or a resumed race compiles nothing. */
const functions = createCache<{ readonly formula: Formula; readonly definedFunction: LandscapeFunction }>();
/** Landscapes by text and domain, so that the same one is the same object. */
const formulaLandscapes = createCache<KnownFormula>();

export type FoundFormula =
  ({ readonly ok: true } & KnownFormula) | { readonly ok: false; readonly problem: FormulaProblem };

/** The landscape of a formula on a domain, or its problem. Never throws. */
export function findFormulaLandscape(text: string, domain: Domain): FoundFormula {
  let defined = functions.get(text);
  if (defined === undefined) {
    const parsed = parseFormula(text);
    if (!parsed.ok) return parsed;
    defined = { formula: parsed.formula, definedFunction: defineFunction(parsed.formula) };
  }
  functions.set(text, defined);
  const { formula, definedFunction } = defined;
  const key = JSON.stringify([text, domain.x, domain.y]);
  const known = formulaLandscapes.get(key);
  const found = known ?? { formula, landscape: defineFormulaLandscape(formula, definedFunction, domain) };
  formulaLandscapes.set(key, found);
  return { ok: true, ...found };
}

/** The numbers of a formula's parameters by the names of their inputs. */
export function formulaNumbers({ parameters }: Pick<FormulaReference, 'parameters'>): LandscapeNumbers {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { value }]) => [parameterInput(name), value]),
  );
}

/** The derivatives of a landscape in LaTeX, ∂f/∂x, ∂f/∂y and the second ones xx, xy, yy; null if too long to show. */
export function derivativesLatex({ gradient, hessian }: LandscapeFunction): readonly (string | null)[] {
  return [...gradient, ...hessian].map((derivative) => toLatex(derivative, { nameOf: inputLatex }));
}
