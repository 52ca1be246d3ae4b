// Evaluates LaTeX as people read it, so that tests can check the value of what is printed: that of latex.ts, which must have
// its own form, and what people have written, with their freedoms.
import { unaryReferences } from '../references';

const functions: Readonly<Record<string, (x: number) => number>> = {
  '\\ln': Math.log,
  '\\sin': Math.sin,
  '\\cos': Math.cos,
  '\\tan': Math.tan,
  '\\sec': unaryReferences.sec,
  '\\csc': unaryReferences.csc,
  '\\cot': unaryReferences.cot,
  '\\arcsin': Math.asin,
  '\\arccos': Math.acos,
  '\\arctan': Math.atan,
  '\\sinh': Math.sinh,
  '\\cosh': Math.cosh,
  '\\tanh': Math.tanh,
  '\\operatorname{arsinh}': Math.asinh,
  '\\operatorname{arcosh}': Math.acosh,
  '\\operatorname{artanh}': Math.atanh,
  '\\operatorname{sigmoid}': unaryReferences.sigmoid,
  '\\operatorname{softplus}': unaryReferences.softplus,
  '\\operatorname{erf}': unaryReferences.erf,
  '\\operatorname{sgn}': Math.sign,
  '\\operatorname{round}': Math.round,
  '\\operatorname{sinc}': (x) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)),
};
/** More that people write. */
const writtenFunctions: typeof functions = {
  ...functions,
  '\\sigma': unaryReferences.sigmoid,
  '\\Phi': (x) => (1 + unaryReferences.erf(x / Math.SQRT2)) / 2,
  '\\operatorname{sign}': Math.sign,
  '\\operatorname{sech}': (x) => 1 / Math.cosh(x),
};
const constants: Readonly<Record<string, number>> = { e: Math.E, '\\pi': Math.PI, '\\infty': Infinity };

/** Spaces that are only for the eye; the argument of a function without parentheses ends at one. */
const spaces = new Set(['\\,', '\\;']);

const token =
  /\\text\{[a-z]+\}|\\[,;]|\\operatorname\{[a-z]+\}'*|\\[a-zA-Z]+|\\\\|\d+(?:\.\d+)?|[a-zA-Z]|[^\s]/g;

/** Values of the names in a text; a list is what has an index, and an index of lists is the number of an element. */
export type LatexNames = Readonly<Record<string, number | readonly number[]>>;

/** Throws if the text doesn't have the form that latex.ts gives it. */
export function readLatex(latex: string, names: LatexNames): number {
  return read(latex, names, false);
}

/**
 * The value of a formula as people write it: an expression without its left side. Of several expressions with = between
 * them, and of several in a case, all must have the value, within 10⁻⁹ of it.
 */
export function readWritten(latex: string, names: LatexNames): number {
  const simpler = latex
    .replaceAll(/\\(?:big|Big)[lr]/g, '')
    .replaceAll('\\tfrac', '\\frac')
    .replaceAll('\\times', '\\cdot')
    .replaceAll('{}', '');
  return read(simpler, names, true);
}

export function agree(one: number, other: number): boolean {
  return Object.is(one, other) || Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one));
}

