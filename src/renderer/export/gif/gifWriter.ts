// Writes an animated GIF piece by piece: each frame is the rectangle that changed, and in it only what changed.
import { areaAround, changedArea, copyArea, fillArea, type Area } from './area';
import { createByteSink } from './byteSink';
import { createDither } from './dither';
import { createLzwEncoder } from './lzw';
import type { GifPalette } from './palette';
import { pixelsOf } from './color';

/** Browsers show frames of less than 2/100 s for 1/10 s: more frames per second than this would be a slow clip. */
export const maxGifFramesPerSecond = 50;

const maxSidePx = 65_535;

/** What a reader does with a frame's rectangle when its time is over. */
const disposal = { keep: 1, clear: 2 } as const;

export interface GifWriterOptions {
  readonly widthPx: number;
  readonly heightPx: number;
  /** 1 … 50. */
  readonly framesPerSecond: number;
  readonly palette: GifPalette;
  /** Whether the clip begins again at its end, forever; otherwise it stays at its last frame. */
  readonly loop: boolean;
}

/** The file is what `header`, each `frame` and `end` return, in that order. The pieces belong to the caller. */
export interface GifWriter {
  header(): Uint8Array<ArrayBuffer>;
  /**
   * Takes a frame: RGBA bytes (colours not multiplied by alpha), row by row from the top, that are read before this
   * returns. The piece is the frame before, since how that one ends depends on this one: nothing for the first.
   */
  frame(rgba: Uint8ClampedArray): Uint8Array<ArrayBuffer>;
  /** The last frame and the end of the file. Throws when there was no frame. */
  end(): Uint8Array<ArrayBuffer>;
}

/** Throws on a bad size or rate. Memory: 8 bytes for each pixel of a frame, and some megabytes. */
export function createGifWriter(options: GifWriterOptions): GifWriter {
  const { widthPx, heightPx, framesPerSecond, palette, loop } = options;
  checkRange('widthPx', widthPx, 1, maxSidePx, Number.isInteger(widthPx));
  checkRange('heightPx', heightPx, 1, maxSidePx, Number.isInteger(heightPx));
  checkRange('framesPerSecond', framesPerSecond, 1, maxGifFramesPerSecond, true);
  const dither = createDither(palette);
  const { clearIndex } = dither;
  const indexBits = Math.max(1, Math.ceil(Math.log2(clearIndex + 1)));
  const lzw = createLzwEncoder();
  const sink = createByteSink();

  const pixelCount = widthPx * heightPx;
  const whole: Area = { left: 0, top: 0, right: widthPx, bottom: heightPx };
  const pixels = new Uint32Array(pixelCount);
  // Indices of what the reader shows before the pending frame, of the pending frame, and of the one given after it.
  const shown = new Uint8Array(pixelCount).fill(clearIndex);
  let pending = new Uint8Array(pixelCount);
  let given = new Uint8Array(pixelCount);
  const image = new Uint8Array(pixelCount);
  let frames = 0;
  // Outside of these, pending is as the frame before it, and so is what the reader shows.
  let renewed: Area | null = null;
  let cleared: Area | null = null;

  /** Centiseconds from the clip's start to a frame's end: 30 frames a second last 3, 3, 4, 3, 3, 4, … */
  const endOf = (frame: number): number => Math.floor((100 * (frame + 1)) / framesPerSecond);

  /** Appends the pending frame, after whose time what it covers becomes clear if `vanishing` lies in it. */
  const writePending = (delay: number, vanishing: Area | null): void => {
    const within = areaAround(renewed, cleared);
    const changed = within && changedArea(shown, pending, widthPx, within, null);
    // Where nothing changes, one clear pixel takes the frame's time; the first frame is whole in any case.
    const area = frames === 1 ? whole : (areaAround(changed, vanishing) ?? { ...whole, right: 1, bottom: 1 });
    const count = cutInto(image, shown, pending, widthPx, area, clearIndex);
    copyArea(pending, shown, widthPx, area);
    cleared = vanishing && area;
    if (cleared !== null) fillArea(shown, clearIndex, widthPx, cleared);

    // Graphic control extension: what comes after, delay, clear index.
    sink.bytes([0x21, 0xf9, 4, ((vanishing === null ? disposal.keep : disposal.clear) << 2) | 1]);
    sink.word(delay);
    sink.bytes([clearIndex, 0]);
    // Image descriptor.
    sink.byte(0x2c);
    sink.word(area.left);
    sink.word(area.top);
    sink.word(area.right - area.left);
    sink.word(area.bottom - area.top);
    sink.byte(0);
    lzw.encode(image, count, indexBits, sink);
  };

  return {
    header() {
      sink.ascii('GIF89a');
      sink.word(widthPx);
      sink.word(heightPx);
      // A global table of 2 ** indexBits colours, 8 bits per channel; the background's index; no word on pixels' shape.
      sink.bytes([0xf0 | (indexBits - 1), clearIndex, 0]);
      for (let index = 0; index < 1 << indexBits; index += 1) {
        const color = palette.colors[index] ?? 0;
        sink.bytes([color & 255, (color >> 8) & 255, color >> 16]);
      }
      if (loop) {
        sink.bytes([0x21, 0xff, 11]);
        sink.ascii('NETSCAPE2.0');
        sink.bytes([3, 1, 0, 0, 0]);
      }
      return sink.take();
    },
    frame(rgba) {
      if (rgba.length !== 4 * pixelCount) {
        throw new Error(
          `Invalid rgba: ${rgba.length} bytes (expected ${4 * pixelCount}, for ${widthPx} × ${heightPx} pixels)`,
        );
      }
      if (renewed !== null) copyArea(pending, given, widthPx, renewed);
      const isFirst = frames === 0;
      const changed = dither.update(pixels, given, pixelsOf(rgba), widthPx, isFirst);
      if (!isFirst) {
        const vanishing =
          palette.matte === null || changed === null
            ? null
            : changedArea(pending, given, widthPx, changed, clearIndex);
        writePending(endOf(frames - 1) - endOf(frames - 2), vanishing);
      }
      [pending, given] = [given, pending];
      renewed = changed;
      frames += 1;
      return sink.take();
    },
    end() {
      if (frames === 0) throw new Error('Invalid frames: none (expected at least 1)');
      const total = Math.round((100 * frames) / framesPerSecond);
      writePending(total - endOf(frames - 2), null);
      sink.byte(0x3b);
      return sink.take();
    },
  };
}

/** Packs an area of `latest` into `out`, clear where it is as `before`; returns the number of its pixels. */
function cutInto(
  out: Uint8Array,
  before: Uint8Array,
  latest: Uint8Array,
  widthPx: number,
  area: Area,
  clearIndex: number,
): number {
  let count = 0;
  for (let y = area.top; y < area.bottom; y += 1) {
    for (let at = y * widthPx + area.left; at < y * widthPx + area.right; at += 1) {
      const index = latest[at]!;
      out[count] = index === before[at] ? clearIndex : index;
      count += 1;
    }
  }
  return count;
}

function checkRange(field: string, value: number, min: number, max: number, isValid: boolean): void {
  if (isValid && value >= min && value <= max) return;
  throw new Error(`Invalid ${field}: ${value} (expected ${min} ≤ ${field} ≤ ${max})`);
}
