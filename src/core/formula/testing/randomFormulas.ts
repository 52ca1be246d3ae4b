// Random formulas as people may type them, each with its value by plain JavaScript arithmetic; and random garbage.
import { unaryReferences } from '../../expression/references';

export interface FormulaPoint {
  readonly x: number;
  readonly y: number;
  readonly a: number;
  readonly k1: number;
  readonly alpha: number;
}

/** The binding strength of the text's outermost operation. */
const levels = { sum: 0, product: 1, implicit: 2, sign: 3, power: 4, atom: 5 } as const;
type Level = (typeof levels)[keyof typeof levels];

export interface RandomFormula {
  readonly text: string;
  readonly level: Level;
  readonly evaluate: (point: FormulaPoint) => number;
}

/** As in formulas: (−∞)^½ is NaN, as for every other negative number. */
function raise(base: number, exponent: number): number {
  const isWhole = Number.isInteger(exponent) || !Number.isFinite(exponent);
  return base === -Infinity && !isWhole ? NaN : base ** exponent;
}

/** Exactly 0 at every whole number except 0. */
function sinc(x: number): number {
  if (Number.isInteger(x)) return x === 0 ? 1 : 0;
  return Math.sin(Math.PI * x) / (Math.PI * x);
}

/** By their names in formulas. */
const functions: Readonly<Record<string, (x: number) => number>> = {
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  sec: unaryReferences.sec,
  csc: unaryReferences.csc,
  cot: unaryReferences.cot,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  exp: Math.exp,
  log: Math.log,
  ln: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  sqrt: Math.sqrt,
  cbrt: Math.cbrt,
  abs: Math.abs,
  sign: Math.sign,
  floor: Math.floor,
  ceil: Math.ceil,
  round: Math.round,
  sinc,
  sigmoid: unaryReferences.sigmoid,
  softplus: unaryReferences.softplus,
  erf: unaryReferences.erf,
};

/** A formula of at most that depth. `steps`: whether it may have jumps, as floor has. */
export function randomFormula(uniform: () => number, depth: number, steps = true): RandomFormula {
  const pick = <T>(choices: readonly T[]): T => choices[Math.floor(uniform() * choices.length)] as T;
  const space = (): string => pick(['', '', ' ']);
  const make = (text: string, level: Level, evaluate: RandomFormula['evaluate']): RandomFormula => ({
    text,
    level,
    evaluate,
  });
  const group = (formula: RandomFormula): RandomFormula =>
    make(`(${space()}${formula.text}${space()})`, levels.atom, formula.evaluate);
  /** In parentheses if its level requires them, and sometimes without need. */
  const atLeast = (level: Level, formula: RandomFormula): RandomFormula =>
    formula.level < level || uniform() < 0.1 ? group(formula) : formula;

  const leaf = (): RandomFormula =>
    pick<() => RandomFormula>([
      () => make('x', levels.atom, ({ x }) => x),
      () => make('x', levels.atom, ({ x }) => x),
      () => make('y', levels.atom, ({ y }) => y),
      () => make('y', levels.atom, ({ y }) => y),
      () => make('a', levels.atom, ({ a }) => a),
      () => make('k1', levels.atom, ({ k1 }) => k1),
      () => make(pick(['alpha', 'α']), levels.atom, ({ alpha }) => alpha),
      () => make(pick(['pi', 'π']), levels.atom, () => Math.PI),
      () => make('e', levels.atom, () => Math.E),
      number,
      number,
    ])();

  const number = (): RandomFormula => {
    const text = pick(['1', '2', '3', '0.5', '.25', '1.', '1e-1', '2.5E0', '7', '12']);
    return make(text, levels.atom, () => Number(text));
  };

  const power = (base: RandomFormula): RandomFormula => {
    const below = atLeast(levels.atom, base);
    const [typed, exponent] = pick([
      ['²', 2],
      ['³', 3],
      ['^2', 2],
      ['**3', 3],
      ['^-1', -1],
      ['^(1/2)', 0.5],
      ['^1.5', 1.5],
      ['^0', 0],
    ] as const);
    return make(below.text + typed, levels.power, (point) => raise(below.evaluate(point), exponent));
  };

  /** Implicit products: 2x, x(y + 1), 3 sin(x); no number or sign on the right, which would change the meaning. */
  const implicitProduct = (one: RandomFormula, other: RandomFormula): RandomFormula => {
    const left = atLeast(levels.power, one);
    const bare = atLeast(levels.power, other);
    const right = /^[\d.]/.test(bare.text) ? group(bare) : bare;
    // 2e-3 is a number, xy a name.
    const gap = /[\w.αεπ²³]$/.test(left.text) && /^[a-zαπ]/.test(right.text) ? ' ' : space();
    return make(
      left.text + gap + right.text,
      levels.implicit,
      (point) => left.evaluate(point) * right.evaluate(point),
    );
  };

  const build = (rest: number): RandomFormula => {
    if (rest === 0 || uniform() < 0.1) return leaf();
    const part = (): RandomFormula => build(rest - 1);
    const around = (operator: string): string => space() + operator + space();
    return pick<() => RandomFormula>([
      () => {
        const [one, other] = [part(), atLeast(levels.product, part())];
        return make(
          one.text + around('+') + other.text,
          levels.sum,
          (point) => one.evaluate(point) + other.evaluate(point),
        );
      },
      () => {
        const [one, other] = [part(), atLeast(levels.product, part())];
        return make(
          `${one.text} ${pick(['-', '−'])} ${other.text}`,
          levels.sum,
          (point) => one.evaluate(point) - other.evaluate(point),
        );
      },
      () => {
        const [one, other] = [atLeast(levels.product, part()), atLeast(levels.implicit, part())];
        return make(
          one.text + around(pick(['*', '·', '×'])) + other.text,
          levels.product,
          (point) => one.evaluate(point) * other.evaluate(point),
        );
      },
      () => {
        const one = atLeast(levels.product, part());
        const below = atLeast(levels.implicit, part());
        // 1/2x is half of x, as 1/2 x is: an implicit product that is the divisor needs parentheses.
        const other = /^[\d.]/.test(below.text) && below.level === levels.implicit ? group(below) : below;
        return make(
          one.text + around(pick(['/', '÷'])) + other.text,
          levels.product,
          (point) => one.evaluate(point) / other.evaluate(point),
        );
      },
      () => implicitProduct(part(), part()),
      () => implicitProduct(number(), part()),
      () => {
        const right = atLeast(levels.atom, part());
        const factor = /^[\d.]/.test(right.text) ? group(right) : right;
        return make(`1/2 ${factor.text}`, levels.product, (point) => 0.5 * factor.evaluate(point));
      },
      () => {
        const inner = atLeast(levels.power, part());
        return make(pick(['-', '−']) + inner.text, levels.sign, (point) => -inner.evaluate(point));
      },
      () => power(part()),
      () => {
        const [base, exponent] = [atLeast(levels.atom, part()), atLeast(levels.sign, part())];
        return make(`${base.text}^${exponent.text}`, levels.power, (point) =>
          raise(base.evaluate(point), exponent.evaluate(point)),
        );
      },
      () => {
        const jumps = ['sign', 'floor', 'ceil', 'round'];
        const names = Object.keys(functions).filter((name) => steps || !jumps.includes(name));
        const [name, inner] = [pick(names), part()];
        const f = functions[name];
        return make(
          `${name}${space()}(${inner.text})`,
          levels.atom,
          (point) => f?.(inner.evaluate(point)) ?? NaN,
        );
      },
      () => {
        const [one, other] = [part(), part()];
        const name = pick(['min', 'max', 'hypot', 'pow'] as const);
        const f = name === 'pow' ? raise : Math[name];
        return make(`${name}(${one.text},${space()}${other.text})`, levels.atom, (point) =>
          f(one.evaluate(point), other.evaluate(point)),
        );
      },
    ])();
  };
  return build(depth);
}

