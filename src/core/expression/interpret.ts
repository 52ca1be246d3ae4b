// Evaluates a graph node by node. On a lowered graph it gives the compiled code's bits; on a graph with functions it
// uses Math's, which makes it the reference that the expansions and the compiler are tested against.
import type { Expression, Operation } from './expression';
import { unaryReferences } from './references';

const scratch = new DataView(new ArrayBuffer(8));

/** The upper and lower 32 bits of a double, unsigned. */
type Halves = readonly [high: number, low: number];

// Halves rather than BigInt: some engines' optimizing compilers get 64-bit BigInt arithmetic wrong once in a while.
function toHalves(value: number): Halves {
  scratch.setFloat64(0, value);
  return [scratch.getUint32(0), scratch.getUint32(4)];
}

function fromHalves(high: number, low: number): number {
  scratch.setUint32(0, high);
  scratch.setUint32(4, low);
  return scratch.getFloat64(0);
}

function shiftBits(value: number, left: number): number {
  const [high, low] = toHalves(value);
  if (left >= 32) return fromHalves(low << (left - 32), 0);
  if (left <= -32) return fromHalves(0, high >>> (-left - 32));
  return left >= 0
    ? fromHalves((high << left) | (left === 0 ? 0 : low >>> (32 - left)), low << left)
    : fromHalves(high >>> -left, (low >>> -left) | (high << (32 + left)));
}

function addHalves([aHigh, aLow]: Halves, [bHigh, bLow]: Halves): number {
  const low = aLow + bLow;
  return fromHalves(aHigh + bHigh + (low > 0xffffffff ? 1 : 0), low);
}

function subtractHalves([aHigh, aLow]: Halves, [bHigh, bLow]: Halves): number {
  return fromHalves(aHigh - bHigh - (aLow < bLow ? 1 : 0), aLow - bLow);
}

function combineHalves(a: number, b: number, combine: (a: number, b: number) => number): number {
  const [aHigh, aLow] = toHalves(a);
  const [bHigh, bLow] = toHalves(b);
  return fromHalves(combine(aHigh, bHigh), combine(aLow, bLow));
}

function nearestEven(x: number): number {
  const size = Math.abs(x);
  const floor = Math.floor(size);
  const above = size - floor;
  const up = above === 0.5 ? floor % 2 !== 0 : above > 0.5;
  const rounded = up ? floor + 1 : floor;
  return x < 0 || Object.is(x, -0) ? -rounded : rounded;
}

/** sin(πx) with the exact quarter turns that π·x in a double would miss. */
function sinPiReference(x: number): number {
  const rest = x % 2;
  const quarter = nearestEven(2 * rest);
  const z = Math.PI * (rest - quarter / 2);
  return [Math.sin(z), Math.cos(z), -Math.sin(z), -Math.cos(z)][((quarter % 4) + 4) % 4] ?? NaN;
}

function sincReference(x: number, order: number): number {
  if (Math.abs(x) < 0.25) {
    // sinc x = Σ (−1)^k (πx)^2k / (2k+1)!, differentiated term by term
    let total = 0;
    for (let k = 0, coefficient = 1; k < 14; k++) {
      const degree = 2 * k;
      const factor = order === 0 ? 1 : order === 1 ? degree : degree * (degree - 1);
      if (degree >= order) total += coefficient * factor * x ** (degree - order);
      coefficient *= -(Math.PI * Math.PI) / ((degree + 2) * (degree + 3));
    }
    return total;
  }
  const sinc = sinPiReference(x) / (Math.PI * x);
  const slope = (sinPiReference((x % 2) + 0.5) - sinc) / x;
  if (order === 0) return sinc;
  return order === 1 ? slope : -Math.PI * Math.PI * sinc - (2 * slope) / x;
}

/** The derivative of that order of x^y by x. */
function powReference(x: number, y: number, order: number): number {
  let factor = 1;
  for (let i = 0; i < order; i++) factor *= y - i;
  return factor === 0 ? 0 : factor * x ** (y - order);
}

/** What a node is of its operands; conditions count as 1 and 0. */
type Evaluation = (a: number, b: number, c: number, node: Expression) => number;

