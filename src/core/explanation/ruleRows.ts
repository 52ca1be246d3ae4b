// A rule's formula row by row, with an update's numbers in the place of its letters.
import { decimalLatex } from '../expression/latexNumbers';
import { equationsOf } from '../expression/latexEquations';
import type { Point } from '../geometry/domain';
import { isMatrix, type TermValue, type TermValues } from '../optimizers/terms';
import type { Explanation } from './explanation';
import { symbolName } from './symbolName';

export interface RuleRow {
  /** The row as it is written, in LaTeX, and its left side. */
  readonly written: string;
  readonly left: string;
  /** The plain name of what stands on the left: of θ, `next`. */
  readonly term: string;
  /** The right side with numbers, for x and for y; one for both if it is the same. */
  readonly numbers: readonly string[];
  /** Both with what `mark` has made of the quantities in them. */
  readonly marked: { readonly written: string; readonly numbers: readonly string[] };
  /** The value of the left side. */
  readonly value: TermValue;
}

/** What rows are made of. */
export interface RuleText {
  /** LaTeX of the rule, in the form that is run. */
  readonly latex: string;
  /** Values of the hyper-parameters, by symbol. */
  readonly symbols: ReadonlyMap<string, number>;
  /** Where the run starts. */
  readonly start: Point;
  /** Marks LaTeX of a quantity that this update computes, or of its number; by its plain name, of θ `next`. */
  readonly mark?: ((term: string, latex: string) => string) | undefined;
}

/** LaTeX of a number; a hyper-parameter is `exact`. */
export type WriteNumber = (value: number, exact: boolean) => string;

/** Four significant digits, and settings as they are. */
export const shortNumber: WriteNumber = (value, exact) =>
  (value < 0 ? '-' : '') + decimalLatex(Math.abs(value), exact ? 12 : 4);

/** The rows that this update has computed. */
export function ruleRows(
  text: RuleText,
  explanation: Explanation,
  write: WriteNumber = shortNumber,
): RuleRow[] {
  const { ownStep: step, theta, next } = explanation;
  const [terms, before] = [withoutMatrices(explanation.terms), withoutMatrices(explanation.before)];
  const equations = equationsOf(simplified(withGradient(text.latex, explanation)));
  const lefts = equations.map(({ left }) => symbolOf(left));
  /** Those that an update computes for the next one. */
  const ahead = new Set(lefts.flatMap((left) => (left?.index === 't+1' ? [left.name] : [])));
  const own = new Set(
    lefts.flatMap((left) => (left?.index === '1' && !ahead.has(left.name) ? [left.name] : [])),
  );
  /** What is said of a quantity before the first update. */
  const beginnings = new Map(
    equations.flatMap(({ right }, i): [string, string][] =>
      lefts[i]?.index === '0' ? [[lefts[i].name, right.trim()]] : [],
    ),
  );

  const valueAt = (name: string, index: string | null): TermValue | undefined => {
    if (name === 'theta' && index === 't') return theta;
    if (name === 'theta' && index === 't+1') return next;
    const { noise, noiseElsewhere } = explanation;
    if (name === 'omega' && index === 't' && noise !== null) return noise;
    if (name === 'omegaTilde' && index === 't' && noiseElsewhere !== null) return noiseElsewhere;
    const [now, last] = ahead.has(name) ? ['t+1', 't'] : ['t', 't-1'];
    if (index === now || (step === 1 && index === '1' && !ahead.has(name))) return terms[name];
    if (index === last && terms[`${name}Last`] !== undefined) return terms[`${name}Last`];
    if (index === last) {
      const beginning = step === 1 ? symbolOf(beginnings.get(name) ?? '') : null;
      return (beginning?.index === '1' ? terms[beginning.name] : undefined) ?? before[name];
    }
    return index === 't+1' ? terms[`${name}Next`] : undefined;
  };
  const mark = text.mark ?? ((_term: string, latex: string): string => latex);
  /** The plain name of a quantity of this update; null for another one. */
  const termOf = (written: string): string | null => {
    const symbol = symbolOf(written);
    if (symbol === null) return null;
    const { name, index } = symbol;
    if (name === 'theta') return index === 't+1' ? 'next' : null;
    const isNow = index === (ahead.has(name) ? 't+1' : 't') || (step === 1 && index === '1');
    return isNow && terms[name] !== undefined ? name : null;
  };
  const markOf = (written: string, latex: string): string => {
    const term = termOf(written);
    return term === null ? latex : mark(term, latex);
  };
  const lookUp = (written: string): { value: TermValue; exact: boolean } | undefined => {
    if (written === 't') return { value: step, exact: true };
    const setting = text.symbols.get(written.replaceAll(/[{}\s]/g, ''));
    if (setting !== undefined) return { value: setting, exact: true };
    const symbol = symbolOf(written);
    if (symbol === null) return undefined;
    const value =
      valueAt(symbol.name, symbol.index) ??
      (written === '\\theta_1' ? text.start : before[symbolName(written)]) ??
      terms[symbolName(written)];
    return value === undefined ? undefined : { value, exact: false };
  };

  return equations.flatMap(({ left, right, isDrawn }, i): RuleRow[] => {
    const symbol = lefts[i];
    if (symbol === undefined || symbol === null) return [];
    const { name, index } = symbol;
    const isBeginning = index === '0' || index === '1';
    // The first update has a row of its own for some quantities, and one for what it itself begins with.
    const begun = index === '0' ? `${name}Last` : null;
    const hasOwn = index === '1' ? own.has(name) : begun !== null && terms[begun] !== undefined;
    if (isBeginning ? step > 1 || !hasOwn : step === 1 && own.has(name)) return [];
    const term = name === 'theta' && index === 't+1' ? 'next' : (begun ?? symbolNameAt(name, index));
    const value = term === 'next' ? next : terms[term];
    if (value === undefined) return [];
    const numbersBy = (markAs: typeof markOf): string[] =>
      ([0, 1] as const).map((coordinate) =>
        isDrawn
          ? write(typeof value === 'number' ? value : value[coordinate], false)
          : numbered(right, coordinate, lookUp, write, markAs),
      );
    const numbers = numbersBy((_written: string, latex: string): string => latex);
    const columns = numbers[0] === numbers[1] ? 1 : 2;
    const written = `${left} ${isDrawn ? '\\sim' : '='} ${right.trim()}`;
    return [
      {
        written,
        marked: { written: marked(written, markOf), numbers: numbersBy(markOf).slice(0, columns) },
        left,
        term,
        numbers: numbers.slice(0, columns),
        value,
      },
    ];
  });
}

