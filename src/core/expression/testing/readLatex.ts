// Evaluates the LaTeX that latex.ts prints as people read it, so that tests can check the value of what is printed.
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
const constants: Readonly<Record<string, number>> = { e: Math.E, '\\pi': Math.PI, '\\infty': Infinity };

const token = /\\operatorname\{[a-z]+\}'*|\\[a-zA-Z]+|\\\\|\d+(?:\.\d+)?|[a-zA-Z]|[^\s]/g;

/** Throws if the text doesn't have the form that latex.ts gives it. */
export function readLatex(latex: string, variables: Readonly<Record<string, number>>): number {
  const tokens = latex.match(token) ?? [];
  let next = 0;
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

  const sum = (): number => {
    let total = takeIf('-') ? -product() : product();
    for (;;) {
      if (takeIf('+')) total += product();
      else if (takeIf('-')) total -= product();
      else return total;
    }
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
    '/',
  ]);
  const closings = new Set(['\\right', '\\end', '\\rfloor', '\\rceil', '\\land', '\\lor']);
  const endsProduct = (): boolean => ends.has(peek()) || closings.has(peek());

  const product = (): number => {
    let total = power();
    while (!endsProduct()) {
      takeIf('\\cdot');
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
    return f(factor()) ** exponent;
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
    const left = sum();
    const relation = take();
    const right = sum();
    const results: Readonly<Record<string, boolean>> = {
      '<': left < right,
      '>': left > right,
      '=': left === right,
      '\\le': left <= right,
      '\\ge': left >= right,
      '\\ne': left !== right,
    };
    const result = results[relation];
    if (result === undefined) throw new Error(`${relation} is no relation in ${latex}`);
    return result;
  };

  const cases = (): number => {
    for (const letter of '{cases}') take(letter);
    let result: number | undefined;
    let holding = 0;
    do {
      const value = sum();
      take('&');
      if (condition()) {
        result = value;
        holding++;
      }
    } while (takeIf('\\\\'));
    take('\\end');
    for (const letter of '{cases}') take(letter);
    if (result === undefined || holding !== 1) throw new Error(`${holding} cases hold in ${latex}`);
    return result;
  };

  const factor = (): number => {
    const first = take();
    if (/^\d/.test(first)) return Number(first);
    const f = functions[first];
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
      default: {
        const value = constants[first] ?? variables[peek() === '_' ? first + subscript() : first];
        if (value === undefined) throw new Error(`"${first}" has no value in ${latex}`);
        return value;
      }
    }
  };

  const subscript = (): string => {
    take('_');
    if (!takeIf('{')) return take();
    const digits = take();
    take('}');
    return digits;
  };

  const value = sum();
  if (next !== tokens.length) throw new Error(`"${tokens.slice(next).join(' ')}" is left over in ${latex}`);
  return value;
}