const evaluations: Readonly<Record<Exclude<Operation, 'input'>, Evaluation>> = {
  ...unaryReferences,
  constant: (_a, _b, _c, { value }) => value,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  negate: (a) => -a,
  absolute: Math.abs,
  squareRoot: Math.sqrt,
  nearest: nearestEven,
  floor: Math.floor,
  ceil: Math.ceil,
  minimum: (a, b) => Math.min(a, b),
  maximum: (a, b) => Math.max(a, b),
  boundAbove: (a, b) => (b < a ? b : a),
  boundBelow: (a, b) => (a < b ? b : a),
  less: (a, b) => Number(a < b),
  lessOrEqual: (a, b) => Number(a <= b),
  equal: (a, b) => Number(a === b),
  and: (a, b) => a * b,
  or: (a, b) => Math.max(a, b),
  not: (a) => 1 - a,
  select: (a, b, c) => (a === 1 ? b : c),
  shiftLeft: (a, _b, _c, { value }) => shiftBits(a, value),
  shiftRight: (a, _b, _c, { value }) => shiftBits(a, -value),
  addBits: (a, b) => addHalves(toHalves(a), toHalves(b)),
  subtractBits: (a, b) => subtractHalves(toHalves(a), toHalves(b)),
  andBits: (a, b) => combineHalves(a, b, (x, y) => x & y),
  orBits: (a, b) => combineHalves(a, b, (x, y) => x | y),
  xorBits: (a, b) => combineHalves(a, b, (x, y) => x ^ y),
  rescue: (a, b, c, { name }) => (a === 1 ? (name === 'sin' ? Math.sin(c) : Math.cos(c)) : b),
  power: (a, _b, _c, { value }) => a ** value,
  pow: (a, b, _c, { value }) => powReference(a, b, value),
  sinPi: sinPiReference,
  cosPi: (a) => sinPiReference((a % 2) + 0.5),
  sinc: (a, _b, _c, { value }) => sincReference(a, value),
  hypot: (a, b) => Math.hypot(a, b),
};

/**
 * Evaluates `expressions` again and again, for inputs given by name; the order of their nodes is found once. The result is
 * the evaluator's own and changes with its next call. It throws where an input has no value.
 */
export function createInterpreter(
  expressions: readonly Expression[],
): (inputs: Readonly<Record<string, number>>) => Float64Array {
  const nodes: Expression[] = [];
  const places = new Map<Expression, number>();
  const visit = (node: Expression): void => {
    if (places.has(node)) return;
    node.operands.forEach(visit);
    places.set(node, nodes.push(node) - 1);
  };
  expressions.forEach(visit);
  // One place more, which stays 0: for operands that are not there.
  const values = new Float64Array(nodes.length + 1);
  const placeOf = (node: Expression | undefined): number =>
    (node === undefined ? undefined : places.get(node)) ?? nodes.length;
  const operands = Int32Array.from(nodes.flatMap(({ operands: [a, b, c] }) => [a, b, c].map(placeOf)));
  const outputs = expressions.map(placeOf);
  const results = new Float64Array(expressions.length);
  const steps = nodes.map((node) => (node.operation === 'input' ? null : evaluations[node.operation]));
  return (inputs) => {
    nodes.forEach((node, i) => {
      const [evaluate, at] = [steps[i], 3 * i];
      if (evaluate) {
        const [a, b, c] = [operands[at] ?? 0, operands[at + 1] ?? 0, operands[at + 2] ?? 0];
        values[i] = evaluate(values[a] ?? 0, values[b] ?? 0, values[c] ?? 0, node);
        return;
      }
      const given = inputs[node.name];
      if (given === undefined) throw new Error(`No value for ${node.name}`);
      values[i] = given;
    });
    outputs.forEach((place, i) => {
      results[i] = values[place] ?? NaN;
    });
    return results;
  };
}

/** The values of `expressions` for the inputs given by name. Throws where an input has no value. */
export function interpret(
  expressions: readonly Expression[],
  inputs: Readonly<Record<string, number>>,
): number[] {
  return [...createInterpreter(expressions)(inputs)];
}
