// A texture that is painted with canvas 2D: texels as they are painted, the first row on top, colours premultiplied.
import { CanvasTexture, NearestFilter, NoColorSpace } from 'three';

export interface PaintedTexture {
  readonly texture: CanvasTexture<OffscreenCanvas>;
  readonly context: OffscreenCanvasRenderingContext2D;
}

/** Throws where there is no canvas 2D. */
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
