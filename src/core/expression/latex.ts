// Prints an expression as LaTeX, as a mathematician would write it: fractions, roots and powers, no more signs and
// parentheses than necessary.
import { constant, type Expression } from './expression';
import {
  braced,
  checked,
  delimited,
  functionNames,
  levels,
  parenthesized,
  symbolLatex,
  unprintable,
  type LatexPiece,
} from './latexNotation';
import {
  addFactor,
  addNumber,
  application,
  emptyProduct,
  factor,
  ranks,
  writeProduct,
  type Factor,
  type Product,
} from './latexProduct';
import { rewrite } from './latexRewrite';

/** Largest graph (counted without sharing) and deepest one that are printed. */
const limits = { nodes: 2000, depth: 200 };

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

function createPrinter(
  nameOf: (input: string) => string,
  digits: number,
): (expression: Expression) => string {
  let nodes = 0;
  let depth = 0;
  /** How many exponents are open: inside them, fractions are written with a slash. */
  let exponents = 0;

  const count = (): void => {
    if (++nodes > limits.nodes) throw unprintable;
  };

  const within = <T>(body: () => T): T => {
    if (++depth > limits.depth) throw unprintable;
    const result = body();
    depth--;
    return result;
  };

  const print = (expression: Expression): LatexPiece => {
    const pieces = within(() =>
      collectTerms(expression).map(({ node, negative }) => {
        const product = emptyProduct(negative);
        collectFactors(node, product);
        return {
          negative: product.negative,
          ...writeProduct(product, digits, exponents === 0 ? 'fraction' : 'slash'),
        };
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
          addNumber(node.value, inverse, product);
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

  /** A node other than a product, as a factor of one. */
  const factorOf = (node: Expression): Factor =>
    within(() => {
      const [a = node, b = node, c = node] = node.operands;
      const atom = (latex: string, rank: Factor['rank']): Factor => factor(latex, levels.atom, rank);
      const name = functionNames[node.operation];
      if (name !== undefined) return application(name, argumentOf(a));
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
          return application('\\log_2', argumentOf(a), false);
        case 'log10':
          return application('\\log_{10}', argumentOf(a), false);
        case 'sinc':
          return application(
            `\\operatorname{sinc}${"'".repeat(node.value)}`,
            argumentOf(a),
            node.value === 0,
          );
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

  /** A function's argument, after its name: `\sin x`, `\sin \frac{x}{2}`, `\sin(2 x)`. */
  const argumentOf = (operand: Expression): string => {
    const { latex, level } = print(operand);
    const isBare = level === levels.atom || (level === levels.power && /^\\(frac|sqrt)/.test(latex));
    return isBare ? ` ${latex}` : parenthesized(latex);
  };

  /** `\min(a, b, c)`, nested ones in one list. */
  const listed = (name: string, node: Expression): Factor => {
    const items: string[] = [];
    const pending = node.operands.toReversed();
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      count();
      if (next.operation === node.operation) pending.push(...next.operands.toReversed());
      else items.push(print(next).latex);
    }
    return application(name, parenthesized(items.join(', ')), false);
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

  return (expression) => print(expression).latex;
}
