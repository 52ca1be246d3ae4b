// Exact symbolic differentiation of an expression graph; shared nodes stay shared.
import {
  add,
  constant,
  cos,
  cosh,
  cosPi,
  cot,
  createNode,
  divide,
  equal,
  exp,
  lessOrEqual,
  log,
  multiply,
  negate,
  pow,
  power,
  product,
  select,
  sigmoid,
  sign,
  sin,
  sinc,
  sinh,
  sinPi,
  square,
  squareRoot,
  subtract,
  tan,
  type Expression,
} from './expression';

const zero = constant(0);
const one = constant(1);

/**
 * The derivative of `expression` with respect to the input of that name. Where a function has a kink (abs at 0,
 * hypot at the origin, min and max where both are equal) it takes the value that deep learning libraries take: 0 for
 * abs and hypot, the first operand's for min and max. Throws for operations on bits, which have no derivative.
 */
export function differentiate(expression: Expression, inputName: string): Expression {
  const known = new Map<Expression, Expression>();
  const visit = (node: Expression): Expression => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const derivative = differentiateNode(node, inputName, visit);
    known.set(node, derivative);
    return derivative;
  };
  return visit(expression);
}

function isNonZero({ operation, value }: Expression): boolean {
  return operation === 'constant' && value !== 0;
}

function differentiateNode(
  node: Expression,
  inputName: string,
  visit: (node: Expression) => Expression,
): Expression {
  const [a = zero, b = zero, c = zero] = node.operands;
  switch (node.operation) {
    case 'constant':
    case 'nearest':
    case 'floor':
    case 'ceil':
    case 'round':
    case 'sign':
      return zero;
    case 'input':
      return node.name === inputName ? one : zero;
    case 'add':
      return add(visit(a), visit(b));
    case 'subtract':
      return subtract(visit(a), visit(b));
    case 'multiply':
      return add(multiply(visit(a), b), multiply(a, visit(b)));
    case 'divide':
      return divide(subtract(visit(a), multiply(node, visit(b))), b);
    case 'negate':
      return negate(visit(a));
    case 'absolute':
      return multiply(sign(a), visit(a));
    case 'squareRoot':
      return divide(visit(a), multiply(2, node));
    case 'minimum':
    case 'boundAbove':
      return select(lessOrEqual(a, b), visit(a), visit(b));
    case 'maximum':
    case 'boundBelow':
      return select(lessOrEqual(b, a), visit(a), visit(b));
    case 'select':
      return select(a, visit(b), visit(c));
    case 'power':
      return product(node.value, power(a, node.value - 1), visit(a));
    case 'pow':
      return differentiatePow(node, a, b, visit);
    case 'exp':
      return multiply(node, visit(a));
    case 'expm1':
      return multiply(exp(a), visit(a));
    case 'log':
      return divide(visit(a), a);
    case 'log1p':
      return divide(visit(a), add(1, a));
    case 'log2':
      return divide(visit(a), multiply(Math.LN2, a));
    case 'log10':
      return divide(visit(a), multiply(Math.LN10, a));
    case 'cbrt':
      return divide(visit(a), multiply(3, square(node)));
    case 'sin':
      return multiply(cos(a), visit(a));
    case 'cos':
      return negate(multiply(sin(a), visit(a)));
    case 'tan':
      return multiply(add(1, square(node)), visit(a));
    case 'sec':
      return product(node, tan(a), visit(a));
    case 'csc':
      return negate(product(node, cot(a), visit(a)));
    case 'cot':
      return negate(multiply(add(1, square(node)), visit(a)));
    case 'asin':
      return divide(visit(a), squareRoot(multiply(subtract(1, a), add(1, a))));
    case 'acos':
      return negate(divide(visit(a), squareRoot(multiply(subtract(1, a), add(1, a)))));
    case 'atan':
      return divide(visit(a), add(1, square(a)));
    case 'sinh':
      return multiply(cosh(a), visit(a));
    case 'cosh':
      return multiply(sinh(a), visit(a));
    case 'sinPi':
      return product(Math.PI, cosPi(a), visit(a));
    case 'cosPi':
      return product(-Math.PI, sinPi(a), visit(a));
    case 'tanh':
      return multiply(subtract(1, square(node)), visit(a));
    case 'asinh':
      return divide(visit(a), squareRoot(add(1, square(a))));
    case 'acosh':
      return divide(visit(a), multiply(squareRoot(subtract(a, 1)), squareRoot(add(a, 1))));
    case 'atanh':
      return divide(visit(a), multiply(subtract(1, a), add(1, a)));
    case 'sigmoid':
      // σ(−a) rather than 1 − σ(a), which cancels to 0 too early.
      return product(node, sigmoid(negate(a)), visit(a));
    case 'softplus':
      return multiply(sigmoid(a), visit(a));
    case 'erf':
      return product(2 / Math.sqrt(Math.PI), exp(negate(square(a))), visit(a));
    case 'sinc':
      return multiply(sinc(a, node.value + 1), visit(a));
    case 'hypot': {
      const slope = divide(add(multiply(a, visit(a)), multiply(b, visit(b))), node);
      // The tip of the cone, which a non-zero leg excludes.
      return isNonZero(a) || isNonZero(b) ? slope : select(equal(node, 0), 0, slope);
    }
    case 'less':
    case 'lessOrEqual':
    case 'equal':
    case 'and':
    case 'or':
    case 'not':
    case 'shiftLeft':
    case 'shiftRight':
    case 'addBits':
    case 'subtractBits':
    case 'andBits':
    case 'orBits':
    case 'xorBits':
    case 'rescue':
      throw new TypeError(`${node.operation} has no derivative`);
  }
}

/** By base and exponent; `node` is the derivative of some order of base^exponent by its base. */
function differentiatePow(
  node: Expression,
  base: Expression,
  exponent: Expression,
  visit: (node: Expression) => Expression,
): Expression {
  const order = node.value;
  const byBase = multiply(createNode('pow', [base, exponent], order + 1), visit(base));
  const slope = visit(exponent);
  if (slope.operation === 'constant' && slope.value === 0) return byBase;
  // Any finite number can stand for ln 0: the power that it multiplies is 0 there.
  const logarithm =
    base.operation === 'constant' ? log(base.value === 0 ? 1 : base) : log(select(equal(base, 0), 1, base));
  let byExponent = multiply(node, logarithm);
  // The derivatives of the factors y, y − 1, … before x^(y − order), one by one.
  for (let i = 0; i < order; i++) {
    let others: Expression = pow(base, subtract(exponent, order));
    for (let j = 0; j < order; j++) if (j !== i) others = multiply(subtract(exponent, j), others);
    byExponent = add(byExponent, others);
  }
  return add(byBase, multiply(byExponent, slope));
}