/** No row of a rule has one. */
function withoutMatrices(values: TermValues): Readonly<Record<string, TermValue>> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, TermValue] => !isMatrix(entry[1])),
  );
}

/** An index that is no time belongs to the name. */
const symbolNameAt = (name: string, index: string | null): string =>
  index === null || /^(?:t([+-]1)?|[01])$/.test(index) ? name : symbolName(`${name}_${index}`);

interface Symbol {
  /** Its plain name, without the index of time. */
  readonly name: string;
  /** `t`, `t-1`, `t+1` and the like; null without one. */
  readonly index: string | null;
}

/** A letter with its accent, index and mark; null for anything else. */
function symbolOf(written: string): Symbol | null {
  const found = /^(.*?)(?:_(\{[^}]*\}|\\[a-z]+|[a-zA-Z0-9]))?(\^.*)?$/.exec(written.trim());
  const [, before = '', index, after = ''] = found ?? [];
  if (before === '') return null;
  const parts = index?.replaceAll(/[{}\s]/g, '').split(',') ?? [];
  const time = parts.pop() ?? null;
  return { name: symbolName(before + parts.map((part) => `_${part}`).join('') + after), index: time };
}

/** The gradient as noise, ω, and clipping have made it; ω̃ is the noise where the rule takes a gradient beside θ. */
function withGradient(latex: string, { noise, clipped }: Explanation): string {
  if (noise === null && clipped === null) return latex;
  return latex.replaceAll(/\\nabla f(\\left\(.*?\\right\)|\([^)]*\))/g, (slope) => {
    const omega = slope === '\\nabla f(\\theta_t)' ? '\\omega_t' : '\\tilde\\omega_t';
    const noisy = noise === null ? slope : `${slope} + ${omega}`;
    if (clipped !== null) return `\\operatorname{clip}\\left(${noisy}\\right)`;
    return noisy;
  });
}

const greek =
  'alpha|beta|gamma|delta|Delta|varepsilon|eta|theta|lambda|mu|nu|rho|sigma|tau|phi|psi|Pi|xi|zeta|ell|chi|omega';
/** Copied as it is; a letter, perhaps with an accent, an index and a mark; anything else, copied, too. */
const piece = new RegExp(
  String.raw`(\\(?:operatorname|begin|end|text|mathcal)\{[a-z A-Z]+\}|\\nabla f|f(?=\())|` +
    String.raw`((?:\\(?:hat|tilde|bar)\s*)?(?:\\(?:${greek})(?![a-zA-Z])|(?<!\\[a-zA-Z]*)[a-zA-Z])(?:_(?:\{[^}]*\}|\\[a-z]+|[a-zA-Z0-9+-]))?(?:\^(?:\\(?:ast|star)|\{(?:\\prime)+\}))?)|` +
    String.raw`(\\[a-zA-Z]+|\\.|[^])`,
  'g',
);

