// Converts pixels to palette indices. A colour that is not in the palette becomes a mix of two or three that are; the
// pixel's position on the screen selects one of them, so that still areas stay the same from frame to frame.
import type { Area } from './area';
import { clear, visibleColor } from './color';
import { createMixer } from './mixer';
import type { GifPalette } from './palette';
import { createThresholds, tileSize } from './thresholds';

/** Size of the cache of mixes, by colour: two words each. */
const memoryBits = 18;

export function createDither(palette: GifPalette) {
  const { colors, matte } = palette;
  const clearIndex = colors.length;
  const thresholds = createThresholds();
  const mixer = createMixer(colors);
  const memory = new Uint32Array(2 << memoryBits);

  const slotOf = (color: number): number => (Math.imul(color, 0x9e3779b1) >>> (32 - memoryBits)) << 1;
  // All slots are marked as holding white, which is true of only one: that one is filled in.
  memory.fill(0xffffff);
  mixer.mixInto(memory, slotOf(0xffffff), 0xffffff);

  return {
    /** The index of transparent pixels: one more than the last colour's. */
    clearIndex,
    /**
     * Copies changes from `latest` (pixels 0xaabbggrr, rows of `widthPx` from row `firstRow` on) into `pixels` and, as
     * indices, into `indices`; or everything. Returns the bounding box of the changes, null if there are none.
     */
    update(
      pixels: Uint32Array,
      indices: Uint8Array,
      latest: Uint32Array,
      widthPx: number,
      firstRow: number,
      all: boolean,
    ): Area | null {
      const tileMask = tileSize - 1;
      let { left, top, right, bottom } = { left: widthPx, top: Infinity, right: 0, bottom: 0 };
      for (let from = 0, y = firstRow; from < latest.length; from += widthPx, y += 1) {
        const tileRow = (y & tileMask) * tileSize;
        for (let x = 0, at = y * widthPx; x < widthPx; x += 1, at += 1) {
          const pixel = latest[from + x]!;
          if (pixel === pixels[at] && !all) continue;
          pixels[at] = pixel;
          if (x < left) left = x;
          if (x >= right) right = x + 1;
          if (bottom === 0) top = y;
          bottom = y + 1;
          const color = visibleColor(pixel, matte);
          if (color === clear) {
            indices[at] = clearIndex;
            continue;
          }
          const slot = slotOf(color);
          if ((memory[slot]! & 0xffffff) !== color) mixer.mixInto(memory, slot, color);
          const first = memory[slot]!;
          const second = memory[slot + 1]!;
          const threshold = thresholds[tileRow + (x & tileMask)]!;
          if (threshold < first >>> 24) indices[at] = second & 255;
          else if (threshold < second >>> 24) indices[at] = (second >> 8) & 255;
          else indices[at] = (second >> 16) & 255;
        }
      }
      return bottom === 0 ? null : { left, top, right, bottom };
    },
  };
}
