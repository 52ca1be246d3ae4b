// Emits the instructions that compute expressions for two particles at a time: one lane of a 128-bit vector each.
import { countUses } from './program';
import type { Expression } from './expression';
import { simd, type FunctionWriter, type importedFunctions } from './wasmWriter';

/** Where a number lies: at a static offset from an i32 local, or from 0. */
export interface Address {
  readonly base: number | null;
  readonly offset: number;
  /** `pair`: 16 bytes, one number per lane. `uniform`: 8 bytes, one number for both. */
  readonly kind: 'pair' | 'uniform';
}

/** The constants of all the expressions of a module: 8 bytes each from address 0 on. */
export class ConstantPool {
  private readonly values: number[] = [];

  constructor(expressions: Iterable<Expression>) {
    const seen = new Set<Expression>();
    const visit = (node: Expression): void => {
      if (seen.has(node)) return;
      seen.add(node);
      if (node.operation === 'constant' && this.indexOf(node.value) < 0) this.values.push(node.value);
      node.operands.forEach(visit);
    };
    for (const expression of expressions) visit(expression);
  }

  private indexOf(value: number): number {
    return this.values.findIndex((known) => Object.is(known, value));
  }

  /** Throws for a constant that none of the expressions holds. */
  offsetOf(value: number): number {
    const index = this.indexOf(value);
    if (index < 0) throw new Error(`The constant ${value} is not in the pool`);
    return 8 * index;
  }

  get byteLength(): number {
    return 8 * this.values.length;
  }

  toBytes(): Uint8Array {
    // WebAssembly memory is little-endian whatever the machine.
    const view = new DataView(new ArrayBuffer(this.byteLength));
    this.values.forEach((value, i) => view.setFloat64(8 * i, value, true));
    return new Uint8Array(view.buffer);
  }
}

const binary: Partial<Record<Expression['operation'], number>> = {
  add: simd.f64x2Add,
  subtract: simd.f64x2Sub,
  multiply: simd.f64x2Mul,
  divide: simd.f64x2Div,
  minimum: simd.f64x2Min,
  maximum: simd.f64x2Max,
  less: simd.f64x2Lt,
  lessOrEqual: simd.f64x2Le,
  equal: simd.f64x2Eq,
  and: simd.and,
  or: simd.or,
  andBits: simd.and,
  orBits: simd.or,
  xorBits: simd.xor,
  addBits: simd.i64x2Add,
  subtractBits: simd.i64x2Sub,
};

const unary: Partial<Record<Expression['operation'], number>> = {
  negate: simd.f64x2Neg,
  absolute: simd.f64x2Abs,
  squareRoot: simd.f64x2Sqrt,
  nearest: simd.f64x2Nearest,
  not: simd.not,
};

/** A value and where to store it; `uniform` stores the first lane only. */
export interface Store {
  readonly value: Expression;
  readonly to: Address;
}

function pushBase(writer: FunctionWriter, address: Address): void {
  if (address.base === null) writer.i32(0);
  else writer.get(address.base);
}

/**
 * Emits code that computes all values and then stores them, so that a store may overwrite what a value was computed
 * from. Expects lowered expressions with equal nodes shared; `addressOf` tells where an input lies.
 */
export function emitStores(
  writer: FunctionWriter,
  stores: readonly Store[],
  constants: ConstantPool,
  addressOf: (name: string) => Address,
): void {
  const uses = countUses(stores.map(({ value }) => value));
  const locals = new Map<Expression, number>();

  const push = (node: Expression): void => {
    const local = locals.get(node);
    if (local !== undefined) writer.get(local);
    else emitNode(node);
  };
  const emitNode = (node: Expression): void => {
    const [a, b, c] = node.operands;
    if (node.operation === 'constant') {
      writer.i32(0);
      writer.memory(simd.load64Splat, constants.offsetOf(node.value));
    } else if (node.operation === 'input') {
      const address = addressOf(node.name);
      pushBase(writer, address);
      writer.memory(address.kind === 'pair' ? simd.load : simd.load64Splat, address.offset);
    } else if (node.operation === 'select' && a && b && c) {
      push(b);
      push(c);
      push(a);
      writer.vector(simd.bitselect);
    } else if (node.operation === 'rescue' && a && b && c) {
      push(a);
      writer.vector(simd.anyTrue);
      writer.ifVector(
        () => emitRescue(node.name === 'sin' ? 'sin' : 'cos', a, b, c),
        () => push(b),
      );
    } else if ((node.operation === 'shiftLeft' || node.operation === 'shiftRight') && a) {
      push(a);
      writer.i32(node.value);
      writer.vector(node.operation === 'shiftLeft' ? simd.i64x2Shl : simd.i64x2ShrU);
    } else {
      const opcode = binary[node.operation] ?? unary[node.operation];
      if (opcode === undefined) throw new Error(`${node.operation} is not lowered`);
      node.operands.forEach(push);
      writer.vector(opcode);
    }
  };
  // The lanes in question get the scalar function's result, the others keep theirs.
  const emitRescue = (
    name: (typeof importedFunctions)[number],
    condition: Expression,
    fast: Expression,
    argument: Expression,
  ): void => {
    push(argument);
    writer.vector(simd.f64x2ExtractLane, 0);
    writer.callImported(name);
    writer.vector(simd.f64x2Splat);
    push(argument);
    writer.vector(simd.f64x2ExtractLane, 1);
    writer.callImported(name);
    writer.vector(simd.f64x2ReplaceLane, 1);
    push(fast);
    push(condition);
    writer.vector(simd.bitselect);
  };
  /** Puts a node, and first what it is made of, into locals where they are used more than once. */
  const settle = (node: Expression, always: boolean): void => {
    if (locals.has(node)) return;
    const branched = node.operation === 'rescue';
    node.operands.forEach((operand) => settle(operand, branched));
    if (!always && (uses.get(node) ?? 0) < 2) return;
    // A constant is cheaper to load again than to keep.
    if (node.operation === 'constant' && !branched && !always) return;
    const local = writer.local('v128');
    emitNode(node);
    writer.set(local);
    locals.set(node, local);
  };

  for (const { value } of stores) settle(value, true);
  for (const { value, to } of stores) {
    pushBase(writer, to);
    push(value);
    if (to.kind === 'pair') writer.memory(simd.store, to.offset);
    else writer.memory(simd.store64Lane, to.offset, 0);
  }
}
