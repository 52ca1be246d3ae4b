// Reads pictures back from the graphics card, one behind the other: while a frame is waited for, the next is drawn.
import type { WebGLRenderer, WebGLRenderTarget } from 'three';

/** Reads one target again and again; at most `depth` readings are under way. */
export class Readback {
  private readonly gl: WebGL2RenderingContext;
  private readonly buffers: WebGLBuffer[] = [];
  private readonly byteLength: number;
  private begun = 0;
  private taken = 0;

  constructor(
    private readonly renderer: WebGLRenderer,
    private readonly target: WebGLRenderTarget,
    private readonly depth: number,
  ) {
    this.gl = renderer.getContext() as WebGL2RenderingContext;
    this.byteLength = 4 * target.width * target.height;
    const { gl } = this;
    for (let index = 0; index < depth; index += 1) {
      const buffer = gl.createBuffer();
      gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
      gl.bufferData(gl.PIXEL_PACK_BUFFER, this.byteLength, gl.STREAM_READ);
      this.buffers.push(buffer);
    }
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
  }

  get underWay(): number {
    return this.begun - this.taken;
  }

  /** Asks for what the target holds now: RGBA, 8 bits each, from the lowest row up. */
  begin(): void {
    const { gl, target } = this;
    if (this.underWay === this.depth) throw new Error('All readings are under way');
    this.renderer.setRenderTarget(target);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, this.buffers[this.begun % this.depth]!);
    gl.readPixels(0, 0, target.width, target.height, gl.RGBA, gl.UNSIGNED_BYTE, 0);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
    gl.flush();
    this.begun += 1;
  }

  /** Waits for the oldest reading and copies it. */
  takeInto(out: Uint8Array | Uint8ClampedArray): void {
    const { gl } = this;
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, this.buffers[this.taken % this.depth]!);
    gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, 0, out);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
    this.taken += 1;
    if (gl.isContextLost()) throw new Error('The graphics context was lost.');
  }

  dispose(): void {
    for (const buffer of this.buffers) this.gl.deleteBuffer(buffer);
  }
}
