// Rewrites a graph so that nothing is left but arithmetic: functions become their expansions.
import { createNode, type Expression } from './expression';
import {
  expandCos,
  expandCosPi,
  expandExp,
  expandHypot,
  expandLog,
  expandPower,
  expandSin,
  expandSinPi,
  expandSinc,
  expandTanh,
} from './elementary';

/** The same values, with every function written out. Idempotent; shares what the given graphs share. */
export function lower(expressions: readonly Expression[]): Expression[] {
  const known = new Map<Expression, Expression>();
  const visit = (node: Expression): Expression => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const lowered = lowerNode(node, node.operands.map(visit));
    // An expansion holds functions of its own (x² as a power).
    const result = lowered === node || lowered.operation === node.operation ? lowered : visit(lowered);
    known.set(node, result);
    known.set(result, result);
    return result;
  };
  return expressions.map(visit);
}

function lowerNode(node: Expression, operands: readonly Expression[]): Expression {
  const [x = node, y = node] = operands;
  switch (node.operation) {
    case 'power':
      return expandPower(x, node.value);
    case 'exp':
      return expandExp(x);
    case 'log':
      return expandLog(x);
    case 'sin':
      return expandSin(x);
    case 'cos':
      return expandCos(x);
    case 'sinPi':
      return expandSinPi(x);
    case 'cosPi':
      return expandCosPi(x);
    case 'tanh':
      return expandTanh(x);
    case 'sinc':
      return expandSinc(x, node.value);
    case 'hypot':
      return expandHypot(x, y);
    default:
      return operands.every((operand, i) => operand === node.operands[i])
        ? node
        : createNode(node.operation, operands, node.value, node.name);
  }
}
