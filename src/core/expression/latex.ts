// Prints an expression as LaTeX, as a mathematician would write it: fractions, roots and powers, no more signs and
// parentheses than necessary.
import {
  add,
  constant,
  createNode,
  exp,
  multiply,
  square,
  squareRoot,
  subtract,
  type Expression,
  type Operation,
} from './expression';
import { decimalLatex, largestWhole, recognizeNumber } from './latexNumbers';

/** Longest LaTeX, largest graph (counted without sharing) and deepest one that are printed. */
const limits = { letters: 4000, nodes: 2000, depth: 200 };

/** A piece's binding strength, which decides where it needs parentheses. */
const levels = { sum: 0, product: 1, application: 2, power: 3, atom: 4 } as const;
type Level = (typeof levels)[keyof typeof levels];

interface Piece {
  readonly latex: string;
  readonly level: Level;
}

/** The order of factors: π, a, (a + 1), x and y, (x + 1), roots and powers of e; last sin x, whose end isn't marked. */
const ranks = {
  number: 0,
  parameter: 1,
  slowGroup: 2,
  coordinate: 3,
  group: 4,
  root: 5,
  application: 6,
} as const;

interface Factor extends Piece {
  readonly rank: (typeof ranks)[keyof typeof ranks];
  /** A function's name and its argument, where a power is written between them: sin² x. */
  readonly application?: readonly [name: string, argument: string];
  /** A whole number ≥ 1, or any exponent's LaTeX. */
  readonly exponent: number | string;
}

/** A product, taken apart: ± top/bottom · decimal · above/below. */
interface Product {
  negative: boolean;
  top: number;
  bottom: number;
  decimal: number;
  readonly above: Factor[];
  readonly below: Factor[];
}

