// The names that a formula may contain: functions, constants and parameters, and suggestions for unknown names.
import {
  absolute,
  acos,
  acosh,
  asin,
  asinh,
  atan,
  atanh,
  cbrt,
  ceil,
  constant,
  cos,
  cosh,
  cot,
  csc,
  erf,
  exp,
  floor,
  hypot,
  log,
  log10,
  log2,
  maximum,
  minimum,
  pow,
  round,
  sec,
  sigmoid,
  sign,
  sin,
  sinc,
  sinh,
  softplus,
  squareRoot,
  tan,
  tanh,
  type Expression,
} from '../expression/expression';

export interface FormulaFunction {
  readonly minArguments: number;
  readonly maxArguments: number;
  readonly build: (operands: readonly Expression[]) => Expression;
}

const ofOne = (build: (x: Expression) => Expression): FormulaFunction => ({
  minArguments: 1,
  maxArguments: 1,
  build: ([x = constant(NaN)]) => build(x),
});

const ofTwo = (build: (x: Expression, y: Expression) => Expression): FormulaFunction => ({
  minArguments: 2,
  maxArguments: 2,
  build: ([x = constant(NaN), y = constant(NaN)]) => build(x, y),
});

const ofMany = (build: (x: Expression, y: Expression) => Expression): FormulaFunction => ({
  minArguments: 2,
  maxArguments: Infinity,
  build: (operands) => operands.reduce(build),
});

/** By name; `log` is the natural logarithm, `sinc` is sin(πx)/(πx), `round` rounds ties up. */
export const functions: ReadonlyMap<string, FormulaFunction> = new Map([
  ['sin', ofOne(sin)],
  ['cos', ofOne(cos)],
  ['tan', ofOne(tan)],
  ['sec', ofOne(sec)],
  ['csc', ofOne(csc)],
  ['cot', ofOne(cot)],
  ['asin', ofOne(asin)],
  ['acos', ofOne(acos)],
  ['atan', ofOne(atan)],
  ['sinh', ofOne(sinh)],
  ['cosh', ofOne(cosh)],
  ['tanh', ofOne(tanh)],
  ['asinh', ofOne(asinh)],
  ['acosh', ofOne(acosh)],
  ['atanh', ofOne(atanh)],
  ['exp', ofOne(exp)],
  ['log', ofOne(log)],
  ['ln', ofOne(log)],
  ['log2', ofOne(log2)],
  ['log10', ofOne(log10)],
  ['sqrt', ofOne(squareRoot)],
  ['cbrt', ofOne(cbrt)],
  ['abs', ofOne(absolute)],
  ['sign', ofOne(sign)],
  ['min', ofMany(minimum)],
  ['max', ofMany(maximum)],
  ['floor', ofOne(floor)],
  ['ceil', ofOne(ceil)],
  ['round', ofOne(round)],
  ['pow', ofTwo(pow)],
  ['hypot', ofMany(hypot)],
  ['sinc', ofOne((x) => sinc(x))],
  ['sigmoid', ofOne(sigmoid)],
  ['softplus', ofOne(softplus)],
  ['erf', ofOne(erf)],
]);

export const constants: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['tau', 2 * Math.PI],
  ['e', Math.E],
]);

/** Greek letters by the names that stand for them. */
const greekLetters: ReadonlyMap<string, string> = new Map([
  ['α', 'alpha'],
  ['β', 'beta'],
  ['γ', 'gamma'],
  ['δ', 'delta'],
  ['ε', 'epsilon'],
  ['ϵ', 'epsilon'],
  ['ζ', 'zeta'],
  ['η', 'eta'],
  ['θ', 'theta'],
  ['ϑ', 'theta'],
  ['ι', 'iota'],
  ['κ', 'kappa'],
  ['λ', 'lambda'],
  ['μ', 'mu'],
  ['µ', 'mu'],
  ['ν', 'nu'],
  ['ξ', 'xi'],
  ['ο', 'omicron'],
  ['π', 'pi'],
  ['ρ', 'rho'],
  ['σ', 'sigma'],
  ['τ', 'tau'],
  ['υ', 'upsilon'],
  ['φ', 'phi'],
  ['ϕ', 'phi'],
  ['χ', 'chi'],
  ['ψ', 'psi'],
  ['ω', 'omega'],
]);
const greekNames = new Set(greekLetters.values());

