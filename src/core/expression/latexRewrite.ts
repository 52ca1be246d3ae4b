// Rewrites operations without a notation of their own: expm1 as e^x − 1, a derivative of pow as a product.
import { add, createNode, exp, multiply, square, squareRoot, subtract, type Expression } from './expression';

/** a², as a sum if a is a hypotenuse itself. */
function squaredHypot(leg: Expression): Expression {
  const [a = leg, b = leg] = leg.operands;
  return leg.operation === 'hypot' ? add(squaredHypot(a), squaredHypot(b)) : square(leg);
}

/** The same value in operations with a notation of their own; operands are left as they are. */
export function rewrite(node: Expression): Expression {
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
