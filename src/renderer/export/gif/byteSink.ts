// A growing byte buffer that is reused for each frame.

export interface ByteSink {
  readonly length: number;
  byte(value: number): void;
  /** Appends two bytes, little-endian. */
  word(value: number): void;
  ascii(text: string): void;
  bytes(values: ArrayLike<number>): void;
  /** Changes a byte that has been appended. */
  set(at: number, value: number): void;
  /** A copy of everything appended since the last call; empties the sink. */
  take(): Uint8Array<ArrayBuffer>;
}

export function createByteSink(): ByteSink {
  let buffer = new Uint8Array(1 << 16);
  let length = 0;

  const reserve = (more: number): void => {
    if (length + more <= buffer.length) return;
    const larger = new Uint8Array(Math.max(2 * buffer.length, length + more));
    larger.set(buffer);
    buffer = larger;
  };
  const byte = (value: number): void => {
    if (length === buffer.length) reserve(1);
    buffer[length] = value;
    length += 1;
  };

  return {
    get length() {
      return length;
    },
    byte,
    word(value) {
      byte(value & 255);
      byte(value >> 8);
    },
    ascii(text) {
      for (let i = 0; i < text.length; i += 1) byte(text.charCodeAt(i));
    },
    bytes(values) {
      reserve(values.length);
      buffer.set(values, length);
      length += values.length;
    },
    set(at, value) {
      buffer[at] = value;
    },
    take() {
      const taken = buffer.slice(0, length);
      length = 0;
      return taken;
    },
  };
}
