// Counts the colours of sampled frames: in small bins of the colour cube; exactly in flat areas and short lists.
import { clear, packColor, pixelsOf, visibleColor } from './color';

/** Bits per channel of a bin: colours in one bin differ by at most 3 of 255. */
const binBits = 6;
const lowBits = 8 - binBits;
const lowMask = (1 << lowBits) - 1;

/** Maximum number of pixels examined, in pieces at equal distances over all frames. */
const maxPixels = 1 << 24;
/** Pixels per piece; prime, so that the pieces cover all columns. */
const pieceLength = 251;

/** Minimum number of equal pixels in a row that count as a flat area instead of a step of a slow gradient. */
const flatRun = 16;

export interface ColorCount {
  /** 0xbbggrr. */
  readonly color: number;
  readonly pixels: number;
}

export interface ColorCounts {
  /** Number of pixels counted. */
  readonly total: number;
  /** All colours (0xbbggrr) in order of appearance if there are at most `few`, otherwise null. */
  readonly all: readonly number[] | null;
  /** Colours of flat areas, with their number of pixels there. */
  readonly flat: readonly ColorCount[];
  /** The other pixels: the mean colour of each bin. */
  readonly varied: readonly ColorCount[];
}

export interface SampledFrames {
  readonly frames: number;
  /** Pixels per frame. */
  readonly pixels: number;
}

/** Counts the colours of sampled frames as they come, taken on `matte`; clear pixels are not counted. */
export function createColorCounter(sampled: SampledFrames, matte: number | null, few: number) {
  const seen = new Set<number>();
  const flat = new Map<number, number>();
  const bins = createBins();
  let total = 0;

  const addRun = (color: number, pixels: number): void => {
    if (color === clear) return;
    total += pixels;
    if (seen.size <= few) seen.add(color);
    if (pixels >= flatRun) flat.set(color, (flat.get(color) ?? 0) + pixels);
    else bins.add(color, pixels);
  };

  const pieceDistance = pieceLength * Math.max(1, Math.ceil((sampled.frames * sampled.pixels) / maxPixels));
  /** Number of pixels of the frame so far, and the run at their end, which may continue in the next rows. */
  let position = 0;
  let run = 0;
  let runPixel = 0;
  const endRun = (): void => {
    if (run > 0) addRun(visibleColor(runPixel, matte), run);
    run = 0;
  };

  return {
    /** Takes the next whole rows of a sampled frame, RGBA; they are read before this returns. */
    add(rgba: Uint8ClampedArray): void {
      const pixels = pixelsOf(rgba);
      let at = 0;
      while (at < pixels.length) {
        const end = Math.min(
          pixels.length,
          at + pieceLength - (position % pieceLength),
          at + sampled.pixels - position,
        );
        const isLookedAt = position % pieceDistance < pieceLength;
        position += end - at;
        while (isLookedAt && at < end) {
          const pixel = pixels[at]!;
          const first = at;
          do at += 1;
          while (at < end && pixels[at] === pixel);
          if (pixel !== runPixel) endRun();
          runPixel = pixel;
          run += at - first;
        }
        at = end;
        if (position === sampled.pixels) position = 0;
        if (position % pieceLength === 0) endRun();
      }
    },
    counts: () => ({
      total,
      all: seen.size <= few ? [...seen] : null,
      flat: Array.from(flat, ([color, pixels]) => ({ color, pixels })),
      varied: bins.occupied(),
    }),
  };
}

/** The colour cube in bins, each with its number of pixels and the sum of their colours. */
function createBins(): { add(color: number, pixels: number): void; occupied(): ColorCount[] } {
  const binCount = 1 << (3 * binBits);
  const counts = new Uint32Array(binCount);
  // Sums of the low bits that the bin's index omits: sums of whole bytes could overflow.
  const [reds, greens, blues] = [
    new Uint32Array(binCount),
    new Uint32Array(binCount),
    new Uint32Array(binCount),
  ];
  return {
    add(color, pixels) {
      const red = color & 255;
      const green = (color >> 8) & 255;
      const blue = color >> 16;
      const bin = ((((blue >> lowBits) << binBits) | (green >> lowBits)) << binBits) | (red >> lowBits);
      counts[bin]! += pixels;
      reds[bin]! += pixels * (red & lowMask);
      greens[bin]! += pixels * (green & lowMask);
      blues[bin]! += pixels * (blue & lowMask);
    },
    occupied() {
      const found: ColorCount[] = [];
      const highBits = (1 << binBits) - 1;
      for (let bin = 0; bin < binCount; bin += 1) {
        const pixels = counts[bin]!;
        if (pixels === 0) continue;
        const mean = (high: number, sum: number): number =>
          ((high & highBits) << lowBits) + Math.round(sum / pixels);
        const red = mean(bin, reds[bin]!);
        const green = mean(bin >> binBits, greens[bin]!);
        const blue = mean(bin >> (2 * binBits), blues[bin]!);
        found.push({ color: packColor(red, green, blue), pixels });
      }
      return found;
    },
  };
}
