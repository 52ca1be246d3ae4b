// LZW for GIF: codes of growing size, least significant bit first, in sub-blocks of up to 255 bytes.
import type { ByteSink } from './byteSink';

const maxCodeBits = 12;
const maxCodes = 1 << maxCodeBits;
const hashBits = 14;
const hashMask = (1 << hashBits) - 1;
const blockBytes = 255;

/** Compresses images one after the other without allocating. */
export function createLzwEncoder() {
  /** Strings of the dictionary: prefix code and last index, plus 1, since 0 marks a free slot. */
  const keys = new Int32Array(1 << hashBits);
  const codes = new Uint16Array(1 << hashBits);

  return {
    /**
     * Appends the image data of a GIF (code size, sub-blocks, terminator) for rows of indices, at least one index in all,
     * each below 2 ** `indexBits`. A row is read before the next one is requested.
     */
    encode(rows: Iterable<Uint8Array>, indexBits: number, sink: ByteSink): void {
      const minCodeSize = Math.max(2, indexBits);
      const clearCode = 1 << minCodeSize;
      const endCode = clearCode + 1;
      let nextCode = endCode + 1;
      let codeBits = minCodeSize + 1;
      let bits = 0;
      let bitCount = 0;

      sink.byte(minCodeSize);
      // A sub-block's length is known when it is full: its byte is reserved and filled in later.
      let blockStart = sink.length;
      sink.byte(0);

      const put = (code: number): void => {
        bits |= code << bitCount;
        bitCount += codeBits;
        while (bitCount >= 8) {
          putByte(bits & 255);
          bits >>>= 8;
          bitCount -= 8;
        }
      };
      const putByte = (byte: number): void => {
        sink.byte(byte);
        if (sink.length - blockStart > blockBytes) {
          sink.set(blockStart, blockBytes);
          blockStart = sink.length;
          sink.byte(0);
        }
      };

      keys.fill(0);
      put(clearCode);
      let prefix = -1;
      const take = (index: number): void => {
        const key = ((prefix << 8) | index) + 1;
        let slot = Math.imul(key, 0x9e3779b1) >>> (32 - hashBits);
        while (keys[slot] !== key && keys[slot] !== 0) slot = (slot + 1) & hashMask;
        if (keys[slot] === key) {
          prefix = codes[slot]!;
          return;
        }
        put(prefix);
        prefix = index;
        if (nextCode < maxCodes) {
          keys[slot] = key;
          codes[slot] = nextCode;
          // The decoder adds a code one step after the encoder, so the size grows after the code is added.
          if (nextCode === 1 << codeBits) codeBits += 1;
          nextCode += 1;
        } else {
          put(clearCode);
          keys.fill(0);
          nextCode = endCode + 1;
          codeBits = minCodeSize + 1;
        }
      };
      for (const row of rows) {
        let i = 0;
        if (prefix < 0) {
          prefix = row[0]!;
          i = 1;
        }
        for (; i < row.length; i += 1) take(row[i]!);
      }
      put(prefix);
      if (nextCode === 1 << codeBits && codeBits < maxCodeBits) codeBits += 1;
      put(endCode);
      if (bitCount > 0) putByte(bits & 255);
      sink.set(blockStart, sink.length - blockStart - 1);
      // The last sub-block may be the empty terminator.
      if (sink.length - blockStart > 1) sink.byte(0);
    },
  };
}
