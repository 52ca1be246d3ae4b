// The palette of a clip that is completely in memory.
import { createGifPaletteMaker, type GifPalette, type GifPaletteRequest } from '../palette';

/** For frames of one size, all of which are examined. */
export function createGifPalette({
  frames,
  ...request
}: Omit<GifPaletteRequest, 'sampled'> & { readonly frames: readonly Uint8ClampedArray[] }): GifPalette {
  const pixels = (frames[0]?.length ?? 0) / 4;
  const maker = createGifPaletteMaker({ sampled: { frames: frames.length, pixels }, ...request });
  for (const frame of frames) maker.add(frame);
  return maker.palette();
}
