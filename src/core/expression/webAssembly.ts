// Types for the part of the global WebAssembly object that the compiler needs: the ES library has none.

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

/** Throws if there is no WebAssembly. */
function api(): WebAssemblyApi {
  if (typeof WebAssembly === 'undefined') throw new Error('This JavaScript engine has no WebAssembly.');
  return WebAssembly;
}

/** Throws if WebAssembly or its 128-bit SIMD is missing, or if a content security policy forbids it. */
export function compileModule(bytes: Uint8Array): WasmModule {
  return new (api().Module)(bytes);
}

export type WasmFunction = (...parameters: number[]) => void;

export interface WasmInstance {
  readonly memory: WasmMemory;
  /** Throws if the module exports no function of that name. */
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

/** An instance with a memory of its own, of at least that many bytes, all zero except for the module's constants. */
export function instantiate(module: WasmModule, bytes: number): WasmInstance {
  return instantiateIn(module, createMemory(bytes));
}

/** An instance that uses one memory in turn with others. */
export interface SharedInstance extends WasmInstance {
  /**
   * Begins a turn: restores the `kept` bytes at the start; the rest of the memory is undefined. Call it before anything
   * is written for a call, and again after another instance may have had a turn.
   */
  claim(): void;
  /** The bytes restored with each turn: constants and lasting numbers. Changes take effect with the next turn. */
  readonly kept: Uint8Array;
}

/** Large enough for any kernel of one particle. */
const sharedBytes = 16 * pageBytes;

let shared: WasmMemory | null = null;
let owner: SharedInstance | null = null;

/**
 * An instance in the thread's shared memory. Every memory reserves gigabytes of address space, and a JavaScript engine
 * in a sandbox has room for about a hundred: kernels and batches, of which there are more, can't have one each. The
 * first `keptBytes` bytes, with the module's constants, are restored with each turn.
 */
export function instantiateShared(module: WasmModule, bytes: number, keptBytes: number): SharedInstance {
  shared ??= createMemory(sharedBytes);
  const memory = bytes <= sharedBytes ? shared : createMemory(bytes);
  const content = new Uint8Array(memory.buffer);
  const before = content.slice(0, keptBytes);
  const instance = instantiateIn(module, memory);
  const kept = content.slice(0, keptBytes);
  // The module's constants have overwritten those of the current turn.
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
