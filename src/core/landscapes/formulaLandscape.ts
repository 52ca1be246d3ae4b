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
    ...definedFunction,
  };
}

/** A formula on a domain. */
export interface KnownFormula {
  readonly formula: Formula;
  readonly landscape: LandscapeDefinition;
}

/** Keeps what was asked for last: as many as a race, its undoing and a dialog need. */
function createMemory<T>(mostKept: number) {
  const kept = new Map<string, T>();
  return {
    get: (key: string): T | undefined => kept.get(key),
    set(key: string, value: T): void {
      kept.delete(key);
      kept.set(key, value);
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    },
  };
}

/** Formulas by their text: a parameter that is dragged, another domain, a resumed race compile nothing. */
const functions = createMemory<{ readonly formula: Formula; readonly definedFunction: LandscapeFunction }>(
  32,
);
/** Landscapes by text and domain, so that the same one is the same object. */
const formulaLandscapes = createMemory<KnownFormula>(32);

export type FoundFormula =
  ({ readonly ok: true } & KnownFormula) | { readonly ok: false; readonly problem: FormulaProblem };

/** The landscape of a formula on a domain; what is wrong with it where it is none. Never throws. */
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

/** The derivatives of a landscape in LaTeX, ∂f/∂x, ∂f/∂y and the second ones xx, xy, yy; null where too long to show. */
export function derivativesLatex({ gradient, hessian }: LandscapeFunction): readonly (string | null)[] {
  return [...gradient, ...hessian].map((derivative) => toLatex(derivative, { nameOf: inputLatex }));
}
