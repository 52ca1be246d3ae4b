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

/** An instance with a memory of its own, of at least that many bytes, zeroed but for the module's constants. */
export function instantiate(module: WasmModule, bytes: number): WasmInstance {
  const memory = new (api().Memory)({ initial: Math.max(1, Math.ceil(bytes / 65536)) });
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
