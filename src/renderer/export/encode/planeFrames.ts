// A film's frames as the planes that video encoders take, one behind the other: while a frame is read back from the
// graphics card, the next one is drawn, and only what has changed from frame to frame is read.
import type { FilmContent } from '../filmContent';
import type { FilmPicture } from '../filmPicture';
import { I420Packer, videoColorSpace } from '../i420';
import { planesLayout, unpackInto, type PackedParts, type PlanesLayout } from '../i420Layout';
import { Readback } from './readback';
import { timestampOf, type FilmFrame } from './videoFile';

/** Frames that are drawn before the first of them is taken. */
export const framesAhead = 2;

export class PlaneFrames {
  private readonly layout: PlanesLayout;
  /** Of the frame taken last. */
  private readonly planes: Uint8Array<ArrayBuffer>;
  private readonly packer: I420Packer;
  private readonly readback: Readback;
  private readonly packed: Uint8Array<ArrayBuffer>;
  /** Begun and not yet taken. */
  private readonly underWay: PackedParts[] = [];
  private whole = true;

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
    this.readback = new Readback(picture.renderer, target, framesAhead);
  }

  /** Draws frame `index`. */
  begin(index: number): void {
    const { picture } = this;
    const changed = picture.draw(index);
    const parts = this.packer.pack(picture.target.texture, this.whole ? null : changed);
    this.whole = false;
    if (parts.parts.length > 0) this.readback.begin(parts.width, parts.height);
    this.underWay.push(parts);
  }

  /** Waits for the oldest frame begun. */
  take(): void {
    const parts = this.underWay.shift();
    if (parts === undefined) throw new Error('No frame is under way');
    if (parts.parts.length === 0) return;
    this.readback.takeInto(this.packed.subarray(0, 4 * parts.width * parts.height));
    unpackInto(this.planes, this.layout, this.packed, parts);
  }

  /** The frame taken last, as number `index` of the video; the caller closes it. */
  frame(index: number): FilmFrame {
    const { planes, alphaPlanes } = this.layout;
    return {
      color: this.frameOf(planes, index),
      alpha: alphaPlanes === null ? null : this.frameOf(alphaPlanes, index),
    };
  }

  dispose(): void {
    this.readback.dispose();
    this.packer.dispose();
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
