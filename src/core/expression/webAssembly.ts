// The little of the global WebAssembly object that the compiler needs, typed: the ES library does not have it.

/** A compiled module; it may be instantiated any number of times. */
export type WasmModule = object;

export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Instance: new (
    module: WasmModule,
    imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
  readonly Memory: new (limits: { initial: number }) => WasmMemory;
}

declare const WebAssembly: WebAssemblyApi | undefined;

/** Throws where there is no WebAssembly. */
function api(): WebAssemblyApi {
  if (typeof WebAssembly === 'undefined') throw new Error('This JavaScript engine has no WebAssembly.');
  return WebAssembly;
}

/** Throws where WebAssembly or its 128-bit SIMD is missing, or a content security policy forbids it. */
export function compileModule(bytes: Uint8Array): WasmModule {
  return new (api().Module)(bytes);
}

export type WasmFunction = (...parameters: number[]) => void;

export interface WasmInstance {
  readonly memory: WasmMemory;
  /** Throws when the module exports no function of that name. */
  function(name: string): WasmFunction;
}

function createMemory(bytes: number): WasmMemory {
  return new (api().Memory)({ initial: Math.max(1, Math.ceil(bytes / pageBytes)) });
}

const pageBytes = 65_536;

function instantiateIn(module: WasmModule, memory: WasmMemory): WasmInstance {
  const instance = new (api().Instance)(module, { host: { memory, sin: Math.sin, cos: Math.cos } });
  return {
    memory,
    function(name) {
      const found = instance.exports[name];
      if (typeof found !== 'function') throw new Error(`The module exports no function ${name}`);
      return found as WasmFunction;
    },
  };
}

/** An instance with a memory of its own, of at least that many bytes, zeroed but for the module's constants. */
export function instantiate(module: WasmModule, bytes: number): WasmInstance {
  return instantiateIn(module, createMemory(bytes));
}

/** An instance that takes turns with others in one memory. */
export interface SharedInstance extends WasmInstance {
  /**
   * Begins a turn: puts the first `kept` bytes back, what else there was is not to be relied on. To be called before
   * anything is written for a call, and again after anybody else may have had a turn.
   */
  claim(): void;
  /** The bytes that come back with each turn: constants, and numbers that stay. Changes count from the next turn on. */
  readonly kept: Uint8Array;
}

/** Enough for the largest kernel of one particle. */
const sharedBytes = 16 * pageBytes;

let shared: WasmMemory | null = null;
let owner: SharedInstance | null = null;

/**
 * An instance in the thread's shared memory. Every memory reserves gigabytes of address space, and an engine in a
 * sandbox has room for a hundred or so: kernels and batches, of which there are more, can't have one each.
 * `keptBytes` from address 0 on hold the module's constants and come back with each turn.
 */
export function instantiateShared(module: WasmModule, bytes: number, keptBytes: number): SharedInstance {
  shared ??= createMemory(sharedBytes);
  const memory = bytes <= sharedBytes ? shared : createMemory(bytes);
  const content = new Uint8Array(memory.buffer);
  const before = content.slice(0, keptBytes);
  const instance = instantiateIn(module, memory);
  const kept = content.slice(0, keptBytes);
  // The module's constants were written over somebody's turn.
  content.set(before);
  const claimed: SharedInstance = {
    ...instance,
    kept,
    claim() {
      if (owner === claimed && memory === shared) return;
      content.set(kept);
      if (memory === shared) owner = claimed;
    },
  };
  return claimed;
}
