// The GIF as an independent decoder sees it: the exact pictures, their times, and what each frame draws.
import { describe, expect, it } from 'vitest';
import { oklabOf } from './color';
import { createDither } from './dither';
import { createGifWriter, type GifWriterOptions } from './gifWriter';
import type { GifPalette } from './palette';
import { createGifPalette } from './testing/createGifPalette';
import { decodeGif, type DecodedGif } from './testing/decodeGif';
import { headRadiusPx, paint, shadedFrame } from './testing/pictures';

const widthPx = 160;
const heightPx = 120;

function paletteOf(frames: readonly Uint8ClampedArray[], matte: string | null = null): GifPalette {
  return createGifPalette({ frames, mustHave: ['#d55e00'], matte });
}

function write(frames: readonly Uint8ClampedArray[], options: Partial<GifWriterOptions> = {}): Uint8Array {
  const palette = options.palette ?? paletteOf(frames);
  const writer = createGifWriter({ widthPx, heightPx, framesPerSecond: 25, loop: true, ...options, palette });
  const pieces = [writer.header(), ...frames.map((frame) => writer.frame([frame])), writer.end()];
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

/** RGBA of each frame separately quantized to a palette, independent of the GIF writer. */
function quantized(frames: readonly Uint8ClampedArray[], palette: GifPalette): Uint8ClampedArray[] {
  return frames.map((frame) => {
    const dither = createDither(palette);
    const count = frame.length / 4;
    const indices = new Uint8Array(count);
    dither.update(new Uint32Array(count), indices, new Uint32Array(frame.slice().buffer), widthPx, 0, true);
    const pixels = Uint32Array.from(indices, (index) =>
      index === dither.clearIndex ? 0 : (0xff000000 | palette.colors[index]!) >>> 0,
    );
    return new Uint8ClampedArray(pixels.buffer);
  });
}

/** Expects every frame's picture, byte by byte. */
function expectPictures(gif: DecodedGif, pictures: readonly Uint8ClampedArray[]): void {
  expect(gif.frames).toHaveLength(pictures.length);
  const wrong = gif.frames.map(({ picture }, index) =>
    picture.findIndex((byte, at) => byte !== pictures[index]![at]),
  );
  expect(wrong).toEqual(pictures.map(() => -1));
}

const path = Array.from({ length: 8 }, (_, step) => ({ x: 40 + 7 * step, y: 50 + 2 * step }));
const moving = path.map((head) => shadedFrame(widthPx, heightPx, head));

describe('createGifWriter', () => {
  it('shows each frame in the palette’s colours, to the pixel', () => {
    const palette = paletteOf(moving);
    const gif = decodeGif(write(moving, { palette }));
    expect([gif.width, gif.height]).toEqual([widthPx, heightPx]);
    expectPictures(gif, quantized(moving, palette));
  });

  it('shows frames that change all over', () => {
    const frames = Array.from({ length: 4 }, (_, step) =>
      paint(widthPx, heightPx, (x, y) => [(x + 9 * step) % 256, (2 * y + 5 * step) % 256, x ^ y, 255]),
    );
    const palette = paletteOf(frames);
    const gif = decodeGif(write(frames, { palette }));
    expectPictures(gif, quantized(frames, palette));
  });

  it('draws nothing where nothing changes', () => {
    const gif = decodeGif(write([moving[0]!, moving[0]!, moving[1]!, moving[1]!]));
    expect(gif.frames).toHaveLength(4);
    expect(gif.frames[0]!.drawn).toBe(widthPx * heightPx);
    for (const index of [1, 3]) {
      expect(gif.frames[index]).toMatchObject({ width: 1, height: 1, drawn: 0 });
    }
  });

  it('draws around a head that moves, and nothing else', () => {
    const [from, to] = [path[2]!, path[3]!];
    const frame = decodeGif(write(moving)).frames[3]!;
    expect(frame.x).toBe(from.x - headRadiusPx);
    expect(frame.y).toBe(from.y - headRadiusPx);
    expect(frame.x + frame.width).toBe(to.x + headRadiusPx + 1);
    expect(frame.y + frame.height).toBe(to.y + headRadiusPx + 1);
    expect(frame.drawn).toBeLessThan(2 * Math.PI * (headRadiusPx + 0.5) ** 2);
  });

  it('has the same bytes for the same frames', () => {
    expect(write(moving)).toEqual(write(moving));
  });

  it.each([
    [30, [3, 3, 4, 3, 3, 4, 3, 4]],
    [25, [4, 4, 4, 4, 4, 4, 4, 4]],
    [50, [2, 2, 2, 2, 2, 2, 2, 2]],
    [24, [4, 4, 4, 4, 4, 5, 4, 4]],
    [1, [100, 100, 100, 100, 100, 100, 100, 100]],
  ])('shows %i frames a second for hundredths that add up', (framesPerSecond, delays) => {
    const gif = decodeGif(write(moving, { framesPerSecond }));
    expect(gif.frames.map(({ delay }) => delay)).toEqual(delays);
    const total = delays.reduce((sum, delay) => sum + delay);
    expect(total).toBe(Math.round((100 * moving.length) / framesPerSecond));
  });

  it('never asks for less time than browsers grant', () => {
    for (const framesPerSecond of [1, 7, 12, 24, 29.97, 30, 33, 40, 48, 50]) {
      const still = new Array<Uint8ClampedArray>(101).fill(moving[0]!.subarray(0, 4));
      const gif = decodeGif(write(still, { framesPerSecond, widthPx: 1, heightPx: 1 }));
      const delays = gif.frames.map(({ delay }) => delay);
      expect(Math.min(...delays)).toBeGreaterThanOrEqual(2);
      expect(delays.reduce((sum, delay) => sum + delay)).toBe(Math.round(10_100 / framesPerSecond));
    }
  });

  it('loops forever or plays once', () => {
    expect(decodeGif(write(moving, { loop: true })).loops).toBe(0);
    expect(decodeGif(write(moving, { loop: false })).loops).toBeNull();
  });

  it('shows a single pixel, and a single colour', () => {
    const dot = paint(1, 1, () => [1, 2, 3, 255]);
    expect([...decodeGif(write([dot], { widthPx: 1, heightPx: 1 })).frames[0]!.picture]).toEqual([
      1, 2, 3, 255,
    ]);
    const flat = paint(widthPx, heightPx, () => [9, 8, 7, 255]);
    expectPictures(decodeGif(write([flat])), [flat]);
  });

  it.each([1, 2, 3, 4, 5, 16, 64, 127, 128, 254, 255])('keeps %i colours as they are', (count) => {
    const frame = paint(widthPx, heightPx, (x, y) => [(x + widthPx * y) % count, 40, 80, 255]);
    const palette = createGifPalette({ frames: [frame], mustHave: [], matte: null });
    expect(palette.colors).toHaveLength(count);
    expectPictures(decodeGif(write([frame], { palette })), [frame]);
  });

  it('comes close to the colours of swatches, on average and dot by dot', () => {
    const side = 16;
    const swatch = (x: number, y: number): [number, number, number, number] => {
      const [column, row] = [Math.floor(x / side), Math.floor(y / side)];
      return [25 * column, 36 * row, 255 - 12 * column - 15 * row, 255];
    };
    const frame = paint(widthPx, 112, swatch);
    // So many different colours that no flat one is exact.
    const crowd = paint(widthPx, 112, (x, y) => [x * 1.6, y * 2.2, 255 - 0.75 * x - 0.9 * y, 255]);
    const palette = createGifPalette({
      frames: new Array<Uint8ClampedArray>(3).fill(crowd),
      mustHave: [],
      matte: null,
    });
    const { picture } = decodeGif(write([frame], { heightPx: 112, palette })).frames[0]!;
    const colorsOf = (rgba: Uint8ClampedArray): Float64Array =>
      oklabOf(Uint32Array.from(new Uint32Array(rgba.slice().buffer), (pixel) => pixel & 0xffffff));
    const [meant, seen] = [colorsOf(frame), colorsOf(picture)];
    for (let row = 0; row < 7; row += 1) {
      for (let column = 0; column < 10; column += 1) {
        const off = [0, 0, 0];
        for (let dot = 0; dot < side * side; dot += 1) {
          const at = 3 * ((row * side + Math.floor(dot / side)) * widthPx + column * side + (dot % side));
          const each = off.map((_, axis) => seen[at + axis]! - meant[at + axis]!);
          expect(Math.hypot(...each)).toBeLessThan(0.08);
          each.forEach((value, axis) => (off[axis]! += value / side ** 2));
        }
        expect(Math.hypot(...off)).toBeLessThan(0.02);
      }
    }
  });

  describe('of a transparent clip', () => {
    const clear = [0, 0, 0, 0] as const;
    // Across the edge of the ellipse: the head appears on a clear background and leaves no trace.
    const crossing = Array.from({ length: 10 }, (_, step) => ({ x: 8 + 16 * step, y: 60 - 4 * step }));
    const frames = crossing.map((head) => shadedFrame(widthPx, heightPx, head, clear));
    const palette = paletteOf(frames, '#f6f4f0');

    it('shows each frame to the pixel, and leaves no ghosts', () => {
      const gif = decodeGif(write(frames, { palette }));
      expectPictures(gif, quantized(frames, palette));
      const covered = (bytes: Uint8ClampedArray): number =>
        bytes.filter((alpha, at) => at % 4 === 3 && alpha > 0).length;
      frames.forEach((frame, index) => expect(covered(gif.frames[index]!.picture)).toBe(covered(frame)));
    });

    it('clears only around what vanishes', () => {
      const gif = decodeGif(write(frames, { palette }));
      expect(gif.frames[0]).toMatchObject({ disposal: 2, width: widthPx, height: heightPx });
      const inside = gif.frames[5]!;
      expect(inside.disposal).toBe(1);
      expect(inside.width * inside.height).toBeLessThan(2000);
      const leaving = gif.frames[8]!;
      expect(leaving.disposal).toBe(2);
      expect(leaving.width * leaving.height).toBeLessThan(2000);
    });

    it('mixes what is partly covered with the matte', () => {
      const frame = paint(4, 1, (x) => [200, 0, 0, [255, 128, 30, 10][x]!]);
      const size = { widthPx: 4, heightPx: 1 };
      const { picture } = decodeGif(write([frame], { ...size, palette: paletteOf([frame], '#0000c8') }))
        .frames[0]!;
      expect([...picture]).toEqual([200, 0, 0, 255, 100, 0, 100, 255, 24, 0, 176, 255, 0, 0, 0, 0]);
    });

    it('can be all clear, before and after', () => {
      const nothing = new Uint8ClampedArray(4 * widthPx * heightPx);
      const clip = [nothing, frames[3]!, nothing, nothing];
      const gif = decodeGif(write(clip, { palette }));
      expectPictures(gif, quantized(clip, palette));
    });
  });

  it('takes bytes from anywhere in a buffer, and leaves them alone', () => {
    const shifted = moving.map((frame) => {
      const buffer = new Uint8ClampedArray(frame.length + 1);
      buffer.set(frame, 1);
      return buffer.subarray(1);
    });
    const palette = paletteOf(moving);
    expect(write(shifted, { palette })).toEqual(write(moving, { palette }));
    expect(shifted.every((frame, index) => frame.every((byte, at) => byte === moving[index]![at]))).toBe(
      true,
    );
  });

  it('takes frames in bands of any height, and holds on to none of them', () => {
    const palette = paletteOf(moving);
    const inBands = (rows: number): Uint8Array => {
      const writer = createGifWriter({ widthPx, heightPx, framesPerSecond: 25, loop: true, palette });
      const band = new Uint8ClampedArray(4 * widthPx * rows);
      const bandsOf = function* (frame: Uint8ClampedArray): Generator<Uint8ClampedArray> {
        for (let from = 0; from < frame.length; from += band.length) {
          const part = frame.subarray(from, from + band.length);
          band.set(part);
          yield band.subarray(0, part.length);
          band.fill(77);
        }
      };
      const pieces = [writer.header(), ...moving.map((frame) => writer.frame(bandsOf(frame))), writer.end()];
      return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
    };
    const whole = write(moving, { palette });
    for (const rows of [1, 7, 119, 120]) expect(inBands(rows)).toEqual(whole);
  });

  it.each([
    [{ widthPx: 0 }, 'Invalid widthPx: 0 (expected 1 ≤ widthPx ≤ 65535)'],
    [{ heightPx: 70_000 }, 'Invalid heightPx: 70000 (expected 1 ≤ heightPx ≤ 65535)'],
    [{ widthPx: 10.5 }, 'Invalid widthPx: 10.5 (expected 1 ≤ widthPx ≤ 65535)'],
    [{ framesPerSecond: 60 }, 'Invalid framesPerSecond: 60 (expected 1 ≤ framesPerSecond ≤ 50)'],
    [{ framesPerSecond: NaN }, 'Invalid framesPerSecond: NaN (expected 1 ≤ framesPerSecond ≤ 50)'],
  ])('refuses %o', (wrong, message) => {
    expect(() => write(moving, wrong)).toThrow(message);
  });

  it('refuses frames of another size, and a clip without frames', () => {
    const palette = paletteOf(moving);
    expect(() => write([moving[0]!.subarray(4)], { palette })).toThrow(
      'Invalid rgba: 76796 bytes (expected 76800, for 160 × 120 pixels)',
    );
    const writer = createGifWriter({ widthPx, heightPx, framesPerSecond: 25, loop: true, palette });
    expect(() => writer.frame([moving[0]!, moving[0]!])).toThrow(
      'Invalid rgba: 153600 bytes (expected 76800, for 160 × 120 pixels)',
    );
    expect(() => write([], { palette })).toThrow('Invalid frames: none (expected at least 1)');
  });
});
