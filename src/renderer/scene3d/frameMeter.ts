// Measures the frame rate: a fence after each frame signals when the graphics hardware has finished it.

export interface FrameStats {
  /** Frames finished since the view was made. */
  readonly framesDrawn: number;
  /** Over the last second of drawing without a pause; 0 before. */
  readonly framesPerSecond: number;
  /** CPU time of the last frame in milliseconds. */
  readonly lastMs: number;
}

const window_ = 60;

export class FrameMeter {
  private readonly fences: WebGLSync[] = [];
  private readonly finished: number[] = [];
  private framesDrawn = 0;
  private began = 0;
  private lastMs = 0;

  constructor(private readonly gl: WebGL2RenderingContext) {}

  begin(): void {
    this.began = performance.now();
    this.collect();
  }

  end(): void {
    const fence = this.gl.fenceSync(this.gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    if (fence !== null) this.fences.push(fence);
    this.lastMs = performance.now() - this.began;
  }

  stats(): FrameStats {
    this.collect();
    const { finished } = this;
    const span = finished.length > 1 ? finished.at(-1)! - finished[0]! : 0;
    return {
      framesDrawn: this.framesDrawn,
      framesPerSecond: span > 0 ? (1000 * (finished.length - 1)) / span : 0,
      lastMs: this.lastMs,
    };
  }

  dispose(): void {
    for (const fence of this.fences) this.gl.deleteSync(fence);
    this.fences.length = 0;
  }

  private collect(): void {
    const { gl, fences, finished } = this;
    while (fences.length > 0) {
      const fence = fences[0]!;
      if (gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED) return;
      gl.deleteSync(fence);
      fences.shift();
      const now = performance.now();
      // A pause starts a new measurement: nothing had to be drawn in it.
      if (finished.length > 0 && now - finished.at(-1)! > 500) finished.length = 0;
      finished.push(now);
      if (finished.length > window_) finished.shift();
      this.framesDrawn += 1;
    }
  }
}