/** Where letters stand for both coordinates at once: arguments of f, norms and products of vectors. */
function vectorSpans(text: string): [from: number, to: number][] {
  const spans: [number, number][] = [];
  for (const { index, 0: found } of text.matchAll(
    /\\operatorname\{clip\}|\\nabla f|(?<![a-zA-Z\\])f(?=\\left\(|\()/g,
  )) {
    const begin = index + found.length;
    spans.push([begin, closingOf(text, begin)]);
  }
  for (const { index, 0: found } of text.matchAll(/\\lVert.*?\\rVert/g))
    spans.push([index, index + found.length]);
  for (const { index, 0: found } of text.matchAll(/[a-z]_t\^\{\\top\}\s*/g)) {
    spans.push([index, closingOf(text, index + found.length)]);
  }
  return spans;
}

/** Where the parenthesis or the group that begins there ends. */
export function closingOf(text: string, begin: number): number {
  let depth = 0;
  for (let at = begin; at < text.length; at += 1) {
    if ('({'.includes(text[at]!)) depth += 1;
    if (!')}'.includes(text[at]!)) continue;
    depth -= 1;
    // The second group of a fraction belongs to it.
    if (depth === 0 && !(text[at] === '}' && text[at + 1] === '{')) return at + 1;
  }
  return text.length;
}

const opening = new Set(['', '{', '(', '\\left(', '=', ',', '&', '\\\\', '|', '\\bigl(', '\\left[']);
const beginsFactor =
  /^(?:\(|\\frac|\\sqrt|\\left|\\bigl|\\lVert|\\max|\\min|\\operatorname|\\begin|\\nabla|f$|\d)/;

/** A text with numbers in the place of what `lookUp` knows. */
function numbered(
  text: string,
  coordinate: 0 | 1,
  lookUp: (written: string) => { value: TermValue; exact: boolean } | undefined,
  write: WriteNumber,
  markOf: (written: string, latex: string) => string,
): string {
  const spans = vectorSpans(text);
  let result = '';
  let last = '';
  let lastIsNumber = false;
  const put = (token: string, shown = token): void => {
    result += shown;
    last = token.trim() === '' ? last : token.trim();
    if (token.trim() !== '') lastIsNumber = false;
  };
  const signed = (value: number, exact: boolean, isBase: boolean): string => {
    const number = write(value, exact);
    const needs = (number.startsWith('-') && !opening.has(last)) || (isBase && /^-|\\cdot/.test(number));
    return needs ? `\\left(${number}\\right)` : number;
  };
  for (const match of text.matchAll(piece)) {
    const [found, , letter] = match;
    if (found === '\\,' || found === '\\;' || found === '\\!') continue;
    const known = letter === undefined ? undefined : lookUp(letter);
    if (known === undefined) {
      if (lastIsNumber && beginsFactor.test(found)) put(' \\cdot ');
      put(/^[a-zA-Z]/.test(found) && /\\[a-zA-Z]+$/.test(result) ? ` ${found}` : found);
      continue;
    }
    const { value, exact } = known;
    const inVector = spans.some(([from, to]) => match.index >= from && match.index < to);
    const isExponent = last === '^';
    const rest = text.slice(match.index + found.length).trimStart();
    const isBase = rest.startsWith('^') && !rest.startsWith('^{\\top}');
    const number =
      typeof value === 'number'
        ? signed(value, exact, isBase)
        : inVector
          ? `\\left(${write(value[0], exact)},\\, ${write(value[1], exact)}\\right)`
          : signed(value[coordinate], exact, isBase);
    if (/^[\d)}]$|^\\right\)$|^\\rVert$/.test(last) || lastIsNumber) result += ' \\cdot ';
    else if (/\\[a-zA-Z]+$/.test(result)) result += ' ';
    const token = isExponent ? `{${number}}` : number;
    put(token, markOf(letter!, token));
    lastIsNumber = true;
  }
  return result.trim();
}

/** A row with its quantities marked, each with its exponent, which stands above its index. */
function marked(latex: string, markOf: (written: string, latex: string) => string): string {
  let result = '';
  let end = 0;
  for (const { 0: found, 2: letter, index } of latex.matchAll(piece)) {
    if (index < end) continue;
    end = index + found.length;
    if (letter === undefined) {
      result += found;
      continue;
    }
    const [exponent = ''] = /^\^(?:\{[^{}]*\}|\w)/.exec(latex.slice(end)) ?? [];
    result += markOf(letter, letter + exponent);
    end += exponent.length;
  }
  return result;
}

/** Freedoms of writing that mean nothing. */
function simplified(latex: string): string {
  return latex.replaceAll('\\dfrac', '\\frac').replaceAll(/\\t?frac(\d)(\w)/g, '\\frac{$1}{$2}');
}