function read(latex: string, names: LatexNames, isWritten: boolean): number {
  const known = isWritten ? writtenFunctions : functions;
  const variables: Record<string, number | readonly number[]> = { ...names };
  const tokens = latex.match(token) ?? [];
  let next = 0;
  /** How many pairs of bars are open. */
  let bars = 0;
  const peek = (): string => tokens[next] ?? '';
  const take = (expected?: string): string => {
    const found = peek();
    if (found === '' || (expected !== undefined && found !== expected)) {
      throw new Error(`Expected ${expected ?? 'something'} and not "${found}" in ${latex}`);
    }
    next++;
    return found;
  };
  const takeIf = (wanted: string): boolean => {
    if (peek() !== wanted) return false;
    next++;
    return true;
  };

  const skipSpaces = (): void => {
    while (isWritten && spaces.has(peek())) next++;
  };

  const sum = (): number => {
    skipSpaces();
    let total = takeIf('-') ? -product() : product();
    for (;;) {
      if (takeIf('+')) total += product();
      else if (takeIf('-')) total -= product();
      else return total;
    }
  };

  /** Expressions with = between them. */
  const equalSums = (): number => {
    const value = sum();
    while (isWritten && takeIf('=')) {
      const again = sum();
      if (!agree(value, again)) throw new Error(`${value} = ${again} in ${latex}`);
    }
    return value;
  };

  const ends = new Set([
    '',
    '+',
    '-',
    ')',
    '}',
    ',',
    '&',
    '\\\\',
    '<',
    '>',
    '=',
    '\\le',
    '\\ge',
    '\\ne',
    '\\mid',
    '\\nmid',
    '/',
  ]);
  const closings = new Set(['\\right', '\\end', '\\rfloor', '\\rceil', '\\land', '\\lor']);
  const stopsArgument = new Set(['(', '\\left', '\\cdot', '\\frac']);
  const endsProduct = (): boolean => ends.has(peek()) || closings.has(peek()) || (bars > 0 && peek() === '|');

  const goesOn = (): boolean => {
    skipSpaces();
    return !endsProduct();
  };

  const product = (): number => {
    skipSpaces();
    let total = power();
    while (goesOn()) {
      if (takeIf('\\bmod')) return total % product();
      takeIf('\\cdot');
      skipSpaces();
      total *= power();
    }
    // The whole product before the slash is the dividend, one power after it the divisor.
    return takeIf('/') ? total / power() : total;
  };

  const power = (): number => {
    const base = factor();
    return takeIf('^') ? base ** argumentOf() : base;
  };

  /** The argument of ^ or of a TeX command: a group in braces or one token. */
  const argumentOf = (): number => {
    if (!takeIf('{')) return factor();
    const value = sum();
    take('}');
    return value;
  };

  const closed = (close: string): number => {
    const value = sum();
    take(close);
    return value;
  };

  const application = (f: (x: number) => number): number => {
    const exponent = takeIf('^') ? argumentOf() : 1;
    if (!isWritten) return f(factor()) ** exponent;
    // Without parentheses the argument is all that follows up to a space, a sign or another function.
    const isBare = !['(', '\\left', '\\frac'].includes(peek());
    let argument = isBare ? power() : factor();
    while (
      isBare &&
      !endsProduct() &&
      !spaces.has(peek()) &&
      !stopsArgument.has(peek()) &&
      !(peek() in known)
    )
      argument *= power();
    return f(argument) ** exponent;
  };

  const list = (): number[] => {
    const tall = takeIf('\\left');
    take('(');
    const items = [sum()];
    while (takeIf(',')) items.push(sum());
    if (tall) take('\\right');
    take(')');
    return items;
  };

  const relations = new Set(['<', '>', '=', '\\le', '\\ge', '\\ne', '\\mid', '\\nmid']);

  const condition = (): boolean => {
    let result = comparison();
    for (;;) {
      if (takeIf('\\land')) result = comparison() && result;
      else if (takeIf('\\lor')) result = comparison() || result;
      else return result;
    }
  };

  const comparison = (): boolean => {
    if (peek() === '(') {
      // Either a condition in parentheses or a number.
      const start = next;
      take('(');
      try {
        const result = condition();
        take(')');
        return result;
      } catch {
        next = start;
      }
    }
    let left = sum();
    let holds = true;
    do {
      const relation = take();
      const right = sum();
      const results: Readonly<Record<string, boolean>> = {
        '<': left < right,
        '>': left > right,
        '=': isWritten ? agree(left, right) : left === right,
        '\\le': left <= right,
        '\\ge': left >= right,
        '\\ne': left !== right,
        '\\mid': isWritten && right % left === 0,
        '\\nmid': isWritten && right % left !== 0,
      };
      const result = results[relation];
      if (result === undefined) throw new Error(`${relation} is no relation in ${latex}`);
      holds &&= result;
      left = right;
    } while (isWritten && relations.has(peek()));
    return holds;
  };

  /** Reads on to the condition, and gives the value when it is asked for. */
  const expressionOfCase = (): (() => number) => {
    let failure: unknown = null;
    let value = NaN;
    try {
      value = equalSums();
    } catch (error) {
      if (!isWritten) throw error;
      failure = error;
      while (peek() !== '&') take();
    }
    return () => {
      if (failure !== null) throw failure as Error;
      return value;
    };
  };

  const cases = (): number => {
    for (const letter of '{cases}') take(letter);
    let result: number | undefined;
    let otherwise: number | undefined;
    let holding = 0;
    do {
      // What is written in a case need not be defined in the others.
      const value = expressionOfCase();
      take('&');
      if (isWritten && takeIf('\\text{otherwise}')) otherwise = value();
      else if (condition()) {
        result = value();
        holding++;
      }
    } while (takeIf('\\\\'));
    take('\\end');
    for (const letter of '{cases}') take(letter);
    if (holding === 0 && otherwise !== undefined) return otherwise;
    if (result === undefined || holding !== 1) throw new Error(`${holding} cases hold in ${latex}`);
    return result;
  };

  const factor = (): number => {
    const first = take();
    if (/^\d/.test(first)) return Number(first);
    const f = known[first];
    if (f !== undefined) return application(f);
    switch (first) {
      case '(':
        return closed(')');
      case '\\lfloor':
        return Math.floor(closed('\\rfloor'));
      case '\\lceil':
        return Math.ceil(closed('\\rceil'));
      case '\\left': {
        const open = take();
        const value = sum();
        take('\\right');
        const close = take();
        if (open === '(' && close === ')') return value;
        if (open === '|' && close === '|') return Math.abs(value);
        if (open === '\\lfloor' && close === '\\rfloor') return Math.floor(value);
        if (open === '\\lceil' && close === '\\rceil') return Math.ceil(value);
        throw new Error(`${open} and ${close} in ${latex}`);
      }
      case '\\frac': {
        const above = argumentOf();
        return above / argumentOf();
      }
      case '\\sqrt': {
        const isCubic = takeIf('[');
        if (isCubic) {
          take('3');
          take(']');
        }
        return isCubic ? Math.cbrt(argumentOf()) : Math.sqrt(argumentOf());
      }
      case '\\log': {
        take('_');
        const base = argumentOf();
        return (base === 2 ? Math.log2 : Math.log10)(factor());
      }
      case '\\min':
        return Math.min(...list());
      case '\\max':
        return Math.max(...list());
      case '\\begin':
        return cases();
      case '|': {
        bars++;
        const value = sum();
        take('|');
        bars--;
        return Math.abs(value);
      }
      case '\\sum':
        return seriesOf();
      default: {
        const name = peek() === '_' ? first + subscript() : first;
        const value = constants[name] ?? variables[name] ?? elementOf(name);
        if (typeof value !== 'number') throw new Error(`"${name}" has no value in ${latex}`);
        return value;
      }
    }
  };

  const subscript = (): string => {
    take('_');
    if (!takeIf('{')) return take();
    const name = take();
    take('}');
    return name;
  };

  /** x_i, where x is a list and i a number. */
  const elementOf = (name: string): number | undefined => {
    const [list, index] = [variables[name.slice(0, -1)], variables[name.slice(-1)]];
    return Array.isArray(list) && typeof index === 'number' ? (list as readonly number[])[index] : undefined;
  };

  /** The sum of the product that follows, over all elements of the lists or between the numbers that are written. */
  const seriesOf = (): number => {
    take('_');
    const isBounded = takeIf('{');
    const index = take();
    let [low, high] = [0, listLength() - 1];
    if (isBounded) {
      take('=');
      low = sum();
      take('}');
      take('^');
      high = argumentOf();
    }
    const [begin, outer] = [next, variables[index]];
    let total = 0;
    for (let i = low; i <= high; i++) {
      next = begin;
      variables[index] = i;
      total += product();
    }
    if (next === begin) {
      // Nothing is summed: what follows is read for its end.
      variables[index] = low;
      product();
    }
    if (outer !== undefined) variables[index] = outer;
    return total;
  };

  const listLength = (): number =>
    Math.max(...Object.values(variables).map((each) => (Array.isArray(each) ? each.length : 0)));

  const value = equalSums();
  if (next !== tokens.length) throw new Error(`"${tokens.slice(next).join(' ')}" is left over in ${latex}`);
  return value;
}
