// Puts a lowered graph in an order to compute it in: equal nodes are one, and what does not change from particle
// to particle is taken out of the loop.
import { createNode, input, type Expression, type Rate } from './expression';

/** One number for equal nodes, whoever built them. */
export function shareEqualNodes(expressions: readonly Expression[]): Expression[] {
  const shared = new Map<Expression, Expression>();
  const identities = new Map<Expression, number>();
  const byKey = new Map<string, Expression>();
  const visit = (node: Expression): Expression => {
    const before = shared.get(node);
    if (before !== undefined) return before;
    const operands = node.operands.map(visit);
    const value = Object.is(node.value, -0) ? '-0' : String(node.value);
    const numbers = operands.map((operand) => identities.get(operand) ?? -1);
    const key = `${node.operation} ${value} ${node.name} ${node.rate} ${numbers.join(' ')}`;
    let result = byKey.get(key);
    if (result === undefined) {
      const unchanged = operands.every((operand, i) => operand === node.operands[i]);
      result = unchanged ? node : createNode(node.operation, operands, node.value, node.name);
      byKey.set(key, result);
      identities.set(result, identities.size);
    }
    shared.set(node, result);
    return result;
  };
  return expressions.map(visit);
}

/** How many nodes use each node; an expression of the list counts as one use. */
export function countUses(expressions: readonly Expression[]): Map<Expression, number> {
  const uses = new Map<Expression, number>();
  const visit = (node: Expression): void => {
    const before = uses.get(node) ?? 0;
    uses.set(node, before + 1);
    if (before === 0) node.operands.forEach(visit);
  };
  expressions.forEach(visit);
  return uses;
}

/** A value that is computed once where the loop starts, and the input that stands for it inside. */
export interface HoistedValue {
  readonly name: string;
  readonly value: Expression;
}

/**
 * Takes the largest subexpressions of exactly that rate out of `expressions`. What remains refers to them as
 * inputs; constants and inputs stay where they are. Expects shared nodes.
 */
export function hoist(
  expressions: readonly Expression[],
  rate: Exclude<Rate, 'constant'>,
): { readonly remaining: Expression[]; readonly hoisted: readonly HoistedValue[] } {
  const hoisted: HoistedValue[] = [];
  const known = new Map<Expression, Expression>();
  const visit = (node: Expression): Expression => {
    const before = known.get(node);
    if (before !== undefined) return before;
    let result = node;
    if (node.rate === rate && node.operation !== 'input') {
      const name = `hoisted ${rate} ${hoisted.length}`;
      hoisted.push({ name, value: node });
      result = input(name, rate);
    } else if (node.operands.length > 0) {
      const operands = node.operands.map(visit);
      if (!operands.every((operand, i) => operand === node.operands[i])) {
        result = createNode(node.operation, operands, node.value, node.name);
      }
    }
    known.set(node, result);
    return result;
  };
  return { remaining: expressions.map(visit), hoisted };
}
