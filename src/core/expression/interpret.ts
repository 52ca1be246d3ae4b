// Evaluates a graph node by node. On a lowered graph it gives the compiled code's bits; on a graph with functions it
// uses those of Math, which makes it the reference for tests of the expansions and the compiler.
import type { Expression, Operation } from './expression';
import { unaryReferences } from './references';

/** The index of the word with the lower 32 bits of a double: 0 or 1. */
const lowWord = new Int32Array(Float64Array.of(Number.MIN_VALUE).buffer)[0] === 1 ? 0 : 1;
const highWord = 1 - lowWord;

/** Whether word a is below word b, both as unsigned numbers. */
const isBelow = (a: number, b: number): boolean => (a ^ 0x80000000) < (b ^ 0x80000000);

/** Writes the bits of a node's value; `to`, `a` and `b` are indices of values, each of which has two words. */
type BitEvaluation = (words: Int32Array, to: number, a: number, b: number, node: Expression) => void;

function setWords(words: Int32Array, to: number, high: number, low: number): void {
  words[2 * to + highWord] = high;
  words[2 * to + lowWord] = low;
}

const highOf = (words: Int32Array, at: number): number => words[2 * at + highWord] ?? 0;
const lowOf = (words: Int32Array, at: number): number => words[2 * at + lowWord] ?? 0;

function shiftWords(words: Int32Array, to: number, from: number, left: number): void {
  const [high, low] = [highOf(words, from), lowOf(words, from)];
  if (left >= 32) setWords(words, to, low << (left - 32), 0);
  else if (left <= -32) setWords(words, to, 0, high >>> (-left - 32));
  else if (left >= 0)
    setWords(words, to, (high << left) | (left === 0 ? 0 : low >>> (32 - left)), low << left);
  else setWords(words, to, high >>> -left, (low >>> -left) | (high << (32 + left)));
}

const combined =
  (combine: (a: number, b: number) => number): BitEvaluation =>
  (words, to, a, b) =>
    setWords(
      words,
      to,
      combine(highOf(words, a), highOf(words, b)),
      combine(lowOf(words, a), lowOf(words, b)),
    );

/**
 * Operations on bits. Intermediate bits of an expansion may be those of a NaN, and a JavaScript engine may change a NaN's
 * bits whenever it copies one as a number (optimized code does): so they are processed as words, in place.
 */
const bitEvaluations = {
  shiftLeft: (words, to, a, _b, { value }) => shiftWords(words, to, a, value),
  shiftRight: (words, to, a, _b, { value }) => shiftWords(words, to, a, -value),
  addBits: (words, to, a, b) => {
    const low = (lowOf(words, a) + lowOf(words, b)) | 0;
    const carry = isBelow(low, lowOf(words, a)) ? 1 : 0;
    setWords(words, to, highOf(words, a) + highOf(words, b) + carry, low);
  },
  subtractBits: (words, to, a, b) => {
    const borrow = isBelow(lowOf(words, a), lowOf(words, b)) ? 1 : 0;
    setWords(words, to, highOf(words, a) - highOf(words, b) - borrow, lowOf(words, a) - lowOf(words, b));
  },
  andBits: combined((a, b) => a & b),
  orBits: combined((a, b) => a | b),
  xorBits: combined((a, b) => a ^ b),
} as const satisfies Partial<Record<Operation, BitEvaluation>>;

type BitOperation = keyof typeof bitEvaluations;

const isBitOperation = (operation: Operation): operation is BitOperation =>
  Object.hasOwn(bitEvaluations, operation);

function nearestEven(x: number): number {
  const size = Math.abs(x);
  const floor = Math.floor(size);
  const above = size - floor;
  const up = above === 0.5 ? floor % 2 !== 0 : above > 0.5;
  const rounded = up ? floor + 1 : floor;
  return x < 0 || Object.is(x, -0) ? -rounded : rounded;
}

/** sin(πx) with exact quarter turns, which π·x in a double would miss. */
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

/** A node's value from those of its operands; conditions are 1 and 0. */
type Evaluation = (a: number, b: number, c: number, node: Expression) => number;

const evaluations: Readonly<Record<Exclude<Operation, 'input' | BitOperation>, Evaluation>> = {
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
  rescue: (a, b, c, { name }) => (a === 1 ? (name === 'sin' ? Math.sin(c) : Math.cos(c)) : b),
  power: (a, _b, _c, { value }) => a ** value,
  pow: (a, b, _c, { value }) => powReference(a, b, value),
  sinPi: sinPiReference,
  cosPi: (a) => sinPiReference((a % 2) + 0.5),
  sinc: (a, _b, _c, { value }) => sincReference(a, value),
  hypot: (a, b) => Math.hypot(a, b),
};

/** Inputs whose bits need not be those of a number. */
export interface BitInputs {
  /** Their names, each at the place of its value. */
  readonly names: readonly string[];
  readonly values: Float64Array;
}

const noBits: BitInputs = { names: [], values: new Float64Array() };

/**
 * An evaluator of `expressions` for inputs given by name; the order of the nodes is found once. The returned array is
 * overwritten by the next call. The evaluator throws if an input has no value.
 */
export function createInterpreter(
  expressions: readonly Expression[],
): (inputs: Readonly<Record<string, number>>, bits?: BitInputs) => Float64Array {
  const nodes: Expression[] = [];
  const places = new Map<Expression, number>();
  const visit = (node: Expression): void => {
    if (places.has(node)) return;
    node.operands.forEach(visit);
    places.set(node, nodes.push(node) - 1);
  };
  expressions.forEach(visit);
  // One element more, which stays 0, for missing operands.
  const values = new Float64Array(nodes.length + 1);
  const words = new Int32Array(values.buffer);
  const placeOf = (node: Expression | undefined): number =>
    (node === undefined ? undefined : places.get(node)) ?? nodes.length;
  const operands = Int32Array.from(nodes.flatMap(({ operands: [a, b, c] }) => [a, b, c].map(placeOf)));
  const outputs = expressions.map(placeOf);
  const results = new Float64Array(expressions.length);
  const steps = nodes.map(({ operation }) =>
    operation === 'input' || isBitOperation(operation) ? null : evaluations[operation],
  );
  const bitSteps = nodes.map(({ operation }) =>
    isBitOperation(operation) ? bitEvaluations[operation] : null,
  );
  return (inputs, bits = noBits) => {
    nodes.forEach((node, i) => {
      const at = 3 * i;
      const [a, b, c] = [operands[at] ?? 0, operands[at + 1] ?? 0, operands[at + 2] ?? 0];
      const [evaluate, evaluateBits] = [steps[i], bitSteps[i]];
      if (evaluate) {
        values[i] = evaluate(values[a] ?? 0, values[b] ?? 0, values[c] ?? 0, node);
        return;
      }
      if (evaluateBits) {
        evaluateBits(words, i, a, b, node);
        return;
      }
      const place = bits.names.indexOf(node.name);
      if (place >= 0) {
        values.set(bits.values.subarray(place, place + 1), i);
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

/** The values of `expressions` for the inputs given by name. Throws if an input has no value. */
export function interpret(
  expressions: readonly Expression[],
  inputs: Readonly<Record<string, number>>,
): number[] {
  return [...createInterpreter(expressions)(inputs)];
}
