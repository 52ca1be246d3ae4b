// Drawn frames as a separate canvas: for previews, and for PNG, which the browser encodes.
import type { FilmPicture } from '../filmPicture';
import { Readback } from './readback';

/** One canvas for all frames of a picture. */
export class StillPicture {
  private readonly readback: Readback;
  private readonly canvas: OffscreenCanvas;

  constructor({ renderer, target }: FilmPicture) {
    this.readback = new Readback(renderer, target);
    this.canvas = new OffscreenCanvas(target.width, target.height);
  }

  /** The frame drawn last; the canvas is valid until the next call. */
  take(): OffscreenCanvas {
    const { canvas, readback } = this;
    // Only pixels are put into it: it need not be on the graphics card.
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    readback.begin();
    for (const { firstRow, rows, bytes } of readback.bands()) {
      context.putImageData(new ImageData(bytes, canvas.width, rows), 0, firstRow);
    }
    return canvas;
  }

  /** The frame drawn last, as a PNG file. */
  async png(): Promise<Uint8Array<ArrayBuffer>> {
    const file = await this.take().convertToBlob({ type: 'image/png' });
    return new Uint8Array(await file.arrayBuffer());
  }

  dispose(): void {
    this.readback.dispose();
  }
}
