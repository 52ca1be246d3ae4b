// Exact symbolic differentiation of an expression graph, sharing what is shared.
import {
  add,
  constant,
  cos,
  cosPi,
  divide,
  equal,
  less,
  lessOrEqual,
  multiply,
  negate,
  power,
  product,
  select,
  sinc,
  sinPi,
  sin,
  square,
  subtract,
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
      return multiply(select(less(a, 0), -1, select(equal(a, 0), 0, 1)), visit(a));
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
    case 'exp':
      return multiply(node, visit(a));
    case 'log':
      return divide(visit(a), a);
    case 'sin':
      return multiply(cos(a), visit(a));
    case 'cos':
      return negate(multiply(sin(a), visit(a)));
    case 'sinPi':
      return product(Math.PI, cosPi(a), visit(a));
    case 'cosPi':
      return product(-Math.PI, sinPi(a), visit(a));
    case 'tanh':
      return multiply(subtract(1, square(node)), visit(a));
    case 'sinc':
      return multiply(sinc(a, node.value + 1), visit(a));
    case 'hypot': {
      const slope = divide(add(multiply(a, visit(a)), multiply(b, visit(b))), node);
      // The tip of the cone; a constant leg keeps clear of it.
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
