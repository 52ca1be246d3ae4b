// Values on their way between page and main process, as text: by structured clone with the limits of Electron's own
// (docs/api/ipc-renderer.md: functions, promises, symbols, weak collections and objects of the page are refused, prototypes are lost;
// shell/common/v8_util.cc: neither shared buffers nor blobs).

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What can't be copied; Electron's own words, which are those of an ordinary error. */
function refuse(): never {
  throw new Error('An object could not be cloned.');
}

const tagOf = (value: object): string => Object.prototype.toString.call(value).slice(8, -1);

const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  // A call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
};

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

type View = new (buffer: ArrayBuffer) => ArrayBufferView;

const views: Readonly<Record<string, View>> = {
  BigInt64Array,
  BigUint64Array,
  DataView,
  Float32Array,
  Float64Array,
  Int16Array,
  Int32Array,
  Int8Array,
  Uint16Array,
  Uint32Array,
  Uint8Array,
  Uint8ClampedArray,
};

function pack(value: unknown): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : ['number', Object.is(value, -0) ? '-0' : String(value)];
    case 'undefined':
      return ['undefined'];
    case 'bigint':
      return ['bigint', String(value)];
    case 'object':
      return value === null ? null : packObject(value);
    default:
      return refuse();
  }
}

function packObject(value: object): Json {
  const tag = tagOf(value);
  if (Array.isArray(value)) return ['array', value.map(pack)];
  if (ArrayBuffer.isView(value)) {
    return [tag, toBase64(new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength))];
  }
  switch (tag) {
    case 'ArrayBuffer':
      return [tag, toBase64(new Uint8Array(value as ArrayBuffer))];
    case 'Map':
      return [tag, [...(value as Map<unknown, unknown>)].map(([key, each]) => [pack(key), pack(each)])];
    case 'Set':
      return [tag, [...(value as Set<unknown>)].map(pack)];
    case 'Date':
      return [tag, pack((value as Date).getTime())];
    case 'Error':
      return [tag, (value as Error).name, (value as Error).message];
    case 'Object':
      return ['object', Object.entries(value).map(([key, each]) => [key, pack(each)])];
    default:
      return refuse();
  }
}

function unpack(packed: Json): unknown {
  if (!Array.isArray(packed)) return packed;
  const [tag, content = null, more = null] = packed as readonly Json[];
  const entries = content as readonly Json[];
  switch (tag) {
    case 'number':
      return Number(content);
    case 'undefined':
      return undefined;
    case 'bigint':
      return BigInt(content as string);
    case 'array':
      return entries.map(unpack);
    case 'object':
      return Object.fromEntries((entries as [string, Json][]).map(([key, each]) => [key, unpack(each)]));
    case 'Map':
      return new Map((entries as [Json, Json][]).map(([key, each]) => [unpack(key), unpack(each)]));
    case 'Set':
      return new Set(entries.map(unpack));
    case 'Date':
      return new Date(unpack(content) as number);
    case 'Error':
      return Object.assign(new Error(more as string), { name: content as string });
    case 'ArrayBuffer':
      return fromBase64(content as string).buffer;
    default:
      return new views[tag as string]!(fromBase64(content as string).buffer);
  }
}

/** Throws Electron's error for what can't be copied. Objects that contain themselves are not supported. */
export const encode = (value: unknown): string => JSON.stringify(pack(value));

export const decode = (text: string): unknown => unpack(JSON.parse(text) as Json);
