// Reads pictures back from the graphics card, one behind the other: while a frame is waited for, the next is drawn.
import type { WebGLRenderer, WebGLRenderTarget } from 'three';
import { PixelBuffer } from '../pixelBuffer';

/** Reads one target again and again; at most `depth` readings are under way. */
export class Readback {
  private readonly buffers: readonly PixelBuffer[];
  private begun = 0;
  private taken = 0;

  constructor(
    private readonly renderer: WebGLRenderer,
    private readonly target: WebGLRenderTarget,
    private readonly depth: number,
  ) {
    const byteLength = 4 * target.width * target.height;
    this.buffers = Array.from({ length: depth }, () => new PixelBuffer(renderer, byteLength));
  }

  get underWay(): number {
    return this.begun - this.taken;
  }

  /** Asks for what the target holds now: RGBA, 8 bits each, from the lowest row up. */
  begin(): void {
    const { target } = this;
    if (this.underWay === this.depth) throw new Error('All readings are under way');
    this.buffers[this.begun % this.depth]!.read(target, target.width, target.height);
    this.renderer.getContext().flush();
    this.begun += 1;
  }

  /** Waits for the oldest reading and copies it. */
  takeInto(out: Uint8Array | Uint8ClampedArray): void {
    this.buffers[this.taken % this.depth]!.takeInto(out);
    this.taken += 1;
  }

  dispose(): void {
    for (const buffer of this.buffers) buffer.dispose();
  }
}
