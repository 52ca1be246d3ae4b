// A film's frames as the planes that video encoders take. While the graphics card draws a frame, the one before it is
// handed out and the next one is worked out; only what has changed from frame to frame is read back.
import type { FilmContent } from '../filmContent';
import type { FilmPicture } from '../filmPicture';
import { I420Packer, videoColorSpace } from '../i420';
import { planesLayout, unpackInto, type PackedParts, type PlanesLayout } from '../i420Layout';
import { timestampOf, type FilmFrame } from './videoFile';

export class PlaneFrames {
  private readonly layout: PlanesLayout;
  /** Of the frame drawn last. */
  private readonly planes: Uint8Array<ArrayBuffer>;
  private readonly packer: I420Packer;
  private readonly packed: Uint8Array<ArrayBuffer>;
  /** Whether `planes` hold no picture yet. */
  private empty = true;

  constructor(
    private readonly picture: FilmPicture,
    private readonly content: Pick<FilmContent, 'widthPx' | 'heightPx' | 'framesPerSecond'>,
    alpha: boolean,
  ) {
    const { widthPx, heightPx } = content;
    this.layout = planesLayout(widthPx, heightPx, alpha);
    // The picture of the alpha has no colour.
    this.planes = new Uint8Array(this.layout.byteLength).fill(128);
    this.packer = new I420Packer(picture.renderer, widthPx, heightPx, alpha);
    const { target } = this.packer;
    this.packed = new Uint8Array(4 * target.width * target.height);
  }

  /** Draws so many frames, and has `take` called for each in turn: `frame` is that one until the promise resolves. */
  async each(frames: number, take: (index: number) => Promise<void>): Promise<void> {
    for (let index = 0; index < frames; index += 1) {
      const parts = this.draw(index);
      if (index > 0) await take(index - 1);
      if (index + 1 < frames) this.picture.prepare(index + 1);
      this.read(parts);
    }
    await take(frames - 1);
  }

  /** Draws frame `index` and waits for it. */
  show(index: number): void {
    this.read(this.draw(index));
  }

  /** The frame drawn last, as number `index` of the video; the caller closes it. */
  frame(index: number): FilmFrame {
    const { planes, alphaPlanes } = this.layout;
    return {
      color: this.frameOf(planes, index),
      alpha: alphaPlanes === null ? null : this.frameOf(alphaPlanes, index),
    };
  }

  dispose(): void {
    this.packer.dispose();
  }

  private draw(index: number): PackedParts {
    const { picture } = this;
    const changed = picture.draw(index);
    const parts = this.packer.pack(picture.target.texture, this.empty ? null : changed);
    picture.renderer.getContext().flush();
    this.empty = false;
    return parts;
  }

  private read(parts: PackedParts): void {
    if (parts.parts.length === 0) return;
    this.packer.readInto(this.packed, parts);
    unpackInto(this.planes, this.layout, this.packed, parts);
  }

  private frameOf(planes: readonly PlaneLayout[], index: number): VideoFrame {
    const { widthPx, heightPx, framesPerSecond } = this.content;
    const timestamp = timestampOf(index, framesPerSecond);
    return new VideoFrame(this.planes, {
      format: 'I420',
      codedWidth: widthPx,
      codedHeight: heightPx,
      timestamp,
      duration: timestampOf(index + 1, framesPerSecond) - timestamp,
      layout: [...planes],
      colorSpace: videoColorSpace,
    });
  }
}
