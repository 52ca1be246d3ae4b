// Graphics card memory that pictures are read into asynchronously, while other things are drawn.
import type { WebGLRenderer, WebGLRenderTarget } from 'three';

export class PixelBuffer {
  private readonly gl: WebGL2RenderingContext;
  private readonly buffer: WebGLBuffer;

  constructor(
    private readonly renderer: WebGLRenderer,
    byteLength: number,
  ) {
    const gl = renderer.getContext() as WebGL2RenderingContext;
    this.gl = gl;
    this.buffer = gl.createBuffer();
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, this.buffer);
    gl.bufferData(gl.PIXEL_PACK_BUFFER, byteLength, gl.STREAM_READ);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
  }

  /** Starts reading the lower left part of a target in its current state: RGBA, 8 bits each, lowest row first. */
  read(target: WebGLRenderTarget, width: number, height: number, offset = 0): void {
    const { gl } = this;
    this.renderer.setRenderTarget(target);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, this.buffer);
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, offset);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
  }

  /** Waits for the read, and copies its data from `offset` on. */
  takeInto(out: Uint8Array | Uint8ClampedArray, offset = 0): void {
    const { gl } = this;
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, this.buffer);
    gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, offset, out);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
    if (gl.isContextLost()) throw new Error('The graphics context was lost.');
  }

  dispose(): void {
    this.gl.deleteBuffer(this.buffer);
  }
}
