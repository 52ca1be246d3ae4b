// Writes the bytes of a WebAssembly module: the sections, and functions instruction by instruction.
// https://webassembly.github.io/spec/core/binary/

const valueTypes = { i32: 0x7f, f64: 0x7c, v128: 0x7b } as const;
export type ValueType = keyof typeof valueTypes;

/** Opcodes after the SIMD prefix. */
export const simd = {
  load: 0x00,
  load64Splat: 0x0a,
  store: 0x0b,
  f64x2Splat: 0x14,
  f64x2ExtractLane: 0x21,
  f64x2ReplaceLane: 0x22,
  f64x2Eq: 0x47,
  f64x2Lt: 0x49,
  f64x2Le: 0x4b,
  not: 0x4d,
  and: 0x4e,
  or: 0x50,
  xor: 0x51,
  bitselect: 0x52,
  anyTrue: 0x53,
  store64Lane: 0x5b,
  f64x2Ceil: 0x74,
  f64x2Floor: 0x75,
  f64x2Nearest: 0x94,
  i64x2Shl: 0xcb,
  i64x2ShrU: 0xcd,
  i64x2Add: 0xce,
  i64x2Sub: 0xd1,
  f64x2Abs: 0xec,
  f64x2Neg: 0xed,
  f64x2Sqrt: 0xef,
  f64x2Add: 0xf0,
  f64x2Sub: 0xf1,
  f64x2Mul: 0xf2,
  f64x2Div: 0xf3,
  f64x2Min: 0xf4,
  f64x2Max: 0xf5,
  f64x2Pmin: 0xf6,
  f64x2Pmax: 0xf7,
} as const;

function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low + 128 : low);
  } while (rest > 0);
  return bytes;
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = rest & 127;
    rest >>= 7;
    const done = (rest === 0 && (low & 64) === 0) || (rest === -1 && (low & 64) !== 0);
    bytes.push(done ? low : low + 128);
    if (done) return bytes;
  }
}

const text = (value: string): number[] => [
  ...unsigned(value.length),
  ...Array.from(value, (letter) => letter.charCodeAt(0)),
];

const vector = (items: readonly (readonly number[])[]): number[] => [
  ...unsigned(items.length),
  ...items.flat(),
];

/** The imported functions, in order: their indices precede those of the module's own functions. */
export const importedFunctions = ['sin', 'cos'] as const;

/** A function of i32 parameters without results, being written. */
export class FunctionWriter {
  readonly name: string;
  readonly parameters: number;
  private readonly code: number[] = [];
  private readonly locals: ValueType[] = [];

  constructor(name: string, parameters: number) {
    this.name = name;
    this.parameters = parameters;
  }

  /** A new local variable's index. */
  local(type: ValueType): number {
    this.locals.push(type);
    return this.parameters + this.locals.length - 1;
  }

  get(local: number): void {
    this.code.push(0x20, ...unsigned(local));
  }

  set(local: number): void {
    this.code.push(0x21, ...unsigned(local));
  }

  i32(value: number): void {
    this.code.push(0x41, ...signed(value));
  }

  i32Add(): void {
    this.code.push(0x6a);
  }

  i32Subtract(): void {
    this.code.push(0x6b);
  }

  i32Times(factor: number): void {
    this.i32(factor);
    this.code.push(0x6c);
  }

  /** local += amount */
  increase(local: number, amount: number): void {
    this.get(local);
    this.i32(amount);
    this.i32Add();
    this.set(local);
  }

  /** Repeats `body` while local `counter` stays below local `limit` (unsigned), at least once. */
  loopWhileBelow(counter: number, limit: number, body: () => void): void {
    this.code.push(0x03, 0x40);
    body();
    this.get(counter);
    this.get(limit);
    this.code.push(0x49, 0x0d, 0x00, 0x0b);
  }

  /** Pushes the smaller of two locals (unsigned). */
  i32Minimum(a: number, b: number): void {
    this.get(a);
    this.get(b);
    this.get(a);
    this.get(b);
    this.code.push(0x49, 0x1b);
  }

  /** Pops an i32 and runs `whenTrue` if it is not 0, else `otherwise`; each leaves a v128. */
  ifVector(whenTrue: () => void, otherwise: () => void): void {
    this.code.push(0x04, valueTypes.v128);
    whenTrue();
    this.code.push(0x05);
    otherwise();
    this.code.push(0x0b);
  }

  /** Pops an f64, leaves one. */
  callImported(name: (typeof importedFunctions)[number]): void {
    this.code.push(0x10, ...unsigned(importedFunctions.indexOf(name)));
  }

  vector(opcode: number, ...immediates: readonly number[]): void {
    this.code.push(0xfd, ...unsigned(opcode), ...immediates);
  }

  /** A load or store at a static offset from the address on the stack. */
  memory(opcode: number, offset: number, ...immediates: readonly number[]): void {
    this.vector(opcode, 0, ...unsigned(offset), ...immediates);
  }

  /** The function's entry in the code section. */
  finish(): number[] {
    const body = [...vector(this.locals.map((type) => [1, valueTypes[type]])), ...this.code, 0x0b];
    return [...unsigned(body.length), ...body];
  }
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

/**
 * A module that exports the functions, imports its memory and `importedFunctions` from `host`, and puts `data` at the
 * start of the memory.
 */
export function writeModule(functions: readonly FunctionWriter[], data: Uint8Array): Uint8Array {
  const scalarFunction = [0x60, 1, valueTypes.f64, 1, valueTypes.f64];
  const types = functions.map(({ parameters }) => [
    0x60,
    ...vector(Array.from({ length: parameters }, () => [valueTypes.i32])),
    0,
  ]);
  const imports = [
    [...text('host'), ...text('memory'), 0x02, 0x00, 1],
    ...importedFunctions.map((name) => [...text('host'), ...text(name), 0x00, 0]),
  ];
  const bytes = [
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, vector([scalarFunction, ...types])),
    ...section(2, vector(imports)),
    ...section(3, vector(functions.map((_, i) => unsigned(i + 1)))),
    ...section(
      7,
      vector(
        functions.map(({ name }, i) => [...text(name), 0x00, ...unsigned(importedFunctions.length + i)]),
      ),
    ),
    ...section(10, vector(functions.map((writer) => writer.finish()))),
    ...section(11, vector([[0x00, 0x41, 0x00, 0x0b, ...unsigned(data.length), ...data]])),
  ];
  return Uint8Array.from(bytes);
}
