// Whether the camera moves with fewer pixels: where moving it has turned out to be slow.
import type { FrameMeter } from './frameMeter';

/** Below this, it is slow. */
const slowFramesPerSecond = 15;
/** Frames of moving before that is judged. */
const judgedFrames = 12;

export class HastyMode {
  private slow = false;
  private movingFrames = 0;

  constructor(private readonly meter: Pick<FrameMeter, 'stats'>) {}

  /** Asked once for each frame. What is slow stays so: a change back and forth would be seen. */
  appliesTo(moving: boolean): boolean {
    if (moving && !this.slow) {
      this.movingFrames += 1;
      const { framesPerSecond } = this.meter.stats();
      this.slow =
        this.movingFrames > judgedFrames && framesPerSecond > 0 && framesPerSecond < slowFramesPerSecond;
    }
    return moving && this.slow;
  }
}
