// The expression graph: immutable nodes built by the functions below, which simplify as they build.
// Landscapes' formulas, their derivatives and optimizers' rules are such graphs.
import { unaryReferences, type UnaryFunction } from './references';

/**
 * How often a value changes: never, once per run (a hyper-parameter), once per step (a bias correction), or
 * from particle to particle. What does not change per particle is computed outside the loop over particles.
 */
export const frequencies = ['constant', 'run', 'step', 'particle'] as const;
export type Frequency = (typeof frequencies)[number];

/** Machine operations; each is exactly the IEEE 754 operation, or works on the 64 bits. */
export type ArithmeticOperation =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'negate'
  | 'absolute'
  | 'squareRoot'
  | 'nearest'
  | 'floor'
  | 'ceil'
  | 'minimum'
  | 'maximum'
  | 'boundAbove'
  | 'boundBelow'
  | 'less'
  | 'lessOrEqual'
  | 'equal'
  | 'and'
  | 'or'
  | 'not'
  | 'select'
  | 'shiftLeft'
  | 'shiftRight'
  | 'addBits'
  | 'subtractBits'
  | 'andBits'
  | 'orBits'
  | 'xorBits'
  | 'rescue';

/** Functions that `lower` expands into arithmetic. */
export type FunctionOperation = UnaryFunction | 'power' | 'pow' | 'sinPi' | 'cosPi' | 'sinc' | 'hypot';

export type Operation = 'constant' | 'input' | ArithmeticOperation | FunctionOperation;

/** A node. Comparisons and `and`, `or`, `not` give conditions, which only these and `select` take. */
export interface Expression {
  readonly operation: Operation;
  readonly operands: readonly Expression[];
  /** The constant; the exponent of `power`; the order of `sinc`'s or `pow`'s derivative; the bits a shift moves by. */
  readonly value: number;
  /** The name of an input; the Math function that `rescue` calls. */
  readonly name: string;
  readonly frequency: Frequency;
}

/** Anything that stands for an expression: numbers become constants. */
export type Term = Expression | number;

const conditionOperations: ReadonlySet<Operation> = new Set([
  'less',
  'lessOrEqual',
  'equal',
  'and',
  'or',
  'not',
]);

function isCondition(expression: Expression): boolean {
  return conditionOperations.has(expression.operation);
}

function highestFrequency(operands: readonly Expression[]): Frequency {
  let slowest = 0;
  for (const operand of operands) slowest = Math.max(slowest, frequencies.indexOf(operand.frequency));
  return frequencies[slowest] ?? 'particle';
}

/** A node without simplification. */
export function createNode(
  operation: Operation,
  operands: readonly Expression[],
  value = 0,
  name = '',
): Expression {
  return { operation, operands, value, name, frequency: highestFrequency(operands) };
}

export function constant(value: number): Expression {
  return { operation: 'constant', operands: [], value, name: '', frequency: 'constant' };
}

export function input(name: string, frequency: Exclude<Frequency, 'constant'>): Expression {
  return { operation: 'input', operands: [], value: 0, name, frequency };
}

function toExpression(term: Term): Expression {
  return typeof term === 'number' ? constant(term) : term;
}

function isConstant(expression: Expression, value?: number): boolean {
  return expression.operation === 'constant' && (value === undefined || expression.value === value);
}

function operand(expression: Expression, index: number): Expression {
  const found = expression.operands[index];
  if (found === undefined) throw new Error(`${expression.operation} has no operand ${index}`);
  return found;
}

// The simplifications keep every rounding of a sum as it is written (additions are never reassociated, so that
// compensated sums and range reductions survive). Products of constants and of slower-changing factors are
// gathered, and x / constant and x − u·x with a slower u become products: that may change a result by one or two
// rounding errors.

export function add(a: Term, b: Term): Expression {
  const [x, y] = [toExpression(a), toExpression(b)];
  if (isConstant(x) && isConstant(y)) return constant(x.value + y.value);
  if (isConstant(x, 0)) return y;
  if (isConstant(y, 0)) return x;
  if (y.operation === 'negate') return subtract(x, operand(y, 0));
  if (x.operation === 'negate') return subtract(y, operand(x, 0));
  return createNode('add', [x, y]);
}

export function subtract(a: Term, b: Term): Expression {
  const [x, y] = [toExpression(a), toExpression(b)];
  if (isConstant(x) && isConstant(y)) return constant(x.value - y.value);
  if (isConstant(x, 0)) return negate(y);
  if (isConstant(y, 0)) return x;
  if (y.operation === 'negate') return add(x, operand(y, 0));
  // x − u·x = (1 − u)·x where u changes more slowly: the factor is computed outside the loop.
  if (y.operation === 'multiply' && isSameInput(operand(y, 1), x) && changesFaster(x, operand(y, 0))) {
    return multiply(subtract(1, operand(y, 0)), x);
  }
  return createNode('subtract', [x, y]);
}

