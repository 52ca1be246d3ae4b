// Rewrites a graph to arithmetic alone: functions become their expansions.
import { createNode, type Expression } from './expression';
import * as elementary from './elementary';
import { isUnaryFunction, type UnaryFunction } from './references';

const unaryExpansions: Readonly<Record<UnaryFunction, (x: Expression) => Expression>> = {
  exp: elementary.expandExp,
  expm1: elementary.expandExpm1,
  log: elementary.expandLog,
  log1p: elementary.expandLog1p,
  log2: elementary.expandLog2,
  log10: elementary.expandLog10,
  cbrt: elementary.expandCbrt,
  sin: elementary.expandSin,
  cos: elementary.expandCos,
  tan: elementary.expandTan,
  sec: elementary.expandSec,
  csc: elementary.expandCsc,
  cot: elementary.expandCot,
  asin: elementary.expandAsin,
  acos: elementary.expandAcos,
  atan: elementary.expandAtan,
  sinh: elementary.expandSinh,
  cosh: elementary.expandCosh,
  tanh: elementary.expandTanh,
  asinh: elementary.expandAsinh,
  acosh: elementary.expandAcosh,
  atanh: elementary.expandAtanh,
  sigmoid: elementary.expandSigmoid,
  softplus: elementary.expandSoftplus,
  erf: elementary.expandErf,
  sign: elementary.expandSign,
  round: elementary.expandRound,
};

/** The same values, with every function expanded. Idempotent; keeps shared nodes shared. */
export function lower(expressions: readonly Expression[]): Expression[] {
  const known = new Map<Expression, Expression>();
  const visit = (node: Expression): Expression => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const lowered = lowerNode(node, node.operands.map(visit));
    // An expansion may contain functions itself (x² as a power).
    const result = lowered === node || lowered.operation === node.operation ? lowered : visit(lowered);
    known.set(node, result);
    known.set(result, result);
    return result;
  };
  return expressions.map(visit);
}

function lowerNode(node: Expression, operands: readonly Expression[]): Expression {
  const [x = node, y = node] = operands;
  if (isUnaryFunction(node.operation)) return unaryExpansions[node.operation](x);
  switch (node.operation) {
    case 'power':
      return elementary.expandPower(x, node.value);
    case 'pow':
      return elementary.expandPow(x, y, node.value);
    case 'sinPi':
      return elementary.expandSinPi(x);
    case 'cosPi':
      return elementary.expandCosPi(x);
    case 'sinc':
      return elementary.expandSinc(x, node.value);
    case 'hypot':
      return elementary.expandHypot(x, y);
    default:
      return operands.every((operand, i) => operand === node.operands[i])
        ? node
        : createNode(node.operation, operands, node.value, node.name);
  }
}
