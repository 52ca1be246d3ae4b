// Counts the colours of sampled frames, in small bins of the colour cube; flat areas and short lists exactly.
import { clear, packColor, pixelsOf, visibleColor } from './color';

/** Bits per channel of a bin: its colours lie within 3 of 255 of each other. */
const binBits = 6;
const lowBits = 8 - binBits;
const lowMask = (1 << lowBits) - 1;

/** No more pixels than this are looked at, in pieces taken at even distances over all frames. */
const mostPixels = 1 << 24;
/** Pixels of a piece; prime, so that pieces fall on all columns. */
const pieceLength = 251;

/** Pixels in a row of one colour that are a flat area, rather than a step of a slow gradient. */
const flatRun = 16;

export interface ColorCount {
  /** 0xbbggrr. */
  readonly color: number;
  readonly pixels: number;
}

export interface ColorCounts {
  /** Pixels counted. */
  readonly total: number;
  /** All colours (0xbbggrr) in order of appearance while there are at most `few` of them, otherwise null. */
  readonly all: readonly number[] | null;
  /** Colours of flat areas, and their pixels there. */
  readonly flat: readonly ColorCount[];
  /** The other pixels: the mean colour of each bin. */
  readonly varied: readonly ColorCount[];
}

/** Counts the colours of RGBA frames before `matte`; what is clear counts for nothing. */
export function countColors(
  frames: readonly Uint8ClampedArray[],
  matte: number | null,
  few: number,
): ColorCounts {
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

  const pixelCount = frames.reduce((sum, frame) => sum + frame.length / 4, 0);
  const pieceDistance = pieceLength * Math.max(1, Math.ceil(pixelCount / mostPixels));
  for (const frame of frames) {
    const pixels = pixelsOf(frame);
    for (let from = 0; from < pixels.length; from += pieceDistance) {
      const end = Math.min(pixels.length, from + pieceLength);
      let runStart = from;
      for (let i = from + 1; i <= end; i += 1) {
        if (i < end && pixels[i] === pixels[runStart]) continue;
        addRun(visibleColor(pixels[runStart]!, matte), i - runStart);
        runStart = i;
      }
    }
  }
  return {
    total,
    all: seen.size <= few ? [...seen] : null,
    flat: Array.from(flat, ([color, pixels]) => ({ color, pixels })),
    varied: bins.occupied(),
  };
}

/** The colour cube in small cubes, each with its pixels and the sum of their colours. */
function createBins(): { add(color: number, pixels: number): void; occupied(): ColorCount[] } {
  const binCount = 1 << (3 * binBits);
  const counts = new Uint32Array(binCount);
  // Sums of what the bin itself leaves out: those of whole bytes could overflow.
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
