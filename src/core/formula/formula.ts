// A user's own f(x, y): from text to an expression over x, y and parameters, or to a problem and its position.
import { differentiate } from '../expression/differentiate';
import {
  add,
  constant,
  divide,
  input,
  multiply,
  negate,
  pow,
  subtract,
  type Expression,
} from '../expression/expression';
import { toLatex } from '../expression/latex';
import { symbolLatex } from '../expression/latexNotation';
import { countUses, shareEqualNodes } from '../expression/program';
import { parseTokens, type FormulaNode, type OperatorNode } from './mathjsParser';
import { problem, type FormulaProblem } from './problem';
import { checkSyntax, deepest } from './syntax';
import { tokenize, type Token } from './tokens';
import { constants, functions, isParameter, latinName } from './vocabulary';

export type { FormulaProblem, FormulaProblemCode } from './problem';

export interface Formula {
  /** As typed. */
  readonly text: string;
  /** Over the inputs x and y at frequency `particle` and the parameters at frequency `run`. */
  readonly value: Expression;
  /** Names in Latin letters (`alpha` for α), in order of appearance. */
  readonly parameters: readonly string[];
  readonly latex: string;
}

export type ParsedFormula =
  { readonly ok: true; readonly formula: Formula } | { readonly ok: false; readonly problem: FormulaProblem };

/** Limits of a formula's characters, and of the operations of it and its first and second derivatives. */
const formulaLimits = { characters: 400, operations: 4000 } as const;

const parameterPrefix = 'parameter ';

/** The name of the input that holds a parameter's value. */
export const parameterInput = (parameter: string): string => `${parameterPrefix}${parameter}`;

/** How an input of a formula is written in LaTeX. */
export const inputLatex = (name: string): string => symbolLatex(name.replace(parameterPrefix, ''));

/** Never throws, whatever the text. */
export function parseFormula(text: string): ParsedFormula {
  const refused = (found: FormulaProblem): ParsedFormula => ({ ok: false, problem: found });
  const limit = formulaLimits.characters;
  if (text.length > limit) {
    return refused(
      problem('tooLong', limit, text.length - limit, { length: String(text.length), limit: String(limit) }),
    );
  }
  const tokens = tokenize(text);
  if ('code' in tokens) return refused(tokens);
  const misfit = checkSyntax(tokens);
  if (misfit !== null) return refused(misfit);
  const tree = parseTokens(tokens);
  if (tree === null) return refused(problem('unreadable', 0, text.length));
  const value = convert(tree, tokens);
  if ('code' in value) return refused(value);
  const tooLarge = checkSize(value, text);
  if (tooLarge !== null) return refused(tooLarge);
  const latex = toLatex(value, { nameOf: inputLatex }) ?? '\\text{…}';
  return { ok: true, formula: { text, value, parameters: parametersOf(tokens), latex } };
}

function parametersOf(tokens: readonly Token[]): string[] {
  const names = tokens.map(({ text }) => latinName(text));
  return [...new Set(names.filter(isParameter))];
}

/** Null if the expression depends on x or y and is small enough. */
function checkSize(value: Expression, text: string): FormulaProblem | null {
  const names = [...countUses([value]).keys()].map(({ name }) => name);
  if (!names.includes('x') && !names.includes('y')) return problem('constant', 0, text.length);
  const gradient = ['x', 'y'].map((name) => differentiate(value, name));
  const hessian = gradient.flatMap((slope) => ['x', 'y'].map((name) => differentiate(slope, name)));
  const nodes = countUses(shareEqualNodes([value, ...gradient, ...hessian])).size;
  if (nodes <= formulaLimits.operations) return null;
  const parts = { nodes: String(nodes), limit: String(formulaLimits.operations) };
  return problem('tooLarge', 0, text.length, parts);
}

/** Thrown and caught in `convert` only. */
class Refusal extends Error {
  readonly problem: FormulaProblem;

  constructor(found: FormulaProblem) {
    super(found.message);
    this.problem = found;
  }
}

function convert(tree: FormulaNode, tokens: readonly Token[]): Expression | FormulaProblem {
  const unreadable = (token: Token | undefined): Refusal =>
    new Refusal(problem('unreadable', token?.at ?? 0, token?.text.length ?? 0));

  const visit = (node: FormulaNode, depth: number): Expression => {
    const token = firstToken(node, tokens);
    if (depth > deepest) {
      throw new Refusal(
        problem('tooDeep', token?.at ?? 0, token?.text.length ?? 0, { limit: String(deepest) }),
      );
    }
    switch (node.kind) {
      case 'number':
        if (token === undefined) throw unreadable(token);
        return constant(Number(token.plain));
      case 'name':
        return named(token);
      case 'group':
        // `encode` puts parentheses around names: those are not the user's.
        return visit(node.content, node.content.kind === 'name' ? depth : depth + 1);
      case 'call': {
        const called = functions.get(token?.text ?? '');
        if (called === undefined || node.fn.kind !== 'name') throw unreadable(token);
        return called.build(node.args.map((argument) => visit(argument, depth + 1)));
      }
      case 'operator':
        return operate(node, depth);
      default:
        throw unreadable(token);
    }
  };

  const named = (token: Token | undefined): Expression => {
    const name = latinName(token?.text ?? '');
    if (name === 'x' || name === 'y') return input(name, 'particle');
    const value = constants.get(name);
    if (value !== undefined) return constant(value);
    if (!isParameter(name)) throw unreadable(token);
    return input(parameterInput(name), 'run');
  };

  const operate = (node: OperatorNode, depth: number): Expression => {
    const [first, second] = node.args;
    if (first === undefined) throw unreadable(undefined);
    // a + b + c + … is one level, however long.
    const isChain = first.kind === 'operator' && isSameKind(first.fn, node.fn);
    const a = visit(first, isChain ? depth : depth + 1);
    if (second === undefined) {
      if (node.fn === 'unaryMinus') return negate(a);
      if (node.fn === 'unaryPlus') return a;
      throw unreadable(firstToken(node, tokens));
    }
    const b = visit(second, depth + 1);
    switch (node.fn) {
      case 'add':
        return add(a, b);
      case 'subtract':
        return subtract(a, b);
      case 'multiply':
        return multiply(a, b);
      case 'divide':
        return divide(a, b);
      case 'pow':
        return pow(a, b);
      default:
        throw unreadable(firstToken(node, tokens));
    }
  };

  try {
    return visit(tree, 1);
  } catch (error) {
    if (error instanceof Refusal) return error.problem;
    throw error;
  }
}

const sums: ReadonlySet<string> = new Set(['add', 'subtract']);
const products: ReadonlySet<string> = new Set(['multiply', 'divide']);

const isSameKind = (one: string, other: string): boolean =>
  (sums.has(one) && sums.has(other)) || (products.has(one) && products.has(other));

/** The leftmost name or number of a part. */
function firstToken(node: FormulaNode, tokens: readonly Token[]): Token | undefined {
  switch (node.kind) {
    case 'number':
    case 'name':
      return tokens[node.token];
    case 'group':
      return firstToken(node.content, tokens);
    case 'call':
      return firstToken(node.fn, tokens);
    case 'operator':
      return node.args[0] && firstToken(node.args[0], tokens);
  }
}
