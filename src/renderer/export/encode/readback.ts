// Reads pictures back from the graphics card in bands: during one readback, the next picture may be drawn.
import type { WebGLRenderer, WebGLRenderTarget } from 'three';
import { PixelBuffer } from '../pixelBuffer';
import { flipRows, unpremultiply } from './pixels';

/** Maximum bytes of a band, unless a row is longer: a whole frame of 1920 × 1080; larger frames are not held twice. */
const maxBytes = 2 ** 23;

/** Some rows of a picture. The bytes (RGBA, straight alpha) are valid until the next band. */
export interface Band {
  readonly firstRow: number;
  readonly rows: number;
  readonly bytes: Uint8ClampedArray<ArrayBuffer>;
}

/** Reads one target repeatedly, one readback at a time. */
export class Readback {
  private readonly buffer: PixelBuffer;
  private readonly bandRows: number;
  private readonly bytes: Uint8ClampedArray<ArrayBuffer>;

  constructor(
    private readonly renderer: WebGLRenderer,
    private readonly target: WebGLRenderTarget,
  ) {
    const { width, height } = target;
    this.buffer = new PixelBuffer(renderer, 4 * width * height);
    this.bandRows = Math.min(height, Math.max(1, Math.floor(maxBytes / (4 * width))));
    this.bytes = new Uint8ClampedArray(4 * width * this.bandRows);
  }

  /** Starts reading the target's current content. */
  begin(): void {
    this.buffer.read(this.target, this.target.width, this.target.height);
    this.renderer.getContext().flush();
  }

  /** Waits for the readback; its bands from the top. */
  *bands(): Generator<Band> {
    const { width, height } = this.target;
    for (let firstRow = 0; firstRow < height; firstRow += this.bandRows) {
      const rows = Math.min(this.bandRows, height - firstRow);
      const bytes = this.bytes.subarray(0, 4 * width * rows);
      // Rows on the graphics card start at the bottom.
      this.buffer.takeInto(bytes, 4 * width * (height - firstRow - rows));
      flipRows(bytes, width, rows);
      unpremultiply(bytes);
      yield { firstRow, rows, bytes };
    }
  }

  dispose(): void {
    this.buffer.dispose();
  }
}
