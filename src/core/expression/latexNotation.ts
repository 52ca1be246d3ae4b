// The notation that all printed formulas share: names, parentheses, binding strengths, and the longest LaTeX.
import type { Operation } from './expression';

/** A piece's binding strength, which decides where it needs parentheses. */
export const levels = { sum: 0, product: 1, application: 2, power: 3, atom: 4 } as const;
export type Level = (typeof levels)[keyof typeof levels];

export interface LatexPiece {
  readonly latex: string;
  readonly level: Level;
}

/** Functions that are written by their name. */
export const functionNames: Partial<Record<Operation, string>> = {
  log: '\\ln',
  sin: '\\sin',
  cos: '\\cos',
  tan: '\\tan',
  sec: '\\sec',
  csc: '\\csc',
  cot: '\\cot',
  asin: '\\arcsin',
  acos: '\\arccos',
  atan: '\\arctan',
  sinh: '\\sinh',
  cosh: '\\cosh',
  tanh: '\\tanh',
  asinh: '\\operatorname{arsinh}',
  acosh: '\\operatorname{arcosh}',
  atanh: '\\operatorname{artanh}',
  sigmoid: '\\operatorname{sigmoid}',
  softplus: '\\operatorname{softplus}',
  erf: '\\operatorname{erf}',
  sign: '\\operatorname{sgn}',
  round: '\\operatorname{round}',
  nearest: '\\operatorname{round}',
};

const greekLetters = new Set(
  (
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi ' +
    'chi psi omega'
  ).split(' '),
);

/** A variable's name in LaTeX: `x`, `k_1`, `\alpha`; other names upright. */
export function symbolLatex(name: string): string {
  const [, letters = '', digits = ''] = /^([a-zA-Z]+)(\d*)$/.exec(name) ?? [];
  if (letters.length !== 1 && !greekLetters.has(letters)) {
    return `\\mathrm{${name.replace(/[^a-zA-Z0-9]/g, ' ')}}`;
  }
  const symbol = letters.length === 1 ? letters : `\\${letters}`;
  return digits === '' ? symbol : `${symbol}_${braced(digits)}`;
}

export const braced = (latex: string): string => (latex.length === 1 ? latex : `{${latex}}`);

const isTall = (latex: string): boolean => /\\(frac|sqrt|begin|left)/.test(latex);

export const delimited = (open: string, latex: string, close: string): string =>
  isTall(latex) ? `\\left${open} ${latex} \\right${close}` : `${open} ${latex} ${close}`;

export const parenthesized = (latex: string): string =>
  isTall(latex) ? delimited('(', latex, ')') : `(${latex})`;

/** Letters of the longest LaTeX. */
const maxLetters = 4000;

/** Thrown where an expression can't be shown; `toLatex` catches it. */
export const unprintable = new Error('The expression is too long to show, or has no notation');

/** The LaTeX, unless it is too long. */
export function checked(latex: string): string {
  if (latex.length > maxLetters) throw unprintable;
  return latex;
}