export const isGreekLetter = (character: string): boolean => greekLetters.has(character);

/** `α2` → `alpha2`; names in Latin letters as they are. */
export function latinName(name: string): string {
  const [first = ''] = name;
  const greek = greekLetters.get(first);
  return greek === undefined ? name : greek + name.slice(first.length);
}

/** A letter or a Greek name, with or without digits, that is not a function or a constant. */
export function isParameter(name: string): boolean {
  const [, letters = ''] = /^([a-zA-Z]+)\d*$/.exec(name) ?? [];
  // x2 is more likely x² or 2x than a parameter, and so on.
  if (letters === 'x' || letters === 'y' || constants.has(letters)) return false;
  return letters.length === 1 || greekNames.has(letters);
}

/** Other programs' names for the functions. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['arcsin', 'asin'],
  ['arccos', 'acos'],
  ['arctan', 'atan'],
  ['arsinh', 'asinh'],
  ['arcosh', 'acosh'],
  ['artanh', 'atanh'],
  ['arcsinh', 'asinh'],
  ['arccosh', 'acosh'],
  ['arctanh', 'atanh'],
  ['tg', 'tan'],
  ['ctg', 'cot'],
  ['cosec', 'csc'],
  ['lg', 'log10'],
  ['lb', 'log2'],
  ['sgn', 'sign'],
  ['ceiling', 'ceil'],
  ['power', 'pow'],
  ['root', 'sqrt'],
  ['logistic', 'sigmoid'],
]);

/** The edit distance: letters to insert, drop, replace or swap to get from one word to the other. */
function distance(a: string, b: string): number {
  let [beforeLast, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (last[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? (beforeLast[j - 2] ?? 0) + 1 : Infinity;
      row[j] = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced, swapped);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

const maxSuggestions = 3;

/** Suggestions for an unknown name, the likeliest first: `sinx` → `sin(x)`. */
export function suggestionsFor(name: string): string[] {
  const lower = name.toLowerCase();
  const known = [...functions.keys(), ...constants.keys(), ...greekNames];
  const found = new Set<string>();
  const [, letters = '', digits = ''] = /^([a-zA-Z]+?)(\d+)$/.exec(name) ?? [];
  if (letters === 'x' || letters === 'y' || constants.has(letters)) {
    found.add(`${letters}^${digits}`).add(`${digits}*${letters}`);
  }
  if (functions.has(letters)) found.add(`${letters}(${digits})`);
  if (known.includes(lower)) found.add(lower);
  const other = otherNames.get(lower);
  if (other !== undefined) found.add(other);
  // A function with its argument, then a product: sinx, xy, pix.
  const means = (word: string): boolean =>
    word === 'x' || word === 'y' || constants.has(word) || isParameter(word);
  for (const head of functions.keys()) {
    const rest = name.slice(head.length);
    if (name.startsWith(head) && means(rest)) found.add(`${head}(${rest})`);
  }
  for (let i = 1; i < name.length && found.size === 0; i++) {
    const [head, rest] = [name.slice(0, i), name.slice(i)];
    const isProduct = means(head) && means(rest);
    if (isProduct && /[xy]|pi|tau/.test(name)) found.add(`${head}*${rest}`);
  }
  if (found.size === 0) {
    const close = known
      .map((word) => ({ word, far: distance(lower, word) }))
      .filter(({ word, far }) => far <= (word.length <= 3 ? 1 : 2) && far < lower.length - 1)
      .toSorted((a, b) => a.far - b.far);
    for (const { word } of close) found.add(word);
  }
  return [...found].slice(0, maxSuggestions);
}
