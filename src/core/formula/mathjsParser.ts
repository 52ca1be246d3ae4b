// Precedence by mathjs: its parser alone, with node classes of our own, so that nothing else of mathjs is bundled or can
// run. It never sees the user's text: names and numbers reach it as the indices of their tokens.
import { createParse } from 'mathjs/number';
import type { Token } from './tokens';
import { functions } from './vocabulary';

declare module 'mathjs/number' {
  /** The parser's factory, which mathjs's own types lack. */
  export function createParse(dependencies: Readonly<Record<string, unknown>>): (text: string) => unknown;
}

/** mathjs recognizes nodes by this property of their prototype. */
class ParserNode {
  get isNode(): boolean {
    return true;
  }
}

/** A number or a superscript. */
class NumberNode extends ParserNode {
  readonly kind = 'number';
  readonly isConstantNode = true;
  readonly token: number;

  constructor(token: number) {
    super();
    this.token = token;
  }
}

class NameNode extends ParserNode {
  readonly kind = 'name';
  readonly isSymbolNode = true;
  readonly token: number;

  constructor(name: string) {
    super();
    this.token = Number(name.slice(1));
  }
}

class CallNode extends ParserNode {
  readonly kind = 'call';
  readonly isFunctionNode = true;
  readonly fn: FormulaNode;
  readonly args: readonly FormulaNode[];

  constructor(fn: FormulaNode, args: readonly FormulaNode[]) {
    super();
    this.fn = fn;
    this.args = args;
  }
}

export class OperatorNode extends ParserNode {
  readonly kind = 'operator';
  readonly isOperatorNode = true;
  readonly op: string;
  readonly fn: string;
  readonly args: readonly FormulaNode[];

  constructor(op: string, fn: string, args: readonly FormulaNode[]) {
    super();
    this.op = op;
    this.fn = fn;
    this.args = args;
  }
}

class GroupNode extends ParserNode {
  readonly kind = 'group';
  readonly isParenthesisNode = true;
  readonly content: FormulaNode;

  constructor(content: FormulaNode) {
    super();
    this.content = content;
  }
}

/** The only nodes of a formula's tree. */
export type FormulaNode = NumberNode | NameNode | CallNode | OperatorNode | GroupNode;

class RefusedNode extends ParserNode {
  constructor() {
    super();
    throw new SyntaxError('No part of a formula');
  }
}

const parse = createParse({
  typed: Object.assign((_name: string, signatures: Readonly<Record<string, unknown>>) => signatures.string, {
    addConversion: () => undefined,
  }),
  config: { number: 'number' },
  numeric: Number,
  ConstantNode: NumberNode,
  SymbolNode: NameNode,
  FunctionNode: CallNode,
  OperatorNode,
  ParenthesisNode: GroupNode,
  AccessorNode: RefusedNode,
  ArrayNode: RefusedNode,
  AssignmentNode: RefusedNode,
  BlockNode: RefusedNode,
  ConditionalNode: RefusedNode,
  FunctionAssignmentNode: RefusedNode,
  IndexNode: RefusedNode,
  ObjectNode: RefusedNode,
  RangeNode: RefusedNode,
  RelationalNode: RefusedNode,
});

/** The text for mathjs: nothing but `t3`, `4`, operators, commas and parentheses. */
function encode(tokens: readonly Token[]): string {
  const words = tokens.map((token, i) => {
    switch (token.kind) {
      case 'number':
        return String(i);
      case 'superscript':
        return `^ ${i}`;
      case 'name':
        // In parentheses, the x of x(y + 1) is a factor and not a function.
        return functions.has(token.text) ? `t${i}` : `(t${i})`;
      case 'operator':
      case 'open':
      case 'close':
      case 'comma':
        return token.plain;
    }
  });
  return words.join(' ');
}

const isFormulaNode = (node: unknown): node is FormulaNode =>
  [NumberNode, NameNode, CallNode, OperatorNode, GroupNode].some((kind) => node instanceof kind);

/** The tree of tokens that passed `checkSyntax`; null if mathjs can't parse them all the same. */
export function parseTokens(tokens: readonly Token[]): FormulaNode | null {
  try {
    const tree = parse(encode(tokens));
    return isFormulaNode(tree) ? tree : null;
  } catch {
    return null;
  }
}
