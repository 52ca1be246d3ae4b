// One palette for a whole clip: required colours are exact, and the others serve the picture best (OKLab).
import { fromOklab } from '../../../core/look/oklab';
import { clusterCenters, outermostPoints } from './cluster';
import { oklabOf, packColor, parseColor } from './color';
import { createColorCounter, type ColorCounts, type SampledFrames } from './countColors';

/** A GIF has 256 colours, one of which means transparent. */
const maxColors = 255;

/** Colours of flat areas that fill at least this fraction of the clip are exact, up to `maxFlat` of them. */
const flatShare = 0.0005;
const maxFlat = 32;

/** A colour's weight is its number of pixels to this power: small objects may matter. */
const weightPower = 0.6;

const refinements = 8;

const maxMustHave = 128;

/** The colours of a clip. It can be posted to a worker. */
export interface GifPalette {
  /** 1 … 255 colours (0xbbggrr) from dark to light. */
  readonly colors: Uint32Array;
  /** In a transparent clip the colour behind partly covered pixels (0xbbggrr); null in an opaque one. */
  readonly matte: number | null;
}

export interface GifPaletteRequest {
  /** Some of the clip's frames, including the first and the last. */
  readonly sampled: SampledFrames;
  /** Colours (#rrggbb) that must be exact, at most 128. */
  readonly mustHave: readonly string[];
  /**
   * Makes the clip transparent: partly covered pixels are blended with this colour (#rrggbb), and almost uncovered ones
   * are clear. Null makes it opaque: alpha is ignored.
   */
  readonly matte: string | null;
}

/**
 * Examines one frame after the other and keeps none. The result is deterministic. Throws if there are no frames or no
 * pixels, and on invalid colours.
 */
export function createGifPaletteMaker({ sampled, mustHave, matte }: GifPaletteRequest) {
  for (const field of ['frames', 'pixels'] as const) {
    if (sampled[field] >= 1) continue;
    throw new Error(`Invalid sampled.${field}: ${sampled[field]} (expected at least 1)`);
  }
  if (mustHave.length > maxMustHave) {
    throw new Error(`Invalid mustHave: ${mustHave.length} colours (expected at most ${maxMustHave})`);
  }
  const exact = new Set(mustHave.map((color, index) => parseColor(`mustHave[${index}]`, color)));
  const behind = matte === null ? null : parseColor('matte', matte);
  if (behind !== null) exact.add(behind);
  const counter = createColorCounter(sampled, behind, maxColors);
  const bytes = 4 * sampled.frames * sampled.pixels;
  let added = 0;
  return {
    /**
     * Takes the next whole rows of a sampled frame, from the top: RGBA bytes (straight alpha); they are read before this
     * returns.
     */
    add(rgba: Uint8ClampedArray): void {
      added += rgba.length;
      counter.add(rgba);
    },
    /** The palette of the added frames. Throws if some are missing. */
    palette(): GifPalette {
      if (added !== bytes) {
        throw new Error(`Invalid frames: ${added} bytes (expected ${bytes}, 4 for each pixel)`);
      }
      const counts = counter.counts();
      const united = counts.all === null ? null : new Set([...exact, ...counts.all]);
      const colors = united !== null && united.size <= maxColors ? united : chooseColors(counts, exact);
      return { colors: fromDarkToLight([...colors]), matte: behind };
    },
  };
}

function chooseColors({ total, flat, varied }: ColorCounts, mustHave: ReadonlySet<number>): Set<number> {
  const colors = new Set(mustHave);
  const largest = flat
    .filter(({ pixels }) => pixels >= flatShare * total)
    .sort((one, other) => other.pixels - one.pixels || one.color - other.color)
    .slice(0, maxFlat);
  for (const { color } of largest) colors.add(color);

  const others = [...varied, ...flat.filter(({ color }) => !colors.has(color))];
  const points = {
    positions: oklabOf(others.map(({ color }) => color)),
    weights: Float64Array.from(others, ({ pixels }) => pixels ** weightPower),
  };
  for (const point of outermostPoints(points.positions)) colors.add(others[point]!.color);
  const centers = clusterCenters(points, oklabOf([...colors]), maxColors - colors.size, refinements);
  for (let at = 0; at < centers.length; at += 3) {
    colors.add(packColor(...fromOklab(centers[at]!, centers[at + 1]!, centers[at + 2]!)));
  }
  return colors;
}

function fromDarkToLight(colors: readonly number[]): Uint32Array {
  const oklab = oklabOf(colors);
  const order = [...colors.keys()].sort((one, other) => oklab[3 * one]! - oklab[3 * other]! || one - other);
  return Uint32Array.from(order, (index) => colors[index]!);
}