const hostile = [
  'constructor',
  '__proto__',
  'prototype',
  'toString',
  'hasOwnProperty',
  'x.constructor("return process")()',
  'import("fs")',
  'eval("1")',
  'Function("return this")()',
  '[].map(x)',
  'x["constructor"]',
  '{x: 1}',
  'f(x) = x',
  'a = 5',
  'x; y',
  'x ? 1 : 2',
  'x!',
  "x'",
  '5 cm to inch',
  '1:10',
  'true',
  'null',
  'NaN',
  'Infinity',
  '0x1F',
  '0b11',
  'x # y',
  'x // y',
  'x .* y',
  '\u0000',
  '\ud835',
  '𝑥 + 𝑦',
  'ｘ＋ｙ',
  '٣x',
  'x\u200by',
  '\u202ex',
  '∑x',
  '√x',
  '${x}',
  '<script>',
  'x\\y',
];

/** Text that is hardly ever a formula: pieces of formulas, hostile words, arbitrary characters. */
export function randomGarbage(uniform: () => number): string {
  const pick = <T>(choices: readonly T[]): T => choices[Math.floor(uniform() * choices.length)] as T;
  const pieces = Math.ceil(uniform() * 12);
  let text = '';
  for (let i = 0; i < pieces; i++) {
    text += pick<() => string>([
      () => pick(hostile),
      () => pick(['(', ')', '((', '))', '(', ')', ',', '^', '**', '*', '/', '+', '-', '²', '.', '..']),
      () => pick(['x', 'y', 'a', 'sin', 'max', 'pi', 'e', 'k1', 'α', ' ', 'x2', 'hypot(', 'pow(x']),
      () => pick(['1', '1.5', '1e5', '1e999', '.', '1.2.3', '00', '1e', '1e+']),
      () => String.fromCodePoint(Math.floor(uniform() * 0x80)),
      () => String.fromCharCode(Math.floor(uniform() * 0x1_0000)),
      () => String.fromCodePoint(0x1_0000 + Math.floor(uniform() * 0x1000)),
    ])();
  }
  return text;
}
