// Emits the instructions that compute expressions for two particles at a time: one lane of a 128-bit vector each.
import { countUses } from './program';
import { frequencies, type Expression, type Frequency } from './expression';
import { simd, type FunctionWriter, type importedFunctions } from './wasmWriter';

/** A number's address: a static offset from an i32 local, or from 0. */
export interface Address {
  readonly base: number | null;
  readonly offset: number;
  /** `pair`: 16 bytes, one number per lane. `uniform`: 8 bytes, one number for both. */
  readonly kind: 'pair' | 'uniform';
}

/** The constants of all expressions of a module: 8 bytes each, from address 0 on. */
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
  boundAbove: simd.f64x2Pmin,
  boundBelow: simd.f64x2Pmax,
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
  floor: simd.f64x2Floor,
  ceil: simd.f64x2Ceil,
  not: simd.not,
};

/** A value and where to store it; `uniform` stores the first lane only. */
export interface Assignment {
  readonly value: Expression;
  readonly to: Address;
}

/**
 * Emits the values of one function. A settled value is kept in a local variable from there on, so that each value is
 * computed where its frequency requires: before the loops, at the start of a step, or in the innermost loop. Constants
 * are settled, too: the engine's compiler then keeps them in registers or on the stack, while each load in a loop would
 * cost an address computation. Expects lowered expressions with equal nodes shared.
 */
export class Emitter {
  private readonly writer: FunctionWriter;
  private readonly constants: ConstantPool;
  private readonly addressOf: (name: string) => Address;
  private readonly locals: Map<Expression, number>;

  constructor(
    writer: FunctionWriter,
    constants: ConstantPool,
    addressOf: (name: string) => Address,
    settled: ReadonlyMap<Expression, number> = new Map(),
  ) {
    this.writer = writer;
    this.constants = constants;
    this.addressOf = addressOf;
    this.locals = new Map(settled);
  }

  /** An emitter for a nested loop: it starts with the values settled so far and keeps its own to itself. */
  fork(): Emitter {
    return new Emitter(this.writer, this.constants, this.addressOf, this.locals);
  }

  /** Computes here all values that the expressions need and that change no more often than `frequency`. */
  settleUpTo(frequency: Frequency, expressions: readonly Expression[]): void {
    const seen = new Set<Expression>();
    const slow: Expression[] = [];
    const visit = (node: Expression): void => {
      if (seen.has(node)) return;
      seen.add(node);
      if (frequencies.indexOf(node.frequency) <= frequencies.indexOf(frequency)) slow.push(node);
      else node.operands.forEach(visit);
    };
    expressions.forEach(visit);
    this.settleAll(slow);
  }

  /** Computes all values before it stores them: a store may overwrite the input of another value. */
  store(stores: readonly Assignment[]): void {
    this.settleAll(stores.map(({ value }) => value));
    for (const { value, to } of stores) {
      this.pushBase(to);
      this.push(value);
      if (to.kind === 'pair') this.writer.memory(simd.store, to.offset);
      else this.writer.memory(simd.store64Lane, to.offset, 0);
    }
  }

  /** Puts the values into locals, and before them every node that they use more than once. */
  private settleAll(values: readonly Expression[]): void {
    const uses = countUses(values);
    const visited = new Set<Expression>();
    const visit = (node: Expression): void => {
      if (visited.has(node) || this.locals.has(node)) return;
      visited.add(node);
      node.operands.forEach(visit);
      // Both branches of a rescue read its operands.
      if (node.operation === 'rescue') node.operands.forEach((operand) => this.settle(operand));
      if ((uses.get(node) ?? 0) > 1) this.settle(node);
    };
    for (const value of values) {
      visit(value);
      this.settle(value);
    }
  }

  private settle(node: Expression): void {
    if (this.locals.has(node)) return;
    this.compute(node);
    const local = this.writer.local('v128');
    this.writer.set(local);
    this.locals.set(node, local);
  }

  private push(node: Expression): void {
    const local = this.locals.get(node);
    if (local === undefined) this.compute(node);
    else this.writer.get(local);
  }

  private pushBase(address: Address): void {
    if (address.base === null) this.writer.i32(0);
    else this.writer.get(address.base);
  }

  private compute(node: Expression): void {
    const { writer } = this;
    const [a, b, c] = node.operands;
    if (node.operation === 'constant') {
      writer.i32(0);
      writer.memory(simd.load64Splat, this.constants.offsetOf(node.value));
    } else if (node.operation === 'input') {
      const address = this.addressOf(node.name);
      this.pushBase(address);
      writer.memory(address.kind === 'pair' ? simd.load : simd.load64Splat, address.offset);
    } else if (node.operation === 'select' && a && b && c) {
      this.push(b);
      this.push(c);
      this.push(a);
      writer.vector(simd.bitselect);
    } else if (node.operation === 'rescue' && a && b && c) {
      this.push(a);
      writer.vector(simd.anyTrue);
      writer.ifVector(
        () => this.computeRescue(node.name === 'sin' ? 'sin' : 'cos', a, b, c),
        () => this.push(b),
      );
    } else if ((node.operation === 'shiftLeft' || node.operation === 'shiftRight') && a) {
      this.push(a);
      writer.i32(node.value);
      writer.vector(node.operation === 'shiftLeft' ? simd.i64x2Shl : simd.i64x2ShrU);
    } else {
      const opcode = binary[node.operation] ?? unary[node.operation];
      if (opcode === undefined) throw new Error(`${node.operation} is not lowered`);
      node.operands.forEach((operand) => this.push(operand));
      writer.vector(opcode);
    }
  }

  /** The lanes where the condition holds get the scalar function's result, the others keep the fast one. */
  private computeRescue(
    name: (typeof importedFunctions)[number],
    condition: Expression,
    fast: Expression,
    argument: Expression,
  ): void {
    const { writer } = this;
    for (const lane of [0, 1]) {
      this.push(argument);
      writer.vector(simd.f64x2ExtractLane, lane);
      writer.callImported(name);
      if (lane === 0) writer.vector(simd.f64x2Splat);
      else writer.vector(simd.f64x2ReplaceLane, 1);
    }
    this.push(fast);
    this.push(condition);
    writer.vector(simd.bitselect);
  }
}
