// A texture that is painted with canvas 2D: unfiltered, the first row on top, premultiplied colours.
import { CanvasTexture, NearestFilter, NoColorSpace } from 'three';

export interface PaintedTexture {
  readonly texture: CanvasTexture<OffscreenCanvas>;
  readonly context: OffscreenCanvasRenderingContext2D;
}

/** Throws if canvas 2D is not available. */
export function createPaintedTexture(widthPx: number, heightPx: number): PaintedTexture {
  const context = new OffscreenCanvas(widthPx, heightPx).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('Canvas 2D is not available');
  const texture = new CanvasTexture(context.canvas);
  texture.colorSpace = NoColorSpace;
  texture.minFilter = NearestFilter;
  texture.magFilter = NearestFilter;
  texture.generateMipmaps = false;
  texture.flipY = false;
  texture.premultiplyAlpha = true;
  return { texture, context };
}
