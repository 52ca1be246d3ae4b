// The user's own formula as a landscape: exact derivatives by rule, and for the rest what does for any function.
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
import type { Domain, RaceLane } from './landscape';
import type { FormulaReference } from './reference';

/** The id that stands for any formula where a landscape's id is shown. */
export const formulaId = 'formula';

/** With the optimizers' own rates: nobody has tried them on this one yet. */
const race: readonly RaceLane[] = ['sgd', 'momentum', 'nesterov', 'adagrad', 'rmsprop', 'adam'].map(
  (optimizer) => ({ optimizer, hyperparameters: {} }),
);

function defineFormulaLandscape(formula: Formula, domain: Domain): LandscapeDefinition {
  const { value, parameters, text } = formula;
  const [dx, dy] = [differentiate(value, 'x'), differentiate(value, 'y')];
  const along = ([low, high]: readonly [number, number], part: number): number => low + (high - low) * part;
  return {
    id: formulaId,
    family: 'few-minima',
    name: { en: 'Your formula', ja: '自作の数式' },
    story: { en: `f(x, y) = ${text}`, ja: `f(x, y) = ${text}` },
    latex: `f(x, y) = ${formula.latex}`,
    source: '',
    domain,
    // Off the axes and the diagonals, where many a formula is symmetric.
    start: [along(domain.x, 0.2), along(domain.y, 0.85)],
    steps: 200,
    seed: 0,
    marks: [],
    minimumValue: null,
    contour: { kind: 'spread', count: 18, power: 1.6 },
    heightScale: 'linear',
    view: { elevationDegrees: 50, azimuthDegrees: -60 },
    race,
    value,
    gradient: [dx, dy],
    hessian: [differentiate(dx, 'x'), differentiate(dx, 'y'), differentiate(dy, 'y')],
    parameters: parameters.map(parameterInput),
  };
}

/** A formula on a domain. */
export interface KnownFormula {
  readonly formula: Formula;
  readonly landscape: LandscapeDefinition;
}

/** The last formulas, so that a slider of one of their parameters, or a resumed race, compiles nothing. */
const known = new Map<string, KnownFormula>();
const mostKnown = 32;

export type FoundFormula =
  ({ readonly ok: true } & KnownFormula) | { readonly ok: false; readonly problem: FormulaProblem };

/** The landscape of a formula on a domain; what is wrong with it where it is none. Never throws. */
export function findFormulaLandscape(text: string, domain: Domain): FoundFormula {
  const key = JSON.stringify([text, domain.x, domain.y]);
  let found = known.get(key);
  if (found === undefined) {
    const parsed = parseFormula(text);
    if (!parsed.ok) return parsed;
    found = { formula: parsed.formula, landscape: defineFormulaLandscape(parsed.formula, domain) };
  }
  // The one asked for last is forgotten last.
  known.delete(key);
  known.set(key, found);
  const [oldest] = known.keys();
  if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
  return { ok: true, ...found };
}

/** The numbers of a formula's parameters by the names of their inputs. */
export function formulaNumbers({ parameters }: Pick<FormulaReference, 'parameters'>): LandscapeNumbers {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { value }]) => [parameterInput(name), value]),
  );
}

/** The derivatives of a landscape in LaTeX, ∂f/∂x, ∂f/∂y and the second ones xx, xy, yy; null where too long to show. */
export function derivativesLatex({ gradient, hessian }: LandscapeFunction): readonly (string | null)[] {
  return [...gradient, ...hessian].map((derivative) => toLatex(derivative, { nameOf: inputLatex }));
}
