// LZW, as an independent decoder reads it.
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../core/random/random';
import { createByteSink } from './byteSink';
import { createLzwEncoder } from './lzw';
import { decodeGif } from './testing/decodeGif';

const encoder = createLzwEncoder();

/** The indices that a decoder finds in a still GIF of one row, whose colour table has the index as red. */
function roundTrip(indices: Uint8Array, indexBits: number): { read: Uint8Array; bytes: number } {
  const sink = createByteSink();
  sink.ascii('GIF89a');
  sink.word(indices.length);
  sink.word(1);
  sink.bytes([0xf0 | (indexBits - 1), 0, 0]);
  for (let index = 0; index < 1 << indexBits; index += 1) sink.bytes([index, 0, 0]);
  sink.bytes([0x2c, 0, 0, 0, 0]);
  sink.word(indices.length);
  sink.word(1);
  sink.byte(0);
  const before = sink.length;
  encoder.encode([indices], indexBits, sink);
  const bytes = sink.length - before;
  sink.byte(0x3b);
  const [frame] = decodeGif(sink.take()).frames;
  return { read: Uint8Array.from(indices, (_, i) => frame!.picture[4 * i]!), bytes };
}

function noise(length: number, indexBits: number, seed: number): Uint8Array {
  const random = createRandom(seed);
  return Uint8Array.from({ length }, () => Math.floor(2 ** indexBits * random.uniform()));
}

/** The first place where the decoder's result differs from the input; −1 if there is none. */
function firstWrong(indices: Uint8Array, indexBits: number): number {
  const { read } = roundTrip(indices, indexBits);
  return read.findIndex((index, i) => index !== indices[i]);
}

const from = (first: number, count: number): number[] => Array.from({ length: count }, (_, i) => first + i);

describe('createLzwEncoder', () => {
  it.each([
    [1, 60_000],
    [2, 30_000],
    [3, 20_000],
    [5, 15_000],
    [7, 12_000],
    [8, 12_000],
  ])('keeps noise of %i bits, long enough for fresh starts', (indexBits, length) => {
    expect(firstWrong(noise(length, indexBits, indexBits), indexBits)).toBe(-1);
  });

  it('keeps images that end at each place in a sub-block and at every growth of the codes', () => {
    const indices = noise(4000, 8, 0);
    // In noise nearly every code is one pixel: codes grow after 255, 767 and 1791 of them, and are reset after 3839.
    const lengths = [...from(1, 270), ...from(765, 12), ...from(1788, 16), ...from(3836, 40)];
    expect(lengths.filter((length) => firstWrong(indices.subarray(0, length), 8) >= 0)).toEqual([]);
  });

  it('keeps images of two colours of every length', () => {
    const indices = noise(400, 1, 1);
    const lengths = from(1, indices.length);
    expect(lengths.filter((length) => firstWrong(indices.subarray(0, length), 1) >= 0)).toEqual([]);
  });

  it('has the same data however the indices are cut into rows', () => {
    const indices = noise(6000, 8, 3);
    const sink = createByteSink();
    const inRows = (length: number): Uint8Array => {
      const rows = Array.from({ length: indices.length / length }, (_, row) =>
        indices.subarray(row * length, (row + 1) * length),
      );
      encoder.encode(rows, 8, sink);
      return sink.take();
    };
    const whole = inRows(6000);
    for (const length of [1, 3, 2000]) expect(inRows(length)).toEqual(whole);
  });

  it('packs one colour into ever longer strings', () => {
    const indices = new Uint8Array(65_000).fill(7);
    const { read, bytes } = roundTrip(indices, 8);
    expect(read.every((index) => index === 7)).toBe(true);
    // Strings of 1, 2, 3, … pixels: 360 of them, of 9 or 10 bits.
    expect(bytes).toBeLessThan(460);
  });

  it('writes sub-blocks that end with the empty one, whatever their last one holds', () => {
    const sink = createByteSink();
    const indices = noise(500, 8, 2);
    for (const length of from(1, 500)) {
      encoder.encode([indices.subarray(0, length)], 8, sink);
      const data = sink.take();
      let at = 1;
      while (data[at] !== 0) at += 1 + data[at]!;
      expect(at).toBe(data.length - 1);
    }
  });
});
