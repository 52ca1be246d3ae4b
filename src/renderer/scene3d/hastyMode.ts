// Reduces the resolution while the camera moves, once that has turned out to be slow.
import type { FrameMeter } from './frameMeter';

/** A lower rate is slow. */
const slowFramesPerSecond = 15;
/** Number of moving frames before the rate is judged. */
const judgedFrames = 12;

export class HastyMode {
  private slow = false;
  private movingFrames = 0;

  constructor(private readonly meter: Pick<FrameMeter, 'stats'>) {}

  /** To be called once per frame. Once slow, it stays slow: switching back and forth would be visible. */
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
