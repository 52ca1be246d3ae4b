// Prepares a graph for evaluation: equal nodes become one, and uses are counted.
import { createNode, type Expression } from './expression';

/** The same expressions, with equal nodes merged into one. */
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
    const key = `${node.operation} ${value} ${node.name} ${node.frequency} ${numbers.join(' ')}`;
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

/** The same expressions over other inputs: `replace` is asked for each input. Nothing is simplified again. */
export function substitute(
  expressions: readonly Expression[],
  replace: (input: Expression) => Expression,
): Expression[] {
  const known = new Map<Expression, Expression>();
  const visit = (node: Expression): Expression => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const operands = node.operands.map(visit);
    const unchanged = operands.every((operand, i) => operand === node.operands[i]);
    const result =
      node.operation === 'input'
        ? replace(node)
        : unchanged
          ? node
          : createNode(node.operation, operands, node.value, node.name);
    known.set(node, result);
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