const namedFunctions: Partial<Record<Operation, string>> = {
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

const braced = (latex: string): string => (latex.length === 1 ? latex : `{${latex}}`);

const isTall = (latex: string): boolean => /\\(frac|sqrt|begin|left)/.test(latex);

const delimited = (open: string, latex: string, close: string): string =>
  isTall(latex) ? `\\left${open} ${latex} \\right${close}` : `${open} ${latex} ${close}`;

const parenthesized = (latex: string): string => (isTall(latex) ? delimited('(', latex, ')') : `(${latex})`);

/** Thrown and caught inside this module. */
const unprintable = new Error('The expression is too long to show, or has no notation');

export interface LatexOptions {
  /** How an input is written. */
  readonly nameOf?: (input: string) => string;
  /** Significant digits of a number without a simple exact form; 6 by default. */
  readonly digits?: number;
}

/**
 * The expression in LaTeX; null if it is too long to show (shared graphs grow when written out) or contains operations
 * on bits.
 */
export function toLatex(expression: Expression, options: LatexOptions = {}): string | null {
  try {
    return createPrinter(options.nameOf ?? symbolLatex, options.digits ?? 6)(expression);
  } catch (error) {
    if (error === unprintable) return null;
    throw error;
  }
}

/** a², as a sum if a is a hypotenuse itself. */
function squaredHypot(leg: Expression): Expression {
  const [a = leg, b = leg] = leg.operands;
  return leg.operation === 'hypot' ? add(squaredHypot(a), squaredHypot(b)) : square(leg);
}

/** The same value in operations that have a notation of their own. */
function rewrite(node: Expression): Expression {
  const [a = node, b = node] = node.operands;
  switch (node.operation) {
    case 'expm1':
      return subtract(exp(a), 1);
    case 'log1p':
      return createNode('log', [add(1, a)]);
    case 'sinPi':
      return createNode('sin', [multiply(Math.PI, a)]);
    case 'cosPi':
      return createNode('cos', [multiply(Math.PI, a)]);
    case 'hypot':
      return squareRoot(add(squaredHypot(a), squaredHypot(b)));
    case 'pow': {
      let result = createNode('pow', [a, node.value === 0 ? b : subtract(b, node.value)]);
      for (let i = node.value - 1; i >= 0; i--) result = createNode('multiply', [subtract(b, i), result]);
      return result;
    }
    default:
      return node;
  }
}

function createPrinter(
  nameOf: (input: string) => string,
  digits: number,
): (expression: Expression) => string {
  let nodes = 0;
  let depth = 0;
  /** How many exponents are open: inside them, fractions are written with a slash. */
  let exponents = 0;

  const checked = (latex: string): string => {
    if (latex.length > limits.letters) throw unprintable;
    return latex;
  };

  const count = (): void => {
    if (++nodes > limits.nodes) throw unprintable;
  };

  const within = <T>(body: () => T): T => {
    if (++depth > limits.depth) throw unprintable;
    const result = body();
    depth--;
    return result;
  };

  const print = (expression: Expression): Piece => {
    const pieces = within(() =>
      collectTerms(expression).map(({ node, negative }) => {
        const product: Product = { negative, top: 1, bottom: 1, decimal: 1, above: [], below: [] };
        collectFactors(node, product);
        return { negative: product.negative, ...writeProduct(product) };
      }),
    );
    const [first] = pieces;
    if (pieces.length === 1 && first !== undefined && !first.negative) return first;
    const latex = pieces
      .map(({ latex, negative }, i) => (i === 0 ? (negative ? '-' : '') : negative ? ' - ' : ' + ') + latex)
      .join('');
    return { latex: checked(latex), level: levels.sum };
  };

  const printExponent = (node: Expression): string => {
    exponents++;
    const { latex } = print(node);
    exponents--;
    return latex;
  };

  /** The terms of a sum, left to right. */
  const collectTerms = (sum: Expression): { node: Expression; negative: boolean }[] => {
    const terms: { node: Expression; negative: boolean }[] = [];
    const pending = [{ node: sum, negative: false }];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      count();
      const { negative } = next;
      const node = next.node.operation === 'expm1' ? rewrite(next.node) : next.node;
      const [a = node, b = node] = node.operands;
      if (node.operation === 'add' || node.operation === 'subtract') {
        const turned = node.operation === 'subtract';
        pending.push({ node: b, negative: negative !== turned }, { node: a, negative });
      } else if (node.operation === 'negate') {
        pending.push({ node: a, negative: !negative });
      } else terms.push({ node, negative });
    }
    return terms;
  };

  const collectFactors = (term: Expression, product: Product): void => {
    const pending = [{ node: term, inverse: false }];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      count();
      const { inverse } = next;
      const node = rewrite(next.node);
      const [a = node, b = node] = node.operands;
      switch (node.operation) {
        case 'constant':
          collectNumber(node.value, inverse, product);
          break;
        case 'negate':
          product.negative = !product.negative;
          pending.push({ node: a, inverse });
          break;
        case 'multiply':
          pending.push({ node: b, inverse }, { node: a, inverse });
          break;
        case 'divide':
          pending.push({ node: b, inverse: !inverse }, { node: a, inverse });
          break;
        case 'power':
          addFactor({ ...factorOf(a), exponent: Math.abs(node.value) }, inverse !== node.value < 0, product);
          break;
        case 'pow': {
          const flipped = b.operation === 'constant' && b.value < 0;
          const exponent = printExponent(flipped ? constant(-b.value) : b);
          const base = factorOf(a);
          const rank = base.rank === ranks.number ? ranks.root : base.rank;
          addFactor({ ...base, rank, exponent }, inverse !== flipped, product);
          break;
        }
        default:
          addFactor(factorOf(node), inverse, product);
      }
    }
  };

  const collectNumber = (value: number, inverse: boolean, product: Product): void => {
    if (value < 0) product.negative = !product.negative;
    const size = Math.abs(value);
    const exact = recognizeNumber(size);
    const [top, bottom] = inverse
      ? [product.top * (exact?.bottom ?? 1), product.bottom * (exact?.top ?? 1)]
      : [product.top * (exact?.top ?? 1), product.bottom * (exact?.bottom ?? 1)];
    if (exact === null || top > largestWhole || bottom > largestWhole || bottom === 0) {
      product.decimal *= inverse ? 1 / size : size;
      return;
    }
    const divisor = greatestCommonDivisor(top, bottom);
    [product.top, product.bottom] = [top / divisor, bottom / divisor];
    if (exact.symbol === undefined) return;
    const { latex, exponent, below } = exact.symbol;
    const level = latex.startsWith('\\sqrt') ? levels.power : levels.atom;
    // A logarithm of a number is written like a function.
    const rank = latex.startsWith('\\ln') ? ranks.application : ranks.number;
    addFactor({ latex, level, rank, exponent }, inverse !== below, product);
  };

  const addFactor = (factor: Factor, below: boolean, product: Product): void => {
    const list = below ? product.below : product.above;
    const same = list.findIndex(
      ({ latex, exponent }) => latex === factor.latex && typeof exponent === 'number',
    );
    const known = list[same];
    if (known !== undefined && typeof known.exponent === 'number' && typeof factor.exponent === 'number') {
      list[same] = { ...known, exponent: known.exponent + factor.exponent };
    } else list.push(factor);
  };

  /** A node other than a product, as a factor of one. */
  const factorOf = (node: Expression): Factor =>
    within(() => {
      const [a = node, b = node, c = node] = node.operands;
      const factor = (latex: string, level: Level, rank: Factor['rank']): Factor => ({
        latex: checked(latex),
        level,
        rank,
        exponent: 1,
      });
      const atom = (latex: string, rank: Factor['rank']): Factor => factor(latex, levels.atom, rank);
      const name = namedFunctions[node.operation];
      if (name !== undefined) return applied(name, a);
      switch (node.operation) {
        case 'input':
          return atom(nameOf(node.name), node.frequency === 'particle' ? ranks.coordinate : ranks.parameter);
        case 'exp':
          return factor(`e^${braced(printExponent(a))}`, levels.power, ranks.root);
        case 'squareRoot':
          return factor(`\\sqrt{${print(a).latex}}`, levels.power, ranks.root);
        case 'cbrt':
          return factor(`\\sqrt[3]{${print(a).latex}}`, levels.power, ranks.root);
        case 'absolute':
          return atom(`\\left| ${print(a).latex} \\right|`, ranks.group);
        case 'floor':
          return atom(delimited('\\lfloor', print(a).latex, '\\rfloor'), ranks.group);
        case 'ceil':
          return atom(delimited('\\lceil', print(a).latex, '\\rceil'), ranks.group);
        case 'log2':
          return withoutPower(applied('\\log_2', a));
        case 'log10':
          return withoutPower(applied('\\log_{10}', a));
        case 'sinc':
          return node.value === 0
            ? applied('\\operatorname{sinc}', a)
            : withoutPower(applied(`\\operatorname{sinc}${"'".repeat(node.value)}`, a));
        case 'minimum':
        case 'boundAbove':
          return listed('\\min', node);
        case 'maximum':
        case 'boundBelow':
          return listed('\\max', node);
        case 'select': {
          const rows = [
            `${print(b).latex} & ${condition(a, false)}`,
            `${print(c).latex} & ${condition(a, true)}`,
          ];
          return factor(`\\begin{cases} ${rows.join(' \\\\ ')} \\end{cases}`, levels.sum, ranks.group);
        }
        case 'constant':
        case 'add':
        case 'subtract':
        case 'negate':
        case 'multiply':
        case 'divide':
        case 'power':
        case 'pow':
        case 'expm1':
        case 'log1p':
        case 'sinPi':
        case 'cosPi':
        case 'hypot': {
          const piece = print(node);
          const groupRank = node.frequency === 'particle' ? ranks.group : ranks.slowGroup;
          const rank = node.operation === 'constant' ? ranks.number : groupRank;
          return { ...piece, latex: checked(piece.latex), rank, exponent: 1 };
        }
        default:
          throw unprintable;
      }
    });

  /** A function of one variable: `\sin x`, `\sin \frac{x}{2}`, `\sin(2 x)`. */
  const applied = (name: string, operand: Expression): Factor => {
    const { latex, level } = print(operand);
    const isBare = level === levels.atom || (level === levels.power && /^\\(frac|sqrt)/.test(latex));
    const argument = isBare ? ` ${latex}` : parenthesized(latex);
    return {
      latex: checked(name + argument),
      level: levels.application,
      rank: ranks.application,
      application: [name, argument],
      exponent: 1,
    };
  };

  const withoutPower = ({ latex, level, rank, exponent }: Factor): Factor => ({
    latex,
    level,
    rank,
    exponent,
  });

  /** `\min(a, b, c)`, nested ones in one list. */
  const listed = (name: string, node: Expression): Factor => {
    const items: string[] = [];
    const pending = node.operands.toReversed();
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      count();
      if (next.operation === node.operation) pending.push(...next.operands.toReversed());
      else items.push(print(next).latex);
    }
    return {
      latex: checked(name + parenthesized(items.join(', '))),
      level: levels.application,
      rank: ranks.application,
      exponent: 1,
    };
  };

  const condition = (node: Expression, negated: boolean): string =>
    within(() => {
      const [a = node, b = node] = node.operands;
      const compare = (relation: string): string => `${print(a).latex} ${relation} ${print(b).latex}`;
      const join = (operator: string): string => {
        const sides = [a, b].map((side) => {
          const latex = condition(side, negated);
          return side.operation === 'and' || side.operation === 'or' ? parenthesized(latex) : latex;
        });
        return sides.join(` ${operator} `);
      };
      switch (node.operation) {
        case 'less':
          return compare(negated ? '\\ge' : '<');
        case 'lessOrEqual':
          return compare(negated ? '>' : '\\le');
        case 'equal':
          return compare(negated ? '\\ne' : '=');
        case 'and':
          return join(negated ? '\\lor' : '\\land');
        case 'or':
          return join(negated ? '\\land' : '\\lor');
        case 'not':
          return condition(a, !negated);
        default:
          throw unprintable;
      }
    });

  const writeFactor = (factor: Factor): string => {
    const { latex, level, application, exponent } = factor;
    if (exponent === 1) return level <= levels.product ? parenthesized(latex) : latex;
    const raised = `^${braced(String(exponent))}`;
    if (application !== undefined && typeof exponent === 'number')
      return application[0] + raised + application[1];
    return (level === levels.atom ? latex : parenthesized(latex)) + raised;
  };

  /** Numbers and factors side by side; last those whose argument has no marked end. */
  const writeFactors = (number: string, factors: readonly Factor[]): string => {
    const isSymbol = ({ rank }: Factor): boolean => rank === ranks.parameter || rank === ranks.coordinate;
    const sorted = factors.toSorted((one, other) => {
      if (one.rank !== other.rank || !isSymbol(one)) return one.rank - other.rank;
      return one.latex < other.latex ? -1 : Number(one.latex > other.latex);
    });
    const parts = [number, ...sorted.map(writeFactor)].filter((part) => part !== '');
    return parts.reduce((text, part) => `${text}${/^\d/.test(part) ? ' \\cdot ' : ' '}${part}`);
  };

  const writeProduct = (product: Product): Piece => {
    const { top, bottom, decimal, above, below } = product;
    // A side without factors is written as 1.
    const numbers = [decimal === 1 ? '' : decimalLatex(decimal, digits), top === 1 ? '' : String(top)];
    const aboveNumber = top === 0 ? '0' : numbers.filter((text) => text !== '').join(' \\cdot ');
    const belowNumber = bottom === 1 ? '' : String(bottom);
    const side = (number: string, factors: readonly Factor[]): Piece => {
      const [only] = factors;
      if (number === '' && only === undefined) return { latex: '1', level: levels.atom };
      if (number === '' && factors.length === 1 && only?.exponent === 1) return only;
      if (number === '' && factors.length === 1 && only !== undefined) {
        return {
          latex: writeFactor(only),
          level: only.application === undefined ? levels.power : only.level,
        };
      }
      const isNumber = factors.length === 0 && !number.includes('\\cdot');
      const isPower = isNumber && number.includes('^');
      return {
        latex: writeFactors(number, factors),
        level: isPower ? levels.power : isNumber ? levels.atom : levels.product,
      };
    };
    const numerator = side(aboveNumber, top === 0 ? [] : above);
    if (below.length === 0 && bottom === 1) return { ...numerator, latex: checked(numerator.latex) };
    const denominator = side(belowNumber, below);
    if (exponents === 0) {
      return { latex: checked(`\\frac{${numerator.latex}}{${denominator.latex}}`), level: levels.power };
    }
    const left = numerator.level === levels.sum ? parenthesized(numerator.latex) : numerator.latex;
    const isTight = denominator.level >= levels.power;
    const right = isTight ? denominator.latex : parenthesized(denominator.latex);
    return { latex: checked(`${left}/${right}`), level: levels.product };
  };

  return (expression) => print(expression).latex;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? Math.max(a, 1) : greatestCommonDivisor(b, a % b);
}
