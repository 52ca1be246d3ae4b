// Writes an animated GIF piece by piece: each frame is the rectangle that changed, and in it only what changed.
import { exportFormats } from '../../../protocol/exportFormats';
import { areaAround, changedArea, copyArea, fillArea, type Area } from './area';
import { createByteSink } from './byteSink';
import { createDither } from './dither';
import { createLzwEncoder } from './lzw';
import type { GifPalette } from './palette';
import { pixelsOf } from './color';

const maxSidePx = 65_535;

/** How a decoder disposes of a frame's rectangle when its time is over. */
const disposal = { keep: 1, clear: 2 } as const;

export interface GifWriterOptions {
  readonly widthPx: number;
  readonly heightPx: number;
  /** 1 … 50. */
  readonly framesPerSecond: number;
  readonly palette: GifPalette;
  /** Whether the clip loops forever; otherwise it stops at its last frame. */
  readonly loop: boolean;
}

/**
 * The file is the concatenation of `header`, each `frame` and `end`; the caller owns the pieces. Throws on an invalid
 * size or rate. Memory: 7 bytes per pixel of a frame, and some megabytes.
 */
export function createGifWriter(options: GifWriterOptions) {
  const { widthPx, heightPx, framesPerSecond, palette, loop } = options;
  checkRange('widthPx', widthPx, 1, maxSidePx, Number.isInteger(widthPx));
  checkRange('heightPx', heightPx, 1, maxSidePx, Number.isInteger(heightPx));
  checkRange('framesPerSecond', framesPerSecond, 1, exportFormats.gif.maxFramesPerSecond, true);
  const dither = createDither(palette);
  const { clearIndex } = dither;
  const indexBits = Math.max(1, Math.ceil(Math.log2(clearIndex + 1)));
  const lzw = createLzwEncoder();
  const sink = createByteSink();

  const pixelCount = widthPx * heightPx;
  const whole: Area = { left: 0, top: 0, right: widthPx, bottom: heightPx };
  const pixels = new Uint32Array(pixelCount);
  // Indices of what the decoder shows before the pending frame, of the pending frame, and of the one after it.
  const shown = new Uint8Array(pixelCount).fill(clearIndex);
  let pending = new Uint8Array(pixelCount);
  let given = new Uint8Array(pixelCount);
  let frames = 0;
  // Outside these areas, `pending` equals the frame before it and what the decoder shows.
  let renewed: Area | null = null;
  let cleared: Area | null = null;

  /** Centiseconds from the clip's start to a frame's end: 30 frames a second last 3, 3, 4, 3, 3, 4, … */
  const endOf = (frame: number): number => Math.floor((100 * (frame + 1)) / framesPerSecond);

  /** Appends the pending frame; with `vanishing`, its rectangle includes that area and is cleared afterwards. */
  const writePending = (delay: number, vanishing: Area | null): void => {
    const within = areaAround(renewed, cleared);
    const changed = within && changedArea(shown, pending, widthPx, within, null);
    // If nothing changes, one clear pixel carries the frame's time; the first frame is always complete.
    const area = frames === 1 ? whole : (areaAround(changed, vanishing) ?? { ...whole, right: 1, bottom: 1 });
    // Graphic control extension: disposal, delay, clear index.
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
    lzw.encode(rowsOfChange(shown, pending, widthPx, area, clearIndex), indexBits, sink);

    copyArea(pending, shown, widthPx, area);
    cleared = vanishing && area;
    if (cleared !== null) fillArea(shown, clearIndex, widthPx, cleared);
  };

  /** Updates `given` to a frame; returns the bounding box of the changes. */
  const take = (bands: Iterable<Uint8ClampedArray>, all: boolean): Area | null => {
    let taken = 0;
    let changed: Area | null = null;
    for (const rgba of bands) {
      const latest = pixelsOf(rgba);
      const firstRow = taken / widthPx;
      taken += latest.length;
      if (taken > pixelCount || taken % widthPx !== 0) break;
      changed = areaAround(changed, dither.update(pixels, given, latest, widthPx, firstRow, all));
    }
    if (taken !== pixelCount) {
      throw new Error(
        `Invalid rgba: ${4 * taken} bytes (expected ${4 * pixelCount}, for ${widthPx} × ${heightPx} pixels)`,
      );
    }
    return changed;
  };

  return {
    header(): Uint8Array<ArrayBuffer> {
      sink.ascii('GIF89a');
      sink.word(widthPx);
      sink.word(heightPx);
      // Global table of 2 ** indexBits colours, 8 bits per channel; background index; no pixel aspect ratio.
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
    /**
     * Takes a frame in bands of whole rows, from the top: RGBA bytes (straight alpha), which are read before the next
     * band is requested. Returns the previous frame, since its disposal depends on this one: empty for the first.
     */
    frame(bands: Iterable<Uint8ClampedArray>): Uint8Array<ArrayBuffer> {
      if (renewed !== null) copyArea(pending, given, widthPx, renewed);
      const isFirst = frames === 0;
      const changed = take(bands, isFirst);
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
    /** The last frame and the end of the file. Throws if there was no frame. */
    end(): Uint8Array<ArrayBuffer> {
      if (frames === 0) throw new Error('Invalid frames: none (expected at least 1)');
      const total = Math.round((100 * frames) / framesPerSecond);
      writePending(total - endOf(frames - 2), null);
      sink.byte(0x3b);
      return sink.take();
    },
  };
}

/** The rows of an area of `latest`, clear where it equals `before`. A row is valid until the next one is requested. */
function* rowsOfChange(
  before: Uint8Array,
  latest: Uint8Array,
  widthPx: number,
  area: Area,
  clearIndex: number,
): Generator<Uint8Array> {
  const row = new Uint8Array(area.right - area.left);
  for (let y = area.top; y < area.bottom; y += 1) {
    const start = y * widthPx + area.left;
    for (let i = 0; i < row.length; i += 1) {
      const index = latest[start + i]!;
      row[i] = index === before[start + i] ? clearIndex : index;
    }
    yield row;
  }
}

function checkRange(field: string, value: number, min: number, max: number, isValid: boolean): void {
  if (isValid && value >= min && value <= max) return;
  throw new Error(`Invalid ${field}: ${value} (expected ${min} ≤ ${field} ≤ ${max})`);
}