export function negate(a: Term): Expression {
  const x = toExpression(a);
  if (isConstant(x)) return constant(-x.value);
  if (x.operation === 'negate') return operand(x, 0);
  if (x.operation === 'subtract') return createNode('subtract', [operand(x, 1), operand(x, 0)]);
  if (x.operation === 'multiply' && isConstant(operand(x, 0))) {
    return createNode('multiply', [constant(-operand(x, 0).value), operand(x, 1)]);
  }
  return createNode('negate', [x]);
}

function isSameInput(a: Expression, b: Expression): boolean {
  return a.operation === 'input' && b.operation === 'input' && a.name === b.name;
}

function changesFaster(a: Expression, b: Expression): boolean {
  return frequencies.indexOf(a.frequency) > frequencies.indexOf(b.frequency);
}

export function multiply(a: Term, b: Term): Expression {
  let [x, y] = [toExpression(a), toExpression(b)];
  if (isConstant(x) && isConstant(y)) return constant(x.value * y.value);
  if (changesFaster(x, y)) [x, y] = [y, x];
  if (isConstant(x, 0)) return x;
  if (isConstant(x, 1)) return y;
  if (isConstant(x, -1)) return negate(y);
  if (x.operation === 'negate') return negate(multiply(operand(x, 0), y));
  if (y.operation === 'negate') return negate(multiply(x, operand(y, 0)));
  // Slow factors gather outside: u·(v·y) = (u·v)·y, and x·(v·y) = v·(x·y).
  for (const [other, chain] of [[x, y] as const, [y, x] as const]) {
    if (chain.operation !== 'multiply') continue;
    const [slow, fast] = [operand(chain, 0), operand(chain, 1)];
    if (!changesFaster(fast, slow)) continue;
    if (changesFaster(fast, other)) return multiply(multiply(other, slow), fast);
    if (other.frequency === fast.frequency) return multiply(slow, multiply(other, fast));
  }
  return createNode('multiply', [x, y]);
}

const smallestNormal = 2.2250738585072014e-308;

export function divide(a: Term, b: Term): Expression {
  const [x, y] = [toExpression(a), toExpression(b)];
  if (isConstant(x) && isConstant(y)) return constant(x.value / y.value);
  if (isConstant(x, 0)) return x;
  if (isConstant(y)) {
    const reciprocal = 1 / y.value;
    if (Number.isFinite(reciprocal) && Math.abs(reciprocal) >= smallestNormal) return multiply(reciprocal, x);
  }
  if (x.operation === 'negate') return negate(divide(operand(x, 0), y));
  return createNode('divide', [x, y]);
}

/** Sum from the left. */
export function sum(first: Term, ...rest: readonly Term[]): Expression {
  return rest.reduce<Expression>((total, term) => add(total, term), toExpression(first));
}

/** Product from the left. */
export function product(first: Term, ...rest: readonly Term[]): Expression {
  return rest.reduce<Expression>((total, term) => multiply(total, term), toExpression(first));
}

function unary(operation: Operation, fold: (x: number) => number) {
  return (a: Term): Expression => {
    const x = toExpression(a);
    return isConstant(x) ? constant(fold(x.value)) : createNode(operation, [x]);
  };
}

export const squareRoot = unary('squareRoot', Math.sqrt);
export const floor = unary('floor', Math.floor);
export const ceil = unary('ceil', Math.ceil);

export function absolute(a: Term): Expression {
  const x = toExpression(a);
  if (isConstant(x)) return constant(Math.abs(x.value));
  return createNode('absolute', [x.operation === 'negate' ? operand(x, 0) : x]);
}

/** The nearest integer, ties to the even one. */
export function nearest(a: Term): Expression {
  return createNode('nearest', [toExpression(a)]);
}

/** The smaller of two; NaN if one of them is NaN. */
export function minimum(a: Term, b: Term): Expression {
  return createNode('minimum', [toExpression(a), toExpression(b)]);
}

/** The larger of two; NaN if one of them is NaN. */
export function maximum(a: Term, b: Term): Expression {
  return createNode('maximum', [toExpression(a), toExpression(b)]);
}

/** The smaller of a and `limit`; a if a is NaN. One instruction, while `minimum` takes several. */
export function boundAbove(a: Term, limit: Term): Expression {
  return createNode('boundAbove', [toExpression(a), toExpression(limit)]);
}

/** The larger of a and `limit`; a if a is NaN. */
export function boundBelow(a: Term, limit: Term): Expression {
  return createNode('boundBelow', [toExpression(a), toExpression(limit)]);
}

export function less(a: Term, b: Term): Expression {
  return createNode('less', [toExpression(a), toExpression(b)]);
}

export function lessOrEqual(a: Term, b: Term): Expression {
  return createNode('lessOrEqual', [toExpression(a), toExpression(b)]);
}

export function equal(a: Term, b: Term): Expression {
  return createNode('equal', [toExpression(a), toExpression(b)]);
}

