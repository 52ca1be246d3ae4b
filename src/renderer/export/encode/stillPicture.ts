// A drawn frame as a canvas of its own: for previews, and for PNG, which the browser writes.
import type { FilmPicture } from '../filmPicture';
import { Readback } from './readback';
import { flipRows, unpremultiply } from './pixels';

/** The frame that the picture has drawn last. */
export function fullPicture({ renderer, target }: FilmPicture): OffscreenCanvas {
  const { width, height } = target;
  const bytes = new Uint8ClampedArray(4 * width * height);
  const readback = new Readback(renderer, target, 1);
  readback.begin();
  readback.takeInto(bytes);
  readback.dispose();
  flipRows(bytes, width, height);
  unpremultiply(bytes);
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')!.putImageData(new ImageData(bytes, width, height), 0, 0);
  return canvas;
}

/** The bytes of a PNG file. */
export async function encodePng(canvas: OffscreenCanvas): Promise<Uint8Array<ArrayBuffer>> {
  const file = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await file.arrayBuffer());
}