function conditions(operation: 'and' | 'or' | 'not', operands: readonly Expression[]): Expression {
  if (!operands.every(isCondition)) throw new TypeError(`${operation} takes conditions`);
  return createNode(operation, operands);
}

export const and = (a: Expression, b: Expression): Expression => conditions('and', [a, b]);
export const or = (a: Expression, b: Expression): Expression => conditions('or', [a, b]);
export const not = (a: Expression): Expression => conditions('not', [a]);

/** `whenTrue` where the condition holds, `otherwise` elsewhere. Both are computed. */
export function select(condition: Expression, whenTrue: Term, otherwise: Term): Expression {
  if (!isCondition(condition)) throw new TypeError('select takes a condition');
  const [x, y] = [toExpression(whenTrue), toExpression(otherwise)];
  if (isConstant(x) && isConstant(y) && Object.is(x.value, y.value)) return x;
  return createNode('select', [condition, x, y]);
}

/** Whole exponents up to this size become products. */
export const largestUnrolled = 1024;

/** x to an integer power, unrolled into products. */
export function power(a: Term, exponent: number): Expression {
  if (!Number.isInteger(exponent) || Math.abs(exponent) > largestUnrolled) {
    throw new RangeError(
      `Invalid exponent: ${exponent} (expected an integer, -${largestUnrolled} ≤ exponent ≤ ${largestUnrolled})`,
    );
  }
  const x = toExpression(a);
  if (exponent === 0) return constant(1);
  if (exponent === 1) return x;
  if (isConstant(x)) return constant(x.value ** exponent);
  return createNode('power', [x], exponent);
}

export const square = (a: Term): Expression => power(a, 2);

/**
 * x to any power, with JavaScript's conventions, whether the exponent is constant or an input: x^0 is 1, and a negative x
 * with a fractional exponent gives NaN. One exception: (−∞)^½ and the like, ∞ in JavaScript, are NaN here.
 */
export function pow(a: Term, b: Term): Expression {
  const [x, y] = [toExpression(a), toExpression(b)];
  if (isConstant(x) && isConstant(y)) return constant(x.value ** y.value);
  if (isConstant(y)) {
    if (Number.isInteger(y.value) && Math.abs(y.value) <= largestUnrolled) return power(x, y.value);
    if (y.value === 0.5) return squareRoot(x);
  }
  if (isConstant(x, 1)) return x;
  if (isConstant(x, Math.E)) return exp(y);
  return createNode('pow', [x, y], 0);
}

const unaryFunction = (name: UnaryFunction) => unary(name, unaryReferences[name]);

export const exp = unaryFunction('exp');
/** e^x − 1, accurate near 0. */
export const expm1 = unaryFunction('expm1');
/** Natural logarithm. */
export const log = unaryFunction('log');
/** ln(1 + x), accurate near 0. */
export const log1p = unaryFunction('log1p');
export const log2 = unaryFunction('log2');
export const log10 = unaryFunction('log10');
/** The real cube root, also of negative numbers. */
export const cbrt = unaryFunction('cbrt');
export const sin = unaryFunction('sin');
export const cos = unaryFunction('cos');
export const tan = unaryFunction('tan');
export const sec = unaryFunction('sec');
export const csc = unaryFunction('csc');
export const cot = unaryFunction('cot');
export const asin = unaryFunction('asin');
export const acos = unaryFunction('acos');
export const atan = unaryFunction('atan');
export const sinh = unaryFunction('sinh');
export const cosh = unaryFunction('cosh');
export const tanh = unaryFunction('tanh');
export const asinh = unaryFunction('asinh');
export const acosh = unaryFunction('acosh');
export const atanh = unaryFunction('atanh');
/** 1 / (1 + e^−x), accurate in both tails. */
export const sigmoid = unaryFunction('sigmoid');
/** ln(1 + e^x), accurate in both tails. */
export const softplus = unaryFunction('softplus');
export const erf = unaryFunction('erf');
/** −1, 0 or 1. */
export const sign = unaryFunction('sign');
/** The nearest integer, ties towards +∞, as in Math.round. */
export const round = unaryFunction('round');

/** sin(πx), exact at every multiple of ½. */
export function sinPi(a: Term): Expression {
  return createNode('sinPi', [toExpression(a)]);
}

/** cos(πx), exact at every multiple of ½. */
export function cosPi(a: Term): Expression {
  return createNode('cosPi', [toExpression(a)]);
}

/** The derivative of that order (0, 1 or 2) of sin(πx) / (πx), continuous at 0. */
export function sinc(a: Term, order = 0): Expression {
  if (order !== 0 && order !== 1 && order !== 2) {
    throw new RangeError(`Invalid order: ${order} (expected 0, 1 or 2)`);
  }
  return createNode('sinc', [toExpression(a)], order);
}

/** √(a² + b²), without intermediate overflow. */
export function hypot(a: Term, b: Term): Expression {
  return createNode('hypot', [toExpression(a), toExpression(b)]);
}
